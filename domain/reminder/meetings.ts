// The meetings that stand in a forum's calendar, a line each; what cannot be read of a line is told, not passed over.
import { type Day, isRealDay } from "../day/day.ts"
import { beginsLikeDay, dayInText } from "../day/dayInText.ts"
import type { Forum } from "../people/forum.ts"

export type Meeting = { on: Day; due: Day | null; opens: Day | null }

export type MeetingsRead = {
  meetings: Meeting[]
  /** Lines that begin like a day and are not understood to their end. */
  unread: string[]
}

const meeting = new RegExp(`^${dayInText}(.*)$`, "i")

/** One meeting a line: "2026-12-16; updates due 2026-12-01; opens 2026-11-17". Lines that begin otherwise are notes. */
export function readMeetings({ calendar }: Pick<Forum, "calendar">): MeetingsRead {
  const read: MeetingsRead = { meetings: [], unread: [] }
  // A text field of SharePoint's ends its lines as Windows does.
  for (const line of calendar.split(/\r?\n/).map(part => part.trim())) {
    const [, on, rest = ""] = meeting.exec(line) ?? []
    const isMeeting = on !== undefined && isRealDay(on)
    const [due, opens] = [named("due", rest), named("opens", rest)]
    if (isMeeting) read.meetings.push({ on, due: due.day, opens: opens.day })
    if (isMeeting ? due.isUnread || opens.isUnread : beginsLikeDay(line)) read.unread.push(line)
  }
  return read
}

function named(word: string, text: string): { day: Day | null; isUnread: boolean } {
  const written = new RegExp(`\\b${word}\\s+${dayInText}`, "i").exec(text)?.[1]
  const day = written !== undefined && isRealDay(written) ? written : null
  return { day, isUnread: day === null && new RegExp(`\\b${word}\\b`, "i").test(text) }
}
