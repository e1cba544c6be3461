// A day as people write it into a line of settings or of a forum's calendar: 2026-12-24, its weekday before it or not.

const weekday = "(?:(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?[.,]?\\s+)?"

/** For regular expressions that do not mind capitals; the day is its one group. */
export const dayInText = `${weekday}(\\d{4}-\\d{2}-\\d{2})(?!\\d)`

const month = "(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)"
const lookalike = new RegExp(
  `^\\s*${weekday}(?:\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}|\\d{1,2}(?:st|nd|rd|th)?\\s+${month})`,
  "i",
)

/** Whether a line begins with what somebody must have meant for a day. */
export const beginsLikeDay = (line: string): boolean => lookalike.test(line)
