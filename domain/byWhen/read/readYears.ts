// Years: calendar years, financial years and their quarters, and the year that stands after a month or a season.
import { financialQuarter, financialYearEnd, financialYearStart } from "../../day/financialYear.ts"
import { isPlanYear, monthNumber, type Span, yearOfTwoDigits } from "./readMonths.ts"
import { fixed, type Inference, type Period } from "./readPeriods.ts"
import { type Found, isText, numberOf, reads, type Token } from "./readTokens.ts"

const financialSpan = (year: number): Span => ({ earliest: financialYearStart(year), latest: financialYearEnd(year) })

const isNext = (year: number, next: number) => next === year + 1 || next === (year + 1) % 100

/** "2012" or "2012/13", read as one year with a tail. */
function fullYear(tokens: readonly Token[], at: number): Found<{ year: number; isFinancial: boolean }> | null {
  const year = numberOf(tokens[at], 4)
  if (year === null || !isPlanYear(year)) return null
  const joint = tokens[at + 1]
  const next = tokens[at + 2]
  const tail = numberOf(next, 2, 4)
  if (isText(joint, "/", "-") && !joint?.isSpaced && !next?.isSpaced && tail !== null && isNext(year, tail))
    return { value: { year, isFinancial: true }, length: 3 }
  return { value: { year, isFinancial: false }, length: 1 }
}

/** Two digits after a month are its year, unless they begin a day or a time: "September 16 October", "5 May 10:30". */
function shortYear(tokens: readonly Token[], at: number): number | null {
  const short = numberOf(tokens[at], 2)
  const next = tokens[at + 1]
  if (short === null) return null
  if (isText(next, "st", "nd", "rd", "th", "am", "pm", ":", "%", "of")) return null
  if (next?.kind === "word" && monthNumber(next.text) !== null && !isWordMay(tokens, at + 1)) return null
  return yearOfTwoDigits(short)
}

/** "may" in small letters before another verb is no month. */
export const isWordMay = (tokens: readonly Token[], at: number) =>
  isText(tokens[at], "may") &&
  isText(tokens[at + 1], "be", "have", "not", "need", "take", "also", "change", "require", "include", "vary", "extend")

/** The year after a month or a season, told by its month: in "March 2012/13" it is 2013. */
export function yearAfter(tokens: readonly Token[], at: number): Found<(month: number) => number> | null {
  let i = at
  const [first, second] = [tokens[at], tokens[at + 1]]
  if (isText(first, ".") && isText(second, "-", "/", "'", ",")) i += 2
  else if (isText(first, "-", "/", ".", "'", ",", "of", "in")) i += 1
  const isApart = isText(first, ",", "of", "in") || (isText(first, "-", "/") && first?.isSpaced && tokens[i]?.isSpaced)
  const year = fullYear(tokens, i)
  if (year) {
    const { year: value, isFinancial } = year.value
    return {
      value: month => (isFinancial && month < 4 ? value + 1 : value),
      length: i - at + year.length,
    }
  }
  const short = isApart ? null : shortYear(tokens, isText(tokens[i], "'") ? i + 1 : i)
  if (short === null) return null
  return { value: () => short, length: i - at + (isText(tokens[i], "'") ? 2 : 1) }
}

/** "2024/25", "2022 to 23", "24/25", with or without "financial year" or "FY" before it. */
export function readFinancialYear(tokens: readonly Token[], at: number): (Found<number> & { isTold?: boolean }) | null {
  const prefix = reads(tokens, at, ["financial", "year"]) ? 2 : isText(tokens[at], "fy") ? 1 : 0
  const i = at + prefix
  const [from, joint, to] = [tokens[i], tokens[i + 1], tokens[i + 2]]
  const next = numberOf(to, 2, 4)
  if (next === null || !isText(joint, "/", "-", "to")) return null
  const full = numberOf(from, 4)
  const short = numberOf(from, 2)
  const year = full ?? (short !== null && isText(joint, "/") ? yearOfTwoDigits(short) : null)
  if (year === null || !isPlanYear(year) || !isNext(year, next)) return null
  if (full === null && to?.text.length === 4) return null
  // "24/25/26" and "2024-25-26" are no financial years.
  if (isText(tokens[i + 3], "/", "-") && !tokens[i + 3]?.isSpaced && tokens[i + 4]?.kind === "number") return null
  const isTold = prefix > 0 || short === null || short > 12 ? isText(joint, "/") || to?.text.length === 2 : false
  return { value: year, length: prefix + 3, isTold }
}

