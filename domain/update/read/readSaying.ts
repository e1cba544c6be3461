// Which words say how far an action is, and whether a clause says nothing else.
import { Forecast, Status } from "../../action/status.ts"
import { type Clause, has, type Span } from "./readSpans.ts"
import { subjectSenses } from "./readVocabulary.ts"

export const statusOf = (span: Span): Status | null =>
  Status.options.find(status => has(span, `status.${status}`)) ?? null
export const isSaying = (span: Span): boolean =>
  statusOf(span) !== null || has(span, "no change", "two meanings") || forecastOf(span) !== null
export const forecastOf = (span: Span): Forecast | null =>
  Forecast.options.find(forecast => has(span, `forecast.${forecast}`)) ?? null

/** Nothing but a status, a forecast or "no change", and words that name no part. */
export const isSaidOfAction = (clause: Clause): boolean =>
  clause.spans.some(isSaying) && clause.spans.every(span => isSaying(span) || has(span, ...subjectSenses))

export function opensWithStatus(clause: Clause | undefined): boolean {
  const first = clause?.spans.find(span => isSaying(span) || !has(span, ...subjectSenses))
  return first !== undefined && isSaying(first)
}
