// When updates are asked for: rounds that run back from a forum's meetings, or one a month.
import { addDays, type Day, monthOf } from "../day/day.ts"
import { addWorkingDays, type Calendar, workingDayOnOrBefore } from "../day/workingDays.ts"
import { kept } from "../kept.ts"
import type { Forum } from "../people/forum.ts"
import { readNumberSetting, type Settings, settingKeys } from "../people/setting.ts"
import type { Plan } from "../plan/plan.ts"
import { type Meeting, readMeetings } from "./meetings.ts"

/** One asking of a plan's owners: at the opening, again before the due day, and on it. */
export type Round = {
  forumKey: string | null
  /** Null for a monthly round. */
  meetingOn: Day | null
  opens: Day
  remind: Day
  due: Day
}

export type Timetable = {
  /** Hour of London time at which cards go. */
  hour: number
  /** More people than this in one day wait for a manager's word. */
  cap: number
  /** Working days from a round's opening to its due day, and from its due day to the meeting. */
  opensBefore: number
  dueBefore: number
}

/** The rest of the timetable is the same for every council. */
export const remindBefore = 3
export const silentDays = 10
export const toHeadAfter = 10
export const toDirectorAfter = 20
export const aheadDays = 14

export const readTimetable = (settings: Settings): Timetable => ({
  hour: readNumberSetting(settings, settingKeys.hour, 9, [0, 23]),
  cap: readNumberSetting(settings, settingKeys.cap, 250, [1, 100_000]),
  opensBefore: readNumberSetting(settings, settingKeys.roundOpens, 10, [4, 60]),
  dueBefore: readNumberSetting(settings, settingKeys.roundDue, 10, [0, 60]),
})

export type RoundsOf = (plan: Plan) => readonly Round[]

/** How far back a round can still be outstanding, and how far ahead one is worth showing. */
const backDays = 150
const aheadInDays = 70

/** The rounds of each plan around a day, by due day. Plans with the same calendar share them. */
export function roundsAround(
  today: Day,
  { forums, calendar, timetable }: { forums: ReadonlyMap<string, Forum>; calendar: Calendar; timetable: Timetable },
): RoundsOf {
  const ofForum = kept((forumKey: string): readonly Round[] => {
    const forum = forums.get(forumKey)
    const meetings = forum ? readMeetings(forum).meetings : []
    const before = forum ? meetings.map(meeting => roundBefore(forum.key, meeting, calendar, timetable)) : []
    // A calendar that nobody has written on must not silence a plan: after its last meeting the months go on.
    const last = before.reduce((latest, { due }) => (due > latest ? due : latest), "")
    const months = monthsAround(today).map(month => monthly(month, calendar, timetable))
    const rounds = [...before, ...months.filter(({ opens }) => opens > last)]
    const isNear = ({ opens, due }: Round) => opens <= today || due <= addDays(today, aheadInDays)
    const near = rounds.filter(round => round.due >= addDays(today, -backDays) && isNear(round))
    return near.toSorted((a, b) => a.due.localeCompare(b.due))
  })
  return ({ forumKey }) => ofForum(forumKey ?? "")
}

function roundBefore(forumKey: string, meeting: Meeting, calendar: Calendar, timetable: Timetable): Round {
  const due = workingDayOnOrBefore(calendar, meeting.due ?? addWorkingDays(calendar, meeting.on, -timetable.dueBefore))
  return { forumKey, meetingOn: meeting.on, ...before(due, meeting.opens, calendar, timetable) }
}

function monthly(month: string, calendar: Calendar, timetable: Timetable): Round {
  const due = workingDayOnOrBefore(calendar, addDays(`${nextMonth(month)}-01`, -1))
  return { forumKey: null, meetingOn: null, ...before(due, null, calendar, timetable) }
}

function before(due: Day, opens: Day | null, calendar: Calendar, { opensBefore }: Timetable) {
  const remind = addWorkingDays(calendar, due, -remindBefore)
  const wanted = opens ?? addWorkingDays(calendar, due, -opensBefore)
  return { opens: wanted < remind ? wanted : remind, remind, due }
}

/** The month before `today`'s by five, to two after. */
function monthsAround(today: Day): string[] {
  const months: string[] = []
  for (let at = monthOf(addDays(`${monthOf(today)}-15`, -152)); months.length < 9; at = nextMonth(at)) months.push(at)
  return months
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number)
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`
}

/** The round that was opened last; null before the first. */
export const openRound = (rounds: readonly Round[], today: Day): Round | null =>
  rounds.findLast(({ opens }) => opens <= today) ?? null