const ordinals = new Map<string, number>(Object.entries({ first: 1, second: 2, third: 3, fourth: 4 }))

function quarterNumber(tokens: readonly Token[], at: number): Found<1 | 2 | 3 | 4> | null {
  const found = (value: number | null, length: number) =>
    value === 1 || value === 2 || value === 3 || value === 4 ? ({ value, length } as const) : null
  if (isText(tokens[at], "q", "quarter", "qtr")) return found(numberOf(tokens[at + 1], 1), 2)
  if (isText(tokens[at + 1], "quarter")) return found(ordinals.get(tokens[at]?.text ?? "") ?? null, 2)
  const isOrdinal = isText(tokens[at + 1], "st", "nd", "rd", "th") && isText(tokens[at + 2], "quarter")
  return isOrdinal ? found(numberOf(tokens[at], 1), 3) : null
}

const quarterPeriod = (quarter: 1 | 2 | 3 | 4, year: number | null, inferred?: Inference): Period => ({
  certainty: "quarter",
  year,
  inYear: asked => (isPlanYear(asked) ? financialQuarter(asked, quarter) : null),
  ...(inferred ? { inferred } : {}),
})

/** A quarter is one of the financial year; beside a single year it is taken as one of the year beginning in it. */
function readQuarter(tokens: readonly Token[], at: number): Found<Period> | null {
  const before = readFinancialYear(tokens, at)
  const start = before ? at + before.length + (isText(tokens[at + before.length], ",", "-") ? 1 : 0) : at
  const quarter = quarterNumber(tokens, start)
  if (!quarter) return null
  const end = start + quarter.length
  if (before) return { value: quarterPeriod(quarter.value, before.value), length: end - at }

  const filler = reads(tokens, end, ["of", "the"]) ? 2 : isText(tokens[end], "of", ",", "-", "/", "in") ? 1 : 0
  const after = readFinancialYear(tokens, end + filler)
  if (after) return { value: quarterPeriod(quarter.value, after.value), length: end + filler + after.length - at }
  const year = numberOf(tokens[end + filler], 4)
  if (year !== null && isPlanYear(year))
    return { value: quarterPeriod(quarter.value, year, "the financial year"), length: end + filler + 1 - at }
  return { value: quarterPeriod(quarter.value, null), length: end - at }
}

/** A quarter, a financial year, a calendar year, or the financial year's end without its year. */
export function readYear(tokens: readonly Token[], at: number): Found<Period> | null {
  const quarter = readQuarter(tokens, at)
  if (quarter) return quarter
  const financial = readFinancialYear(tokens, at)
  if (financial) {
    const inferred = financial.isTold ? undefined : "the financial year"
    return {
      value: fixed("year", financial.value, financialSpan(financial.value), inferred),
      length: financial.length,
    }
  }
  const year = numberOf(tokens[at], 4)
  if (year !== null && isPlanYear(year)) {
    if (isText(tokens[at + 1], "%")) return null
    return { value: fixed("year", year, { earliest: `${year}-01-01`, latest: `${year}-12-31` }), length: 1 }
  }
  return reads(tokens, at, ["financial", "year"])
    ? { value: { certainty: "year", year: null, inYear: y => (isPlanYear(y) ? financialSpan(y) : null) }, length: 2 }
    : null
}

/** "Year 1", "Years 1, 2 and 3", "1 (Year to Action)": years of the plan, which only its title can date. */
export function readPlanYears(tokens: readonly Token[], at: number): number | null {
  if (isText(tokens[at], "year", "years", "yr", "yrs")) {
    let i = at + 1
    if (numberOf(tokens[i], 1, 2) === null) return null
    while (numberOf(tokens[i], 1, 2) !== null) {
      i += 1
      const joint = isText(tokens[i], ",", "and", "&", "-", "to", "/") ? 1 : 0
      if (joint === 0 || numberOf(tokens[i + joint], 1, 2) === null) break
      i += joint
    }
    return i - at
  }
  if (at !== 0 || numberOf(tokens[0], 1) === null || !isText(tokens[1], "(")) return null
  const close = tokens.slice(0, 10).findIndex(token => token.text === ")")
  return close > 0 && tokens.slice(2, close).some(token => token.text === "year") ? close + 1 : null
}
