// How far an action has come, as its owner's words tell: said of the whole, of a part, not yet, or by when.

import { ClosedBecause, type Forecast, isOpen, Status } from "../../action/status.ts"
import type { Day } from "../../day/day.ts"
import { isTakenBack } from "./readCaveats.ts"
import { beginsDay, namesCount, namesDayAhead } from "./readDays.ts"
import { forecastOf, isSaidOfAction, isSaying, statusOf } from "./readSaying.ts"
import { type Clause, clausesOf, has, type Span } from "./readSpans.ts"
import { type Sense, subjectSenses } from "./readVocabulary.ts"

/** Codes; their wording is elsewhere. */
export type Doubt = "which action" | "which status" | "two meanings" | "why closed"

export type StatusReading = {
  kind: "progress" | "no change"
  status: Status | null
  closedBecause: ClosedBecause | null
  forecast: Forecast | null
  stageLabel: string | null
  doubt: Doubt | null
}

/** "No change to 2.1 or 2.2" is said of both. */
export const doubtOfEither = ({ kind }: Pick<StatusReading, "kind">): Doubt | null =>
  kind === "no change" ? null : "which action"

/** Nothing is taken from what was said. */
export const unread = {
  kind: "progress",
  status: null,
  closedBecause: null,
  forecast: null,
  stageLabel: null,
  doubt: "which status",
} as const satisfies StatusReading

/** What a phrase comes to once the words before it are heard. "not complete" leaves open whether it has begun. */
type Said = Status | "not complete" | "unclear" | "two meanings" | "no change"

type Hit = { span: Span; said: Said | null; isWhole: boolean; clause: Clause }

/** Where the words that only say the status end; 0 when something else is said in the same breath. */
export function statusEnd(spans: readonly Span[]): number {
  let end = 0
  const clauses = clausesOf(spans)
  for (const [index, clause] of clauses.entries()) {
    if (!isSaidOfAction(clause) || saysMore(clause)) break
    const next = clauses[index + 1]
    if (!next || next.after === "punctuation") end = clause.spans.at(-1)?.to ?? end
  }
  return end
}

/** "nearly done", "not done yet": the status that is read from it tells less. */
function saysMore({ spans }: Clause): boolean {
  if (spans.some(span => has(span, "partly", "planned") && !isSaying(span))) return true
  const isFinished = spans.some(span => has(span, "status.complete", "status.in place, under review"))
  return isFinished && spans.some(span => has(span, "not"))
}

/** The action spoken of; `namesAny` counts its own reference too. */
type Spoken = { status: Status; stageLabels: readonly string[]; namesAny: boolean; namesAnother: boolean; today: Day }

export function readStatus(spans: readonly Span[], current: Spoken): StatusReading {
  const clauses = clausesOf(spans)
  const hits = hitsOf(clauses, current)
  const heardForecasts = hits.map(hit => heardForecast(hit, current)).filter(each => each !== null)
  const forecasts = [...new Set(heardForecasts)]
  const [only] = forecasts
  const forecast = forecasts.length === 1 && only !== undefined && only !== "unclear" ? only : null
  const stage = stageDone(clauses, hits, current.stageLabels)
  const reading = decide(hits, { ...current, forecast, stage, hasRest: spans.some(span => has(span, "rest")) })
  if (reading.doubt !== null) return reading
  if (forecasts.length > 0 && forecast === null) return { ...reading, doubt: "two meanings" }
  if (isTakenBack(reading.status, spans, current.today)) return unread
  // The likely status is offered all the same: a slip of the keys is the commonest fault.
  return hits.some(({ span }) => span.isSlip) ? { ...reading, doubt: "which status" } : reading
}

function hitsOf(clauses: readonly Clause[], current: Spoken): Hit[] {
  let isPure = true
  return clauses.flatMap((clause, index) => {
    if (clause.after === "punctuation") isPure = true
    const isAlone = isPure && isSaidOfAction(clause)
    isPure = isAlone
    const found = clause.spans.findIndex(isSaying)
    const isLeading = found >= 0 && clause.spans.slice(0, found).every(span => has(span, ...subjectSenses))
    return clause.spans.filter(isSaying).map((span): Hit => {
      const opens = index === 0 && isLeading && span === clause.spans[found]
      const said = heard(span, clause, current.status)
      const followed = opens && !isAlone ? whatFollows(clause.spans.slice(found + 1), said, current.today) : "whole"
      return {
        span,
        clause,
        said: followed === "unclear" ? "unclear" : said,
        isWhole: isAlone || (opens && followed !== "part"),
      }
    })
  })
}

