// What an update makes of its action: the new state, or the reason why the state is left as it is.
import type { Action } from "../action/action.ts"
import { isOpen, type Status, statusWhenDone } from "../action/status.ts"
import { type ByWhen, completeStages, type Stage } from "../byWhen/byWhen.ts"
import { comesAgain } from "../byWhen/currentStages.ts"
import { type Day, londonDay } from "../day/day.ts"
import type { Plan } from "../plan/plan.ts"
import { type StagePutRight, speaksOfLast } from "./completion.ts"
import type { OthersParts } from "./groupParts.ts"
import type { Shown } from "./reply.ts"
import { type ActionState, type HeldBecause, stateOf, type Update } from "./update.ts"

/** The dates an action is held to, as one text: changes when it is re-dated, not when a stage is done. */
export const dueText = ({ words, stages }: Pick<ByWhen, "words" | "stages">) =>
  JSON.stringify([
    words,
    ...stages.map(({ label, earliest, latest, moved }) => [label, earliest, latest, ...(moved ? [moved.to] : [])]),
  ])

export const shownOf = (action: Action): Shown => ({
  status: action.status,
  leadKey: action.leadKey,
  lastUpdateOn: action.lastUpdateOn,
  due: dueText(action.byWhen),
})

export type Answer = Pick<Update, "key" | "at" | "asked" | "words" | "stageLabel">

/** What the judgement needs besides the action and the answer. */
export type Circumstances = {
  shown: Shown
  plan: Plan | undefined
  /** For a member of a group of posts: what is left besides its own part; otherwise null. */
  othersParts: OthersParts | null
  /** The by-when as it was before the action was completed; null when it is not complete or nothing tells. */
  beforeCompletion: ByWhen | null
  /** A stage said to be done by the answers that this one stands in the place of. */
  stagePutRight: StagePutRight | null
}

export type Judgement = { after: ActionState; held: HeldBecause | null }

/** Judges an answer against the action as it now is. Held means: the answer is kept, the action is left. */
export function applyUpdate(action: Action, answer: Answer, circumstances: Circumstances): Judgement {
  const held = heldBecause(action, circumstances)
  if (held !== null) return { after: stateOf(action), held }
  const on = londonDay(answer.at)
  const isDone = isWholeDone(action, answer, circumstances)
  const isPartClosed = answer.asked?.status === "closed, not proceeding" && circumstances.othersParts === "to come"
  const status = isPartClosed ? action.status : reachedStatus(action, answer, isDone)
  return {
    held: null,
    after: {
      status,
      closedBecause: !answer.asked || isPartClosed ? action.closedBecause : isDone ? null : answer.asked.closedBecause,
      forecast: reachedForecast(action, answer, isDone),
      progress: answer.words === "" ? action.progress : answer.words,
      lastUpdateOn: answer.at,
      lastUpdateKey: answer.key,
      byWhen: reachedStages(
        action,
        { status, isDone, isSaid: answer.asked !== null, stageLabel: answer.stageLabel, on },
        circumstances,
      ),
    },
  }
}

function heldBecause(action: Action, { shown, plan, othersParts }: Circumstances): HeldBecause | null {
  if (plan && plan.state !== "approved") return "plan not open"
  if (!isOpen(action.status) && action.status !== shown.status) return "closed"
  if (dueText(action.byWhen) !== shown.due) return "re-dated"
  if (action.leadKey !== shown.leadKey) return "handed over"
  const isAnsweredByMember = othersParts !== null
  if (action.lastUpdateOn !== shown.lastUpdateOn && !isAnsweredByMember) return "answered by another"
  return null
}

/** What was foreseen of one occurrence says nothing of the next. */
function reachedForecast({ byWhen, forecast }: Action, { asked }: Answer, isDone: boolean): Action["forecast"] {
  if (isDone && byWhen.stages.some(comesAgain)) return null
  return asked?.forecast ?? forecast
}

/** A group's action is done when all its parts are: a part that is closed is, too. */
function isWholeDone({ byWhen }: Action, { asked, at }: Answer, { othersParts }: Circumstances): boolean {
  if (asked?.status === "closed, not proceeding") return othersParts === "done"
  return asked?.status === "complete" && (othersParts !== "to come" || speaksOfLast(byWhen, londonDay(at)))
}

/** What repeats is done for this time, and goes on. */
function reachedStatus({ status, byWhen }: Action, { asked }: Answer, isDone: boolean): Status {
  if (isDone) return statusWhenDone(byWhen)
  // Completed for all, it is not opened again by a member who says no more than that.
  if (asked?.status === "complete") return status === "complete" ? status : "under way"
  return asked?.status ?? status
}

type Reached = { status: Status; isDone: boolean; isSaid: boolean; stageLabel: string | null; on: Day }

function reachedStages(action: Action, reached: Reached, { beforeCompletion, stagePutRight }: Circumstances): ByWhen {
  const { status, isDone, on } = reached
  const isReopened = isUndone(action, reached, beforeCompletion)
  const byWhen = isReopened ? reopenStages(action.byWhen, beforeCompletion) : action.byWhen
  if (isDone) return completeStages(byWhen, on, null)
  return status === "complete" ? byWhen : withStage(byWhen, reached, stagePutRight)
}

/** The stage that is said to be done, in place of the one said before; the same said again stays as it is. */
function withStage(byWhen: ByWhen, { stageLabel, on }: Reached, putRight: StagePutRight | null): ByWhen {
  const was = (stage: Stage) => putRight?.before.stages.find(other => isSameStage(other, stage))
  const isDoneSince = (stage: Stage) =>
    stage.label === putRight?.label && was(stage) !== undefined && was(stage)?.doneOn !== stage.doneOn
  if (stageLabel !== null && stageLabel === putRight?.label && byWhen.stages.some(isDoneSince)) return byWhen
  const stages = byWhen.stages.map(stage =>
    isDoneSince(stage) ? { ...stage, doneOn: was(stage)?.doneOn ?? null, doneFor: was(stage)?.doneFor ?? null } : stage,
  )
  return stageLabel === null ? { ...byWhen, stages } : completeStages({ ...byWhen, stages }, on, stageLabel)
}

/** "Complete" said again completes the same occurrence, not the next; that it is in place leaves it done. */
function isUndone(action: Action, { status, isDone, isSaid }: Reached, before: ByWhen | null): boolean {
  if (action.status === "complete") return isOpen(status)
  return before !== null && isSaid && (isDone || status !== "in place, under review")
}

/** A completion put right: what it completed is undone again; where nothing tells, what was done last. */
function reopenStages(byWhen: ByWhen, before: ByWhen | null): ByWhen {
  const lastDone = byWhen.stages
    .flatMap(stage => stage.doneOn ?? [])
    .sort()
    .at(-1)
  const asBefore = (stage: Stage): Stage => {
    const was = before?.stages.find(other => isSameStage(other, stage))
    if (was) return { ...stage, doneOn: was.doneOn, doneFor: was.doneFor ?? null }
    return before || stage.doneOn === lastDone ? { ...stage, doneOn: null, doneFor: null } : stage
  }
  return { ...byWhen, stages: byWhen.stages.map(stage => (stage.doneOn === null ? stage : asBefore(stage))) }
}

const isSameStage = (a: Stage, b: Stage) => a.label === b.label && a.earliest === b.earliest && a.latest === b.latest
