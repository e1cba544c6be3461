// Days and months in the forms of the United Kingdom: the day before the month, the month before the year.
import { dayOf, isPlanYear, monthNumber, monthsSpan, yearOfTwoDigits } from "./readMonths.ts"
import { oneDay, type Period } from "./readPeriods.ts"
import { type Found, isText, numberOf, type Token } from "./readTokens.ts"
import { isWordMay, yearAfter } from "./readYears.ts"

const dayPeriod = (year: number | null, month: number, date: number): Period => ({
  certainty: "day",
  year,
  inYear: asked => oneDay(dayOf(asked, month, date)),
})

const monthPeriod = (year: number | null, month: number): Period => ({
  certainty: "month",
  year,
  inYear: asked => monthsSpan(asked, month, month),
})

/** A date the calendar has in some year. */
const exists = (month: number, date: number) => dayOf(2000, month, date) !== null

function yearIn(token: Token | undefined): number | null {
  const full = numberOf(token, 4)
  if (full !== null) return isPlanYear(full) ? full : null
  const short = numberOf(token, 2)
  return short === null ? null : yearOfTwoDigits(short)
}

/** "15/10/2015", "5.11.15", "2015-10-15". A value of null: three numbers that are no day, which nothing else may read. */
function readNumericDay(tokens: readonly Token[], at: number): Found<Period | null> | null {
  const [a, joint, b, again, c] = tokens.slice(at, at + 5)
  if (a?.kind !== "number" || b?.kind !== "number" || c?.kind !== "number") return null
  if (!isText(joint, "/", "-", ".") || again?.text !== joint?.text) return null
  const isIso = a.text.length === 4
  const [date, year] = isIso ? [numberOf(c, 1, 2), yearIn(a)] : [numberOf(a, 1, 2), yearIn(c)]
  const month = numberOf(b, 1, 2)
  const day = year !== null && month !== null && date !== null && dayOf(year, month, date)
  return { value: day ? dayPeriod(year, month, date) : null, length: 5 }
}

/** "03/2023", "2023-03", "15/10" and "03/25", where the greater number tells which it is. */
function readNumericPair(tokens: readonly Token[], at: number): Found<Period> | null {
  const [a, joint, b] = tokens.slice(at, at + 3)
  if (!isText(joint, "/", "-", ".") || joint?.isSpaced || b?.isSpaced) return null
  const found = (value: Period) => ({ value, length: 3 })
  const [first, second] = [numberOf(a, 1, 2), numberOf(b, 1, 2)]
  const isMonth = (value: number | null): value is number => value !== null && value >= 1 && value <= 12

  const yearLast = numberOf(b, 4)
  if (isMonth(first) && yearLast !== null && isPlanYear(yearLast)) return found(monthPeriod(yearLast, first))
  const yearFirst = numberOf(a, 4)
  // "2011/12" is left to the financial years too.
  const isYearPair = yearFirst !== null && second === (yearFirst + 1) % 100
  if (isMonth(second) && b?.text.length === 2 && yearFirst !== null && isPlanYear(yearFirst) && !isYearPair)
    return found(monthPeriod(yearFirst, second))

  if (!isText(joint, "/") || first === null || second === null) return null
  if (isMonth(second) && exists(second, first)) return found(dayPeriod(null, second, first))
  // "12/13" is left to the financial years.
  return isMonth(first) && b?.text.length === 2 && second !== first + 1
    ? found(monthPeriod(yearOfTwoDigits(second), first))
    : null
}

const weekdays = new Set(["mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"])

const isWeekday = (token: Token | undefined) =>
  token !== undefined && (weekdays.has(token.text) || /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/.test(token.text))

function dateNumber(tokens: readonly Token[], at: number): Found<number> | null {
  const date = numberOf(tokens[at], 1, 2)
  if (date === null || date < 1 || date > 31) return null
  const isOrdinal = isText(tokens[at + 1], "st", "nd", "rd", "th") && !tokens[at + 1]?.isSpaced
  return { value: date, length: isOrdinal ? 2 : 1 }
}

/** A month's name, not the verb. */
function namedMonth(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at]
  return token?.kind !== "word" || isWordMay(tokens, at) ? null : monthNumber(token.text)
}

/** The month and year after a day's number: " September", "-Mar- 2020", " of May, 2013". */
function monthAfter(tokens: readonly Token[], at: number): Found<{ month: number; year: number | null }> | null {
  // In "Phase 1 - March 2013" the dash parts a name from its date.
  const isParted = tokens[at]?.isSpaced && tokens[at + 1]?.isSpaced && isText(tokens[at], "-", "/", ".")
  const joint = !isParted && isText(tokens[at], "-", "/", ".", "of") ? 1 : 0
  const month = namedMonth(tokens, at + joint)
  if (month === null) return null
  const year = yearAfter(tokens, at + joint + 1)
  return { value: { month, year: year?.value(month) ?? null }, length: joint + 1 + (year?.length ?? 0) }
}

