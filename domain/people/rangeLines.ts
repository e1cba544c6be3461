// Spans of days as a council writes them into its settings, a line each; what cannot be read is told, not passed over.
import { isRealDay } from "../day/day.ts"
import { dayInText } from "../day/dayInText.ts"
import type { DayRange } from "../day/workingDays.ts"

export type RangesRead = {
  ranges: DayRange[]
  /** Lines that are not understood, or not to their end. */
  unread: string[]
}

const range = new RegExp(`^${dayInText}(?:\\s*(?:to|until|[–-])\\s*${dayInText})?(.*)$`, "i")
/** A further day, or a last day in another form. */
const leftOver = /\d{4}-\d{1,2}-\d{1,2}|^\s*(?:(?:to|until)\b.*\d|[–-]\s*\d)/i

/** "2026-12-24 to 2026-12-31 Christmas", or a day alone; a line without a figure is a note. */
export function readRangeLines(text: string): RangesRead {
  const read: RangesRead = { ranges: [], unread: [] }
  for (const line of text.split(/\r?\n/).map(part => part.trim())) {
    const [, from, to = from, rest = ""] = range.exec(line) ?? []
    const isRange = from !== undefined && to !== undefined && isRealDay(from) && isRealDay(to) && from <= to
    if (isRange) read.ranges.push({ from, to })
    if (isRange ? leftOver.test(rest) : /\d/.test(line)) read.unread.push(line)
  }
  return read
}
