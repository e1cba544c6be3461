// The timetable of reminders in sentences: everybody can read beforehand when they are asked and what follows.
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
