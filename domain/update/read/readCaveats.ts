// What takes back, limits or puts off what was said: then it is no longer sure, and its writer is asked.
import type { Status } from "../../action/status.ts"
import type { Day } from "../../day/day.ts"
import { beginsDay, namesDayAhead } from "./readDays.ts"
import { isSaying } from "./readSaying.ts"
import { type Clause, clausesOf, has, type Span } from "./readSpans.ts"
import { subjectSenses } from "./readVocabulary.ts"

const isFinished = (span: Span) => has(span, "status.complete", "status.in place, under review")
const isClosing = (span: Span) => has(span, "status.closed, not proceeding")

/** Asked of what would otherwise be sure. */
export function isTakenBack(status: Status | null, spans: readonly Span[], today: Day): boolean {
  const clauses = clausesOf(spans)
  if (clauses.some(isSaidOfOthers)) return true
  if (status === "closed, not proceeding") return isPutOff(spans, spans.findIndex(isClosing))
  if (status !== "complete" && status !== "in place, under review") return false
  const finished = clauses.findIndex(clause => clause.spans.some(isFinished))
  const own = clauses[finished]
  return own !== undefined && (isLimited(spans, own) || clauses.some(each => each !== own && undoes(each, today)))
}

/** "rest no change": of whom is not to be known. */
const isSaidOfOthers = ({ spans }: Clause): boolean =>
  spans.some(span => has(span, "others")) &&
  spans.some(isSaying) &&
  spans.every(span => isSaying(span) || has(span, "others", "marker", ...subjectSenses))

/** "not required until April", "not needed at the moment", "no longer needed extra funding". */
function isPutOff(spans: readonly Span[], closing: number): boolean {
  if (spans.some(span => has(span, "for now"))) return true
  const after = spans[closing + 1]
  const isOfSomething =
    (spans[closing]?.words.length ?? 0) > 1 && after !== undefined && after.after === null && after.senses.length === 0
  return isOfSomething && has(spans[closing], "closedBecause.no longer needed")
}

function isLimited(spans: readonly Span[], own: Clause): boolean {
  const hit = own.spans.findIndex(isFinished)
  const after = own.spans.slice(hit + 1)
  const isContrasted =
    has(own.spans[hit], "status.complete") &&
    spans.some(span => span.from > (own.spans[hit]?.to ?? 0) && has(span, "contrast"))
  return isContrasted || spans.some(span => has(span, "caveat")) || after.some(span => has(span, "not", "partly"))
}

/** Not of a telephone, nor a reference. */
const isFigure = (span: Span) => /^(?:\d{1,3}|\d+(?:[.,]\d+)?%)$/.test(span.words[0] ?? "")

/** A clause of its own: "not signed off", "nearly", "90%", "phase 1", "or will be", "31 March 2027". */
function undoes({ spans }: Clause, today: Day): boolean {
  const opening = spans.find(span => has(span, "not") || !has(span, "denial", ...subjectSenses))
  if (has(opening, "not")) return true
  const isBeside = (span: Span) => isFigure(span) || has(span, "part", "partly", "planned", "denial")
  if (!beginsDay(spans) && spans.every(span => isBeside(span) || has(span, ...subjectSenses)))
    return spans.some(isBeside)
  const isOnlyDay = spans.every(
    span => has(span, "after", "month", "month end", "ahead") || /^\d/.test(span.words[0] ?? ""),
  )
  return isOnlyDay && namesDayAhead(spans, today)
}
