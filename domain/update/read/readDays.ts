// Days within what is said: "done on 16 December" tells little as long as that day lies ahead.
import { addDays, type Day, daysBetween, isRealDay } from "../../day/day.ts"
import { has, type Span } from "./readSpans.ts"

const isYear = (word: string) => /^(?:19|20)\d\d$/.test(word)
const isDayNumber = (word: string) => /^(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?$/.test(word)
const isInFigures = (words: string) => /^\d{1,2}[. ]\d{1,2}[. ](?:\d\d)?\d\d$|^\d{4} \d\d \d\d$/.test(words)

const wordOf = (span: Span | undefined): string => span?.words.join(" ") ?? ""
const threeFrom = (spans: readonly Span[], at: number): string =>
  spans
    .slice(at, at + 3)
    .map(wordOf)
    .join(" ")

/** A number that begins a day or a year, and does not count anything. */
export const beginsDay = (spans: readonly Span[]): boolean =>
  isYear(wordOf(spans[0])) ||
  (isDayNumber(wordOf(spans[0])) && has(spans[1], "month")) ||
  isInFigures(wordOf(spans[0])) ||
  isInFigures(threeFrom(spans, 0)) ||
  /^\d+(?:st|nd|rd|th)$/.test(wordOf(spans[0])) ||
  (isDayNumber(wordOf(spans[0])) && has(spans[2], "ago"))

/** Whether a figure stands there that is of no day: "in 3 teams", "at 80%". */
export function namesCount(spans: readonly Span[]): boolean {
  for (let at = 0; at < spans.length; at++) {
    const left = spans.slice(at)
    if (isInFigures(threeFrom(left, 0))) at += 2
    else if (/^\d+(?:[.,]\d+)?%?$/.test(wordOf(left[0])) && !beginsDay(left) && !has(spans[at - 1], "month"))
      return true
  }
  return false
}

const isYearPast = (word: string, today: Day) => isYear(word) && word < today.slice(0, 4)

/** Whether a day is named that is not known to be past. */
export const namesDayAhead = (spans: readonly Span[], today: Day): boolean =>
  spans.some((span, at) => {
    if (has(span, "ahead")) return !isYearPast(wordOf(spans[at + 1]), today)
    const word = wordOf(span)
    if (isYear(word) && word > today.slice(0, 4)) return true
    if (has(span, "month")) return isMonthAhead(spans, at, today)
    const figures = [word, threeFrom(spans, at)].find(isInFigures)
    return figures !== undefined && isAhead(dayInFigures(figures), today)
  })

const isAhead = (day: Day, today: Day) => !isRealDay(day) || day > today

function dayInFigures(figures: string): Day {
  const [a = "", b = "", c = ""] = figures.split(/[. ]/)
  const [year, month, day] = a.length === 4 ? [a, b, c] : [c.length === 2 ? `20${c}` : c, b, a]
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

/** Without a year the nearest is meant; a month as a whole counts from its first day, its end from its last. */
function isMonthAhead(spans: readonly Span[], at: number, today: Day): boolean {
  const month = months.indexOf(wordOf(spans[at]).slice(0, 3)) + 1
  if (month === 0) return true
  const around = [spans[at - 1], spans[at + 1]].map(wordOf)
  const number = around.find(isDayNumber)
  const year = [spans[at + 1], spans[at + 2]].map(wordOf).find(isYear)
  const ofYear = (its: number): Day => {
    const first = `${its}-${String(month).padStart(2, "0")}-01`
    if (number !== undefined) return addDays(first, Number.parseInt(number, 10) - 1)
    return has(spans[at - 1], "month end") ? addDays(addDays(first, 31).slice(0, 8).concat("01"), -1) : first
  }
  if (year !== undefined) return ofYear(Number(year)) > today
  const now = Number(today.slice(0, 4))
  const distance = (day: Day) => Math.abs(daysBetween(today, day))
  const [nearest] = [now - 1, now, now + 1].map(ofYear).toSorted((a, b) => distance(a) - distance(b))
  return nearest === undefined || nearest > today
}