/** "done the first round" is a part, "done on 5 May" the whole, "complete rewrite" nobody knows. */
function whatFollows(rest: readonly Span[], said: Said | null, today: Day): "whole" | "part" | "unclear" {
  const [next] = rest
  if (said !== "complete" && said !== "in place, under review" && said !== "no change") return "whole"
  if (!next) return "whole"
  if (has(next, "except") || (said !== "no change" && (namesDayAhead(rest, today) || namesCount(rest))))
    return "unclear"
  if (has(next, "after", "month", "greeting") || beginsDay(rest))
    return rest.some(span => has(span, "share")) && said !== "no change" ? "unclear" : "whole"
  if (has(next, "rest", "condition")) return "unclear"
  if (said === "no change") return "whole"
  return has(next, "part") ? "part" : "unclear"
}

function heard(span: Span, clause: Clause, current: Status): Said | null {
  const status = statusOf(span)
  if (has(span, "no change")) return "no change"
  if (status === null) return has(span, "two meanings") ? "two meanings" : null
  const { isNot, isPlanned, isPartly, isHedged } = saidBefore(span, clause)
  if (isHedged) return "unclear"
  if (status === "complete" || status === "in place, under review") {
    if (isNot || isPlanned) return "not complete"
    return isPartly ? "under way" : status
  }
  if (!isNot && !isPlanned) return status
  if (status !== "under way") return "unclear"
  // "no longer on track" is a forecast, and "not progressing" does not undo the start.
  if (forecastOf(span) !== null) return null
  return current === "not started" ? "not started" : "unclear"
}

/** A "not" or "once" anywhere before in the clause counts: to hear it too far is asked, to overhear it is wrong. */
function saidBefore(span: Span, clause: Clause) {
  const before = clause.spans.slice(0, clause.spans.indexOf(span))
  const last = before.at(-1)
  const isShare = /^\d+(?:[.,]\d+)?%$/u.test(last?.words.at(-1) ?? "") && last?.words.at(-1) !== "100%"
  return {
    isNot: before.some(each => has(each, "not")),
    isPlanned: before.some(each => has(each, "planned", "condition")),
    isHedged: before.some(each => has(each, "hedge")),
    isPartly: isShare || before.some(each => has(each, "partly")),
  }
}

function heardForecast({ span, clause }: Hit, { namesAnother }: Spoken): Forecast | "unclear" | null {
  const forecast = forecastOf(span)
  const before = clause.spans.slice(0, clause.spans.indexOf(span))
  // "held up because 2.1 is late" tells of 2.1.
  if (forecast !== null && namesAnother && before.some(each => has(each, "condition", "hinge"))) return "unclear"
  if (forecast !== null && before.some(each => has(each, "hedge"))) return "unclear"
  if (forecast === "yes" && clause.spans.some(each => has(each, "proviso"))) return "unclear"
  const not = before.findLastIndex(each => has(each, "not"))
  if (forecast === null || not < 0) return forecast
  const isNear = before.slice(not).every(each => has(each, ...subjectSenses) || isSaying(each))
  if (!isNear) return "unclear"
  if (forecast !== "yes") return "yes"
  return statusOf(span) === null ? "no" : "at risk"
}

/** The last stage that is said to be done. */
function stageDone(clauses: readonly Clause[], hits: readonly Hit[], labels: readonly string[]): string | null {
  const done = clauses.filter(clause =>
    clause.spans.some(span => {
      const { isNot, isPlanned, isPartly } = saidBefore(span, clause)
      const isDone = has(span, "stage done") && !isNot && !isPlanned && !isPartly
      return isDone || hits.some(hit => hit.span === span && hit.said === "complete")
    }),
  )
  const words = done.map(clause => ` ${clause.spans.flatMap(span => span.words).join(" ")} `)
  return (
    labels.findLast(
      label => label.trim() !== "" && words.some(said => said.includes(` ${label.trim().toLowerCase()} `)),
    ) ?? null
  )
}

