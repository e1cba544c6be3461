// The status that the council's own words of progress propose. Shown as proposed: a person confirms it.
import type { Status } from "../action/status.ts"
import { readByWhen } from "../byWhen/readByWhen.ts"
import type { Day } from "../day/day.ts"

export type ProgressReading = { status: Status | null; completedOn: Day | null }

/** Longer progress is a story, and its beginning tells where it stands. */
const longestRead = 2000

const words = (...phrases: string[]) => new RegExp(String.raw`(?<![\w-])(?:${phrases.join("|")})(?![\w-])`, "i")

const done = "completed?|done|finished|delivered|actioned|achieved"
const closed = words(
  "closed,? not proceeding",
  "not proceeding",
  "not going ahead",
  "no longer (?:required|needed|proceeding|relevant|applicable)",
  "withdrawn",
  "cancelled",
  "abandoned",
  "superseded",
)
const notStarted = words(
  "not (?:yet )?(?:started|begun|commenced|due)",
  "(?:yet|still) to (?:start|begin|commence)",
  "no (?:progress|action)(?: to date| yet)?",
)
const onHold = words("on hold", "paused", "suspended", "deferred", "postponed", "parked", "stalled")
const partly = words(
  `(?:not|not yet|nearly|almost|partly|partially|part|mostly|largely|being) (?:fully )?(?:${done})`,
  String.raw`(?:[1-9]?\d|\d\d?\.\d) ?(?:%|per ?cent) (?:${done})`,
)
const moving = words(
  "under ?way",
  "ongoing",
  "on-going",
  "on going",
  "in progress",
  "in hand",
  "in train",
  "in draft",
  "drafted",
  "started",
  "restarted",
  "begun",
  "commenced",
  "continuing",
  "progressing",
  "progress (?:is being )?made",
  "on (?:target|track|schedule|course)",
  "under control",
  "behind schedule",
  "behind",
  "delay(?:s|ed)?",
  "slippage",
  "pursuing",
  "working on",
  "continue",
)
const inPlace = words("in place", "embedded", "implemented", "under review", "business as usual")
const complete = words(done)
const agreed = words(
  "agreed",
  "approved",
  "adopted",
  "commissioned",
  "selected",
  "appointed",
  "circulated",
  "presented",
  "procured",
  "endorsed",
  "signed off",
)
const taken = words(
  "not (?:yet )?(?:been )?",
  "to be",
  "will be",
  "until",
  "once",
  "awaiting",
  "(?:should|can|could|may) be",
  "when",
  "if",
  "subject to",
)

/** A legend ("up to 25% complete: red, over 75%: green") is not a report. */
const legend = /\bred\b.*\b(?:amber|green)\b|\bgreen\b.*\b(?:amber|red)\b/is

const statuses: readonly (readonly [RegExp, Status])[] = [
  [closed, "closed, not proceeding"],
  [notStarted, "not started"],
  [onHold, "on hold"],
  [partly, "under way"],
  [moving, "under way"],
  [inPlace, "in place, under review"],
  [complete, "complete"],
]

const nothing: ProgressReading = { status: null, completedOn: null }

/**
 * `asksWhetherDone` is for a column that asks so itself ("Completed", "Achieved?"): there, "approved by Cabinet on 5
 * November" says that it is done.
 */
export function readProgress(text: string, { asksWhetherDone = false } = {}): ProgressReading {
  const said = text.slice(0, longestRead).trim()
  if (said === "" || legend.test(said)) return nothing
  if (/^(?:yes|y|✓|✔)[.!]?$/i.test(said)) return { status: "complete", completedOn: null }
  if (/^pending\.?$/i.test(said)) return { status: "not started", completedOn: null }
  const bare = bareDate(said)
  if (bare) return bare
  for (const [pattern, status] of statuses)
    if (isSaid(pattern, said, status)) return { status, completedOn: status === "complete" ? lastDay(said) : null }
  if (!isSaid(agreed, said, null) || /\bwill be\b/i.test(said)) return nothing
  return asksWhetherDone && dated.test(said)
    ? { status: "complete", completedOn: lastDay(said) }
    : { status: "under way", completedOn: null }
}

/** "not yet agreed", "will be delivered" and "once complete" say nothing has come of it. */
function isSaid(pattern: RegExp, said: string, status: Status | null): boolean {
  const found = pattern.exec(said)
  if (!found) return false
  if (status !== "complete" && status !== null && status !== "in place, under review") return true
  const before = said.slice(Math.max(0, found.index - 16), found.index)
  return !taken.test(before)
}

function bareDate(said: string): ProgressReading | null {
  if (said.length > 30 || !/\d/.test(said) || /\b(?:by|from|until|onwards|to|due|expected)\b/i.test(said)) return null
  const { byWhen, isSure, status } = readByWhen(said, { asAt: null })
  const [stage] = byWhen.stages
  if (status !== null && status !== "complete") return null
  if (!isSure || byWhen.stages.length !== 1 || !stage || stage.label || stage.ongoing || stage.repeats) return null
  if (stage.certainty === "day") return stage.latest ? { status: "complete", completedOn: stage.latest } : null
  return stage.certainty === "month" ? { status: "complete", completedOn: null } : null
}

const dated = /\b(?:19|20)\d\d\b|\d[/.-]\d{1,2}[/.-]\d\d\b/

const dayWords =
  /\b\d{1,2}(?:\/|\.|-)\d{1,2}(?:\/|\.|-)(?:\d{4}|\d{2})\b|\b\d{1,2}(?:st|nd|rd|th)? ?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{2,4}\b/gi

function lastDay(said: string): Day | null {
  const last = [...said.matchAll(dayWords)].at(-1)?.[0]
  const stage = last === undefined ? undefined : readByWhen(last, { asAt: null }).byWhen.stages[0]
  return stage?.certainty === "day" ? stage.latest : null
}
