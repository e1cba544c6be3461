// The stages that are still to be done: a repeating one that was done stands for its next occurrence.
import { type Day, daysBetween } from "../day/day.ts"
import type { ByWhen, Stage } from "./byWhen.ts"
import { monthsBetweenOccurrences, nextOccurrence } from "./repeats.ts"

/** Asked of every action again and again: what is all undone, as most is, is given as it stands. */
export const currentStages = ({ stages }: Pick<ByWhen, "stages">): readonly Stage[] =>
  stages.every(({ doneOn, moved }) => doneOn === null && !moved)
    ? stages
    : stages.flatMap(stage => currentStage(stage) ?? [])

/** Labels of the stages that can be said to be done by themselves: none where there is but one to do. */
export function namedStages(byWhen: Pick<ByWhen, "stages">): string[] {
  const stages = currentStages(byWhen)
  return stages.length < 2 ? [] : stages.flatMap(({ label }) => label ?? [])
}

/** Whether doing it leaves a next occurrence to be done: the words tell how far apart they lie. */
export const comesAgain = ({ repeats, latest }: Stage): boolean =>
  repeats !== null && latest !== null && monthsBetweenOccurrences(repeats) !== null

/** As it is to be done now, with a later day where one was agreed; null when it is done for good. */
export function currentStage(stage: Stage): Stage | null {
  const due = dueOccurrence(stage)
  return due && stage.moved?.of === due.latest ? movedStage(due, stage.moved.to) : due
}

/** A stage put off to a day: what began before it still does, and the day is certain. */
export const movedStage = (stage: Stage, until: Day): Stage => ({
  ...stage,
  earliest: stage.earliest !== null && stage.earliest <= until ? stage.earliest : null,
  latest: until,
  certainty: "day",
  inferred: null,
})

/** Done on a day, if it is to be done: of one that comes again the occurrence that is due, and not yet the one after. */
export function doneStage(stage: Stage, on: Day): Stage {
  const due = dueOccurrence(stage)
  if (due === null || isTooEarly(stage, due, on)) return stage
  return comesAgain(stage) ? { ...stage, doneOn: on, doneFor: due.latest } : { ...stage, doneOn: on }
}

/** Puts off the occurrence that is due, and none after it. */
export function putOff(stage: Stage, until: Day): Stage {
  const of = dueOccurrence(stage)?.latest ?? null
  return of === null ? stage : { ...stage, moved: { of, to: until } }
}

/** Undisturbed by a later day for it. */
function dueOccurrence(stage: Stage): Stage | null {
  const last = lastDone(stage)
  if (last === null) return stage.doneOn === null ? stage : null
  return nextOccurrence({ ...stage, doneOn: null }, last)
}

/** By when the occurrence was due that was done last; null when none was, or there is no other. */
function lastDone(stage: Stage): Day | null {
  if (stage.doneOn === null || stage.latest === null || !comesAgain(stage)) return null
  return stage.doneFor ?? nearestOccurrence(stage, stage.latest, stage.doneOn)
}

/**
 * Who says again that it is done, long before the next occurrence, speaks of the last: a round asks for it every month. The
 * next begins with its own first day, else when half the time to it has passed.
 */
function isTooEarly(stage: Stage, due: Stage, on: Day): boolean {
  const last = lastDone(stage)
  if (last === null || due.latest === null) return false
  if (due.earliest !== null) return on < due.earliest
  return 2 * daysBetween(on, due.latest) > daysBetween(last, due.latest)
}

/** Where it was not written down which occurrence was done: the one nearest to the day. */
function nearestOccurrence(stage: Stage, first: Day, doneOn: Day): Day {
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