type Findings = {
  status: Status
  namesAny: boolean
  namesAnother: boolean
  forecast: Forecast | null
  stage: string | null
  hasRest: boolean
}

function decide(hits: readonly Hit[], found: Findings): StatusReading {
  const said = hits.filter(hit => hit.isWhole).flatMap(hit => hit.said ?? [])
  const reading = { kind: "progress", closedBecause: null, forecast: found.forecast, stageLabel: found.stage } as const
  const settle = (status: Status | null, doubt: Doubt | null = null): StatusReading =>
    settled(reading, status, doubt, hits)
  const explicit = [...new Set(said.flatMap(each => Status.options.find(status => status === each) ?? []))]
  const [status] = explicit
  if (explicit.length > 1 || (status === "complete" && said.includes("not complete")))
    return settle(null, "two meanings")
  if (status !== undefined) {
    if (said.includes("no change") && status !== found.status) return settle(null, "two meanings")
    const isLeftOpen =
      (status === "complete" || status === "in place, under review") && (found.hasRest || found.stage !== null)
    const isGainsaid = hits.some(
      hit =>
        !hit.isWhole && isSaidOfAction(hit.clause) && Status.options.some(each => each === hit.said && each !== status),
    )
    if (isGainsaid || isLeftOpen || said.includes("unclear")) return settle(null, "two meanings")
    const isSame = said.includes("no change") && status === found.status && found.forecast === null
    return isSame ? { ...settle(null), kind: "no change" } : settle(status)
  }
  if (said.includes("unclear")) return settle(null, "which status")
  if (said.includes("not complete"))
    return found.status === "under way" ? settle("under way") : settle(null, "which status")
  return decideByParts(hits, said, found, settle)
}

function decideByParts(
  hits: readonly Hit[],
  said: readonly Said[],
  found: Findings,
  settle: (status: Status | null, doubt?: Doubt | null) => StatusReading,
): StatusReading {
  const parts = hits.filter(hit => !hit.isWhole).flatMap(hit => hit.said ?? [])
  // "recruitment under way so not started"
  const isGainsaid = hits.some(
    ({ isWhole, clause, said: it }) =>
      !isWhole &&
      isSaidOfAction(clause) &&
      (it === "not started" || it === "on hold" || it === "closed, not proceeding"),
  )
  const isMoving = parts.includes("complete") || parts.includes("under way") || found.stage !== null
  const isExpected = found.status === "not started" || found.status === "under way"
  if (isMoving && isGainsaid) return settle(null, "two meanings")
  if (isMoving && isExpected && !found.namesAny) return settle("under way")
  if (isMoving) return settle(null, "which status")
  if (parts.includes("not complete") && found.namesAnother) return settle(null, "which status")
  if (parts.includes("not complete") && found.status === "under way" && !said.includes("no change"))
    return settle("under way")
  if (said.includes("two meanings")) return settle(null, "two meanings")
  if (found.forecast !== null) return isOpen(found.status) ? settle(found.status) : settle(null, "which status")
  if (said.includes("no change")) return { ...settle(null), kind: "no change" }
  return settle(null, "which status")
}

function settled(
  reading: Omit<StatusReading, "status" | "doubt">,
  status: Status | null,
  doubt: Doubt | null,
  hits: readonly Hit[],
): StatusReading {
  const stageLabel = status === "complete" ? null : reading.stageLabel
  if (status !== "closed, not proceeding") return { ...reading, stageLabel, status, doubt }
  const isReason = (because: ClosedBecause) =>
    hits.some(({ span }) => has(span, `closedBecause.${because}` satisfies Sense))
  const closedBecause = ClosedBecause.options.find(isReason) ?? null
  return {
    ...reading,
    stageLabel: null,
    status,
    closedBecause,
    doubt: doubt ?? (closedBecause === null ? "why closed" : null),
  }
}