/** What has a number of its own: "Phase 1 March 2013" is no first of March. */
const numbered = new Set(["phase", "stage", "part", "step", "tranche", "wave", "objective", "priority", "action", "no"])

/** "19 September", "1–5 March 2013"; of "1 and 15 March" the first, the second follows by itself. */
function readDayMonth(tokens: readonly Token[], at: number): Found<Period | null> | null {
  const first = dateNumber(tokens, at)
  if (!first || (at > 0 && numbered.has(tokens[at - 1]?.text ?? ""))) return null
  const next = at + first.length
  const own = monthAfter(tokens, next)
  if (own) {
    const { month, year } = own.value
    const value = exists(month, first.value) ? dayPeriod(year, month, first.value) : null
    return { value, length: first.length + own.length }
  }
  const joint = tokens[next]
  if (!isText(joint, "-", "to", "and", "&", "/")) return null
  const second = dateNumber(tokens, next + 1)
  const shared = second && monthAfter(tokens, next + 1 + second.length)
  if (!shared || first.value >= second.value || !exists(shared.value.month, second.value)) return null
  const { month, year } = shared.value
  if (isText(joint, "and", "&")) return { value: dayPeriod(year, month, first.value), length: first.length }
  const inYear = (asked: number) => {
    const [earliest, latest] = [dayOf(asked, month, first.value), dayOf(asked, month, second.value)]
    return earliest && latest ? { earliest, latest } : null
  }
  const length = first.length + 1 + second.length + shared.length
  return { value: { certainty: "day", year, inYear, isRange: true }, length }
}

/** "October 15, 2015", "March 1st": after the month's name, a day only where something shows that it is one. */
function readMonthDay(tokens: readonly Token[], at: number): Found<Period> | null {
  const month = namedMonth(tokens, at)
  const date = month === null ? null : dateNumber(tokens, at + 1)
  if (month === null || !date || !exists(month, date.value)) return null
  const end = at + 1 + date.length
  if (namedMonth(tokens, end) !== null || isText(tokens[end], "/", ":", "%")) return null
  const comma = isText(tokens[end], ",") ? 1 : 0
  const year = numberOf(tokens[end + comma], 4)
  if (year !== null && isPlanYear(year))
    return { value: dayPeriod(year, month, date.value), length: 1 + date.length + comma + 1 }
  const isDay = date.length === 2 || tokens[at + 1]?.text.length === 1
  return isDay ? { value: dayPeriod(null, month, date.value), length: 1 + date.length } : null
}

function readMonth(tokens: readonly Token[], at: number): Found<Period> | null {
  const month = namedMonth(tokens, at)
  if (month === null) return null
  const year = yearAfter(tokens, at + 1)
  const stop = !year && isText(tokens[at + 1], ".") && (tokens[at]?.text.length ?? 9) <= 4 ? 1 : 0
  return { value: monthPeriod(year?.value(month) ?? null, month), length: 1 + stop + (year?.length ?? 0) }
}

/** A time of day, which by-whens do without: "12:00", "5pm", "T00:00:00Z". How many tokens it takes. */
export function readTime(tokens: readonly Token[], at: number): number {
  const isIso = isText(tokens[at], "t") && tokens[at]?.isSpaced === false && at > 0 ? 1 : 0
  let i = at + isIso
  if (numberOf(tokens[i], 1, 2) === null) return isText(tokens[at], "noon", "midnight") ? 1 : 0
  i += 1
  while (isText(tokens[i], ":", ".") && !tokens[i]?.isSpaced && numberOf(tokens[i + 1], 2) !== null) i += 2
  const hasHalf = isText(tokens[i], "am", "pm", "noon") || (isIso > 0 && isText(tokens[i], "z"))
  const hasColon = isText(tokens[at + isIso + 1], ":") && i > at + isIso + 1
  return hasHalf ? i + 1 - at : hasColon ? i - at : 0
}

export function readDay(tokens: readonly Token[], at: number): Found<Period | null> | null {
  const weekday = isWeekday(tokens[at]) ? 1 + (isText(tokens[at + 1], ",", ".") ? 1 : 0) : 0
  const i = at + weekday
  const found = readNumericDay(tokens, i) ?? readDayMonth(tokens, i) ?? readMonthDay(tokens, i)
  if (found) return { value: found.value, length: weekday + found.length }
  return weekday > 0 ? null : (readMonth(tokens, at) ?? readNumericPair(tokens, at))
}
