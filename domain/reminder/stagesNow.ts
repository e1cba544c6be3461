// The stages that are still to be done: a repeating one that was done stands for its next occurrence.
import type { ByWhen, Stage } from "../byWhen/byWhen.ts"
import { monthsBetweenOccurrences, nextOccurrence } from "../byWhen/repeats.ts"
import { type Day, daysBetween } from "../day/day.ts"

export const currentStages = ({ stages }: ByWhen): Stage[] => stages.flatMap(stage => currentStage(stage) ?? [])

/** Null when it is done for good. */
function currentStage(stage: Stage): Stage | null {
  if (stage.doneOn === null) return stage
  if (stage.repeats === null || stage.latest === null || monthsBetweenOccurrences(stage.repeats) === null) return null
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
