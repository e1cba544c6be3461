// A calendar day, and nothing smaller: by-whens, reminders and digests never see a time of day.
import { z } from "zod"

/** Whether a text is a day of the calendar: 31 February is none. */
export function isRealDay(text: string): boolean {
  const noonOfDay = new Date(`${text}T12:00:00Z`)
  return !Number.isNaN(noonOfDay.getTime()) && noonOfDay.toISOString().slice(0, 10) === text
}

/** A calendar day in Europe/London, written YYYY-MM-DD; compares as text. */
export const Day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(isRealDay, "there is no such day")
export type Day = z.infer<typeof Day>

/** A moment, ISO 8601 in UTC with whole seconds (SharePoint drops the rest). */
export const Instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/)
export type Instant = z.infer<typeof Instant>

const millisecondsADay = 86_400_000

/** A register speaks of few days, many times over. */
const noons = new Map<Day, number>()
const mostNoons = 50_000

function noon(day: Day): number {
  const known = noons.get(day)
  if (known !== undefined) return known
  if (noons.size >= mostNoons) noons.clear()
  const found = Date.parse(`${day}T12:00:00Z`)
  noons.set(day, found)
  return found
}

export function addDays(day: Day, days: number): Day {
  return new Date(noon(day) + days * millisecondsADay).toISOString().slice(0, 10)
}

/** Whole days from `from` to `to`; negative when `to` lies before. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((noon(to) - noon(from)) / millisecondsADay)
}

/** The month a day lies in, YYYY-MM. */
export const monthOf = (day: Day): string => day.slice(0, 7)

/** The Monday on or before a day. */
export function weekStart(day: Day): Day {
  const sinceMonday = (new Date(noon(day)).getUTCDay() + 6) % 7
  return addDays(day, -sinceMonday)
}

const london = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Europe/London",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
})

/** The day it is in London at a moment: 23:30Z on a summer evening is already tomorrow. */
export function londonDay(instant: string): Day {
  // London is never behind UTC and at most an hour before it: only the last hour of a day is in doubt.
  const isSure = instant.length === 20 && instant.endsWith("Z") && instant.slice(11, 13) !== "23"
  return isSure ? instant.slice(0, 10) : london.format(new Date(instant))
}

const londonHour = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", hour: "2-digit", hourCycle: "h23" })

/** The hour it is in London at a moment given in real milliseconds. */
export const hourInLondon = (moment: number): number => Number(londonHour.format(moment))

/** The moment, in milliseconds, at which an hour of a day comes in London, over both clock changes. */
export function momentInLondon(day: Day, hour: number): number {
  const inWinter = Date.parse(`${day}T${String(hour).padStart(2, "0")}:00:00Z`)
  return hourInLondon(inWinter) === hour ? inWinter : inWinter - 3_600_000
}

/** A moment without its milliseconds. */
export const toInstant = (date: Date): Instant => `${date.toISOString().slice(0, 19)}Z`
