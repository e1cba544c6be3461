// The stages that are still to be done: a repeating one that was done stands for its next occurrence.
import { type Day, daysBetween } from "../day/day.ts"
import type { ByWhen, Stage } from "./byWhen.ts"
import { monthsBetweenOccurrences, nextOccurrence } from "./repeats.ts"

/** Asked of every action again and again: what is all undone, as most is, is given as it stands. */
export const currentStages = ({ stages }: Pick<ByWhen, "stages">): readonly Stage[] =>
  stages.every(({ doneOn }) => doneOn === null) ? stages : stages.flatMap(stage => currentStage(stage) ?? [])

/** Labels of the stages that can be said to be done by themselves: none where there is but one to do. */
export function namedStages(byWhen: Pick<ByWhen, "stages">): string[] {
  const stages = currentStages(byWhen)
  return stages.length < 2 ? [] : stages.flatMap(({ label }) => label ?? [])
}

/** Whether doing it leaves a next occurrence to be done: the words tell how far apart they lie. */
export const comesAgain = ({ repeats, latest }: Stage): boolean =>
  repeats !== null && latest !== null && monthsBetweenOccurrences(repeats) !== null

/** Null when it is done for good. */
export function currentStage(stage: Stage): Stage | null {
  if (stage.doneOn === null) return stage
  if (stage.latest === null || !comesAgain(stage)) return null
  return nextOccurrence({ ...stage, doneOn: null }, doneOccurrence(stage, stage.latest, stage.doneOn))
}

/** Done a little early or late, it is the occurrence nearest to the day that was done. */
function doneOccurrence(stage: Stage, first: Day, doneOn: Day): Day {
  if (doneOn <= first) return first
  const before = lastOnOrBefore(stage, first, doneOn)
  const after = nextOccurrence(stage, before).latest ?? before
  return daysBetween(doneOn, after) < daysBetween(before, doneOn) ? after : before
}

function lastOnOrBefore(stage: Stage, first: Day, day: Day): Day {
  let at = first
  for (let round = 0; round < 400; round++) {
    const next = nextOccurrence(stage, at).latest ?? at
    if (next > day || next <= at) return at
    at = next
  }
  return at
}
