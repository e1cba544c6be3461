// The timetable of reminders in sentences: everybody can read beforehand when they are asked and what follows; and what
// was read of the days a council has written down, and what was not.
import { addDays, type Day } from "../day/day.ts"
import type { DayRange } from "../day/workingDays.ts"
import type { Forum } from "../people/forum.ts"
import { rangeSettings, readRanges, type Settings, settingKeys } from "../people/setting.ts"
import { readMeetings } from "../reminder/meetings.ts"
import {
  aheadDays,
  remindBefore,
  silentDays,
  type Timetable,
  toDirectorAfter,
  toHeadAfter,
} from "../reminder/timetable.ts"
import type { Words } from "./words.ts"

export const wordTimetable = ({ hour, cap, opensBefore, dueBefore }: Timetable, words: Words): string[] => [
  words.say("timetable.hour", { time: `${String(hour).padStart(2, "0")}:00` }),
  words.say("timetable.due", { days: dueBefore }),
  words.say("timetable.monthly"),
  words.say("timetable.opens", { days: opensBefore, again: remindBefore }),
  words.say("timetable.dates", { days: remindBefore, ahead: aheadDays }),
  words.say("timetable.silence", { days: silentDays }),
  words.say("timetable.above", { head: toHeadAfter, director: toDirectorAfter }),
  words.say("timetable.recess"),
  words.say("timetable.cap", { people: cap }),
]

type Written = { settings: Settings; forums: Iterable<Forum>; today: Day }

/** The closures, recesses and holidays of the next twelve months, as they were read. */
export function wordDaysRead({ settings, today }: Written, words: Words): string[] {
  const isNear = ({ from, to }: DayRange) => to >= today && from <= addDays(today, 365)
  return rangeSettings.map(name => {
    const near = readRanges(settings, settingKeys[name]).ranges.filter(isNear)
    if (near.length === 0) return words.say(`timetable.noDays.${name}`)
    const inOrder = near.toSorted((a, b) => a.from.localeCompare(b.from))
    return words.say(`timetable.days.${name}`, { days: inOrder.map(range => wordRange(range, words)).join("; ") })
  })
}

const wordRange = ({ from, to }: DayRange, words: Words): string =>
  from === to ? words.date(from) : words.say("timetable.range", { from: words.date(from), to: words.date(to) })

/** Every line that somebody meant for days and that is not understood, with where it stands. */
export function wordDaysUnread({ settings, forums }: Written, words: Words): string[] {
  const inSettings = rangeSettings.flatMap(name => {
    const title = settings.get(settingKeys[name])?.title ?? ""
    const { unread } = readRanges(settings, settingKeys[name])
    return unread.map(line => words.say("timetable.unread.setting", { title, line: cut(line) }))
  })
  const inForums = [...forums].flatMap(forum =>
    readMeetings(forum).unread.map(line =>
      words.say("timetable.unread.forum", { title: forum.title, line: cut(line) }),
    ),
  )
  return [...inSettings, ...inForums]
}

const longestShown = 160
const cut = (line: string): string => (line.length > longestShown ? `${line.slice(0, longestShown)}…` : line)
