// The days of a stage: the year its words leave out, and which ends of its period count.
import { addDays, type Day, daysBetween } from "../../day/day.ts"
import type { Draft } from "./readClauses.ts"
import { isPlanYear, type Span } from "./readMonths.ts"
import type { Inference, Period } from "./readPeriods.ts"

export type Basis = {
  asAt: Day | null
  /** Whether the progress or the cell's own words show that an undated stage lies behind. */
  liesBehind: boolean
}

/** Further back than this, the next such date is the nearer one. */
const justBehind = 183

/** Nine years on there is a 29 February again, also over a century without one. */
const yearsAhead = [-1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]

function spanFrom(period: Period, { asAt, liesBehind }: Basis): Span | null {
  if (asAt === null) return null
  const year = Number(asAt.slice(0, 4))
  const spans = [-2, ...yearsAhead].flatMap(ahead => period.inYear(year + ahead) ?? [])
  const last = spans.findLast(span => span.latest < asAt)
  if (liesBehind && last && daysBetween(last.latest, asAt) <= justBehind) return last
  return spans.find(span => span.latest >= asAt) ?? null
}

const months = (span: Span) => daysBetween(span.earliest, span.latest) / 30

/** The same year as another date of the cell, unless both the order of the words and nearness point over a new year:
 *  "December, final version March 2013". */
function spanBeside(period: Period, other: Span, isBefore: boolean): Span | null {
  const year = Number(other.earliest.slice(0, 4))
  const within = [year, year + 1].map(y => period.inYear(y))
  if (months(other) > 6) {
    const inside = within.find(span => span && span.earliest >= other.earliest && span.latest <= other.latest)
    if (inside) return inside
  }
  const same = period.inYear(year)
  if (!same) return null
  const gap = daysBetween(other.earliest, same.earliest)
  if (isBefore && gap > justBehind) return period.inYear(year - 1)
  if (!isBefore && gap < -justBehind) return period.inYear(year + 1)
  return same
}

/** The dated stage that tells this one's year: the next in the cell, else the one before. */
function besideOf(drafts: readonly Draft[], index: number): { span: Span; isBefore: boolean } | null {
  const span = (draft: Draft | undefined) =>
    draft?.period && draft.period.year !== null ? draft.period.inYear(draft.period.year) : null
  const after = drafts.slice(index + 1).find(span)
  const before = drafts.slice(0, index).findLast(span)
  const found = span(after ?? before)
  return found && { span: found, isBefore: after !== undefined }
}

export type Days = { earliest: Day | null; latest: Day | null; isOngoing: boolean; inferred: Inference | null }

const unknown: Days = { earliest: null, latest: null, isOngoing: false, inferred: null }

/** Which ends count: "by" has no beginning, "from" no end. */
function ends(draft: Draft, { earliest, latest }: Span): Omit<Days, "inferred"> {
  const has = (...markers: string[]) => draft.markers.some(marker => markers.includes(marker))
  const isRange = draft.period?.isRange === true
  if (has("before")) return { earliest: null, latest: addDays(earliest, -1), isOngoing: false }
  if (has("after")) return { earliest: addDays(latest, 1), latest: null, isOngoing: true }
  if (has("from") && !isRange) return { earliest: has("end of") ? latest : earliest, latest: null, isOngoing: true }
  if (has("until", "to")) return { earliest: null, latest, isOngoing: true }
  if (has("start of")) return { earliest: null, latest: earliest, isOngoing: false }
  if (has("by", "end of")) return { earliest: null, latest, isOngoing: false }
  return { earliest, latest, isOngoing: draft.isOngoing }
}

export function daysOf(drafts: readonly Draft[], index: number, basis: Basis): Days {
  const draft = drafts[index]
  const period = draft?.period
  if (!draft || !period) return { ...unknown, isOngoing: draft?.isOngoing ?? false }
  const isRepeating = draft.repeat !== null || draft.every !== null
  const beside = besideOf(drafts, index)
  const span =
    period.year !== null
      ? period.inYear(period.year)
      : beside
        ? spanBeside(period, beside.span, beside.isBefore)
        : spanFrom(period, isRepeating ? { ...basis, liesBehind: false } : basis)
  if (!span || !isPlanYear(Number(span.latest.slice(0, 4)))) return { ...unknown, isOngoing: draft.isOngoing }
  const inferred = period.inferred ?? (period.year === null ? "the year" : null)
  return { ...ends(draft, span), inferred }
}
