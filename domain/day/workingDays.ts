// Which days are worked: the council's calendar, a post's own days, and counting in working days.
import { kept, weaklyKept } from "../kept.ts"
import { addDays, type Day, daysBetween } from "./day.ts"

/** From a day to a day, both included. */
export type DayRange = { from: Day; to: Day }

export type Calendar = {
  /** Somebody is at work: no weekend, bank holiday or closure. */
  isWorking(day: Day): boolean
  /** A recess: only what is due is said, and no clock of escalation runs. */
  isRecess(day: Day): boolean
}

/** Monday is 1; empty means every weekday. */
export type WorkingPattern = { worksOn: readonly number[]; isTermTimeOnly: boolean }

export type CalendarParts = {
  isBankHoliday(day: Day): boolean
  /** The council is closed: Christmas, and whatever else it has chosen. */
  closures: readonly DayRange[]
  recesses: readonly DayRange[]
  schoolHolidays: readonly DayRange[]
}

export type CouncilCalendar = Calendar & {
  /** The calendar of a post that works other days than the council; the council's own where it does not. */
  ofPattern(pattern: WorkingPattern): Calendar
}

/** Monday is 0, Sunday 6. */
export const weekdayOf = (day: Day): number => ((daysBetween("2024-01-01", day) % 7) + 7) % 7

export const isWithin = (ranges: readonly DayRange[], day: Day): boolean =>
  ranges.some(({ from, to }) => from <= day && day <= to)

export function makeCalendar(parts: CalendarParts): CouncilCalendar {
  const isWorking = kept(
    (day: Day) => weekdayOf(day) < 5 && !parts.isBankHoliday(day) && !isWithin(parts.closures, day),
  )
  const isRecess = kept((day: Day) => isWithin(parts.recesses, day))
  const council = { isWorking, isRecess }
  const ofPattern = kept((key: string): Calendar => {
    const { worksOn, isTermTimeOnly } = JSON.parse(key) as WorkingPattern
    if (worksOn.length === 0 && !isTermTimeOnly) return council
    const isTheirs = (day: Day) =>
      (worksOn.length === 0 || worksOn.includes(weekdayOf(day) + 1)) &&
      !(isTermTimeOnly && isWithin(parts.schoolHolidays, day))
    return { isWorking: kept((day: Day) => isWorking(day) && isTheirs(day)), isRecess }
  })
  return {
    ...council,
    ofPattern: ({ worksOn, isTermTimeOnly }) => ofPattern(JSON.stringify({ worksOn, isTermTimeOnly })),
  }
}

/** A calendar on which nobody ever works must not be searched for ever. */
const longestSearchDays = 750

const makeCounts = (calendar: Calendar) => ({
  after: kept((days: number) => kept((day: Day) => findWorkingDay(calendar, day, days))),
  since: kept((from: Day) => kept((to: Day) => countWorkingDays(calendar, from, to))),
})

/** Thousands of items ask for the same few spans of the same calendar. */
const countsOf = weaklyKept(makeCounts)

/** The nth working day after `day`, or before it for a negative number; 0 gives the day itself. */
export const addWorkingDays = (calendar: Calendar, day: Day, days: number): Day => countsOf(calendar).after(days)(day)

function findWorkingDay(calendar: Calendar, day: Day, days: number): Day {
  const step = Math.sign(days)
  let left = Math.abs(days)
  let at = day
  for (let searched = 0; left > 0 && searched < longestSearchDays; searched++) {
    at = addDays(at, step)
    if (calendar.isWorking(at)) left--
  }
  return at
}

export const workingDayOnOrBefore = (calendar: Calendar, day: Day): Day =>
  calendar.isWorking(day) ? day : addWorkingDays(calendar, day, -1)

export const workingDayOnOrAfter = (calendar: Calendar, day: Day): Day =>
  calendar.isWorking(day) ? day : addWorkingDays(calendar, day, 1)

/** Working days after `from`, up to and with `to`; recesses do not count. 0 when `to` lies before. */
export const workingDaysSince = (calendar: Calendar, from: Day, to: Day): number => countsOf(calendar).since(from)(to)

function countWorkingDays(calendar: Calendar, from: Day, to: Day): number {
  let count = 0
  const last = Math.min(daysBetween(from, to), longestSearchDays)
  for (let step = 1; step <= last; step++) {
    const day = addDays(from, step)
    if (calendar.isWorking(day) && !calendar.isRecess(day)) count++
  }
  return count
}
