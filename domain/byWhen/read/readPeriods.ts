// A stretch of the calendar as written, which may still lack its year.
import type { Day } from "../../day/day.ts"
import type { Certainty } from "../byWhen.ts"
import type { Span } from "./readMonths.ts"

/** What a reader may add to the words; worded for people by the message files. */
export const inferences = ["the year", "the financial year", "the months of the term"] as const
export type Inference = (typeof inferences)[number]

export type Period = {
  certainty: Certainty
  /** As written; null when the words give none. */
  year: number | null
  /** The days it covers when its year is this one; null where the calendar has no such day. */
  inYear: (year: number) => Span | null
  /** From one end to another: "from" before it then opens no end. */
  isRange?: boolean
  inferred?: Inference
}

/** A period whose days are known. */
export const fixed = (certainty: Certainty, year: number, span: Span, inferred?: Inference): Period => ({
  certainty,
  year,
  inYear: asked => (asked === year ? span : null),
  ...(inferred ? { inferred } : {}),
})

export const spanOf = (period: Period): Span | null => (period.year === null ? null : period.inYear(period.year))

export const oneDay = (day: Day | null): Span | null => (day ? { earliest: day, latest: day } : null)

const coarseness: Certainty[] = ["day", "month", "season", "quarter", "year"]

const coarser = (a: Certainty, b: Certainty): Certainty => (coarseness.indexOf(a) > coarseness.indexOf(b) ? a : b)

const between = (from: Span | null, to: Span | null): Span | null =>
  from && to && from.earliest <= to.latest && from.earliest <= to.earliest
    ? { earliest: from.earliest, latest: to.latest }
    : null

/** From the first's start to the last's end; a year that one of them lacks is told by the other. Null when the last
 *  would lie before the first. */
export function joinPeriods(from: Period, to: Period, isRange: boolean): Period | null {
  const inYear = (year: number) => {
    const start = from.inYear(year)
    return between(start, to.inYear(to.year ?? year)) ?? (to.year === null ? between(start, to.inYear(year + 1)) : null)
  }
  const years = from.year !== null ? [from.year] : to.year !== null ? [to.year, to.year - 1] : []
  const year = years.find(candidate => inYear(candidate) !== null) ?? null
  if (years.length > 0 && year === null) return null
  const inferred = from.inferred ?? to.inferred ?? (from.year !== null && to.year === null ? "the year" : undefined)
  return { certainty: coarser(from.certainty, to.certainty), year, inYear, isRange, ...(inferred ? { inferred } : {}) }
}
