// When an action is to be done: the words as written, and the stages they mean. Each stage is judged by itself.
import { z } from "zod"
import { Day, daysBetween } from "../day/day.ts"
import { currentStages, doneStage } from "./currentStages.ts"

export const Certainty = z.enum(["day", "month", "season", "quarter", "year", "event", "unknown"])
export type Certainty = z.infer<typeof Certainty>

export const Stage = z.object({
  label: z.string().nullable(),
  earliest: Day.nullable(),
  latest: Day.nullable(),
  ongoing: z.boolean(),
  /** How it repeats, in words ("annually"), or null. */
  repeats: z.string().nullable(),
  certainty: Certainty,
  /** What a reader added to the words (the year, say), or null. */
  inferred: z.string().nullable(),
  doneOn: Day.nullable(),
  /** Of one that comes again: by which day the occurrence was due that was done last. */
  doneFor: Day.nullable().optional(),
  /** Of one that comes again: a later day for one occurrence alone, known by its own day. */
  moved: z.object({ of: Day, to: Day }).nullable().optional(),
})
export type Stage = z.infer<typeof Stage>

export const ByWhen = z.object({
  /** As written in the plan; kept for ever. */
  words: z.string(),
  stages: z.array(Stage),
  /** For an ongoing action: when somebody is asked whether it still holds. */
  reviewOn: Day.nullable(),
})
export type ByWhen = z.infer<typeof ByWhen>

/** A date of which a part was read into the words: somebody looks at it before anybody is chased. */
export const isToConfirm = ({ stages }: Pick<ByWhen, "stages">): boolean =>
  stages.some(({ inferred, doneOn }) => inferred !== null && doneOn === null)

/** Stages whose latest day has passed undone, the longest overdue first. */
export function overdueStages(byWhen: ByWhen, today: Day): Stage[] {
  return currentStages(byWhen)
    .filter(stage => stage.latest !== null && stage.latest < today)
    .sort((a, b) => (a.latest ?? "").localeCompare(b.latest ?? ""))
}

/** Days since the first overdue stage should have been done; 0 when none is overdue. */
export function daysOverdue(byWhen: ByWhen, today: Day): number {
  const latest = nextLatest(byWhen)
  return latest !== null && latest < today ? daysBetween(latest, today) : 0
}

/** The first day, overdue or to come, by which something undone is due; null when nothing carries a date. */
export function nextLatest(byWhen: ByWhen): Day | null {
  let first: Day | null = null
  for (const { latest } of currentStages(byWhen))
    if (latest !== null && (first === null || latest < first)) first = latest
  return first
}

/** Whether an undone stage or the review falls on `today` or within `days` days after it. */
export function isDueWithin(byWhen: ByWhen, today: Day, days: number): boolean {
  const isNear = (date: Day | null) => date !== null && date >= today && daysBetween(today, date) <= days
  return isNear(byWhen.reviewOn) || currentStages(byWhen).some(({ latest }) => isNear(latest))
}

/** The first day on which work was meant to begin; null when no stage says. */
export function earliestStart(byWhen: ByWhen): Day | null {
  let first: Day | null = null
  for (const { earliest } of currentStages(byWhen))
    if (earliest !== null && (first === null || earliest < first)) first = earliest
  return first
}

/** Marks stages done on a day: the one with this label, or all when no label is given. Of one that repeats, what is due. */
export function completeStages(byWhen: ByWhen, on: Day, label: string | null): ByWhen {
  const stages = byWhen.stages.map(stage => (label === null || stage.label === label ? doneStage(stage, on) : stage))
  return { ...byWhen, stages }
}
