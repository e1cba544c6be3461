// What an update makes of its action: the new state, or the reason why the state is left as it is.
import type { Action } from "../action/action.ts"
import { isOpen, type Status } from "../action/status.ts"
import { type ByWhen, completeStages, type Stage } from "../byWhen/byWhen.ts"
import { comesAgain } from "../byWhen/currentStages.ts"
import { type Day, londonDay } from "../day/day.ts"
import type { Plan } from "../plan/plan.ts"
import type { Shown } from "./reply.ts"
import { type ActionState, type HeldBecause, stateOf, type Update } from "./update.ts"

/** The dates an action is held to, as one text: changes when it is re-dated, not when a stage is done. */
export const dueText = ({ words, stages }: Pick<ByWhen, "words" | "stages">) =>
  JSON.stringify([words, ...stages.map(stage => [stage.label, stage.earliest, stage.latest])])

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
  /** For a member of a group of posts: whether every other member has completed its part; otherwise null. */
  othersComplete: boolean | null
  /** The by-when as it was before the action was completed; null when it is not complete or nothing tells. */
  beforeCompletion: ByWhen | null
}

export type Judgement = { after: ActionState; held: HeldBecause | null }

/** Judges an answer against the action as it now is. Held means: the answer is kept, the action is left. */
export function applyUpdate(action: Action, answer: Answer, circumstances: Circumstances): Judgement {
  const held = heldBecause(action, circumstances)
  if (held !== null) return { after: stateOf(action), held }
  const on = londonDay(answer.at)
  const isDone = answer.asked?.status === "complete" && circumstances.othersComplete !== false
  const status = reachedStatus(action, answer, isDone)
  return {
    held: null,
    after: {
      status,
      closedBecause: answer.asked ? answer.asked.closedBecause : action.closedBecause,
      forecast: answer.asked?.forecast ?? action.forecast,
      progress: answer.words === "" ? action.progress : answer.words,
      lastUpdateOn: answer.at,
      lastUpdateKey: answer.key,
      byWhen: reachedStages(
        action,
        { status, isDone, stageLabel: answer.stageLabel, on },
        circumstances.beforeCompletion,
      ),
    },
  }
}

function heldBecause(action: Action, { shown, plan, othersComplete }: Circumstances): HeldBecause | null {
  if (plan && plan.state !== "approved") return "plan not open"
  if (!isOpen(action.status) && action.status !== shown.status) return "closed"
  if (dueText(action.byWhen) !== shown.due) return "re-dated"
  if (action.leadKey !== shown.leadKey) return "handed over"
  const isAnsweredByMember = othersComplete !== null
  if (action.lastUpdateOn !== shown.lastUpdateOn && !isAnsweredByMember) return "answered by another"
  return null
}

/** A group's action is complete when all its members are; what repeats is done for this time, and goes on. */
function reachedStatus({ status, byWhen }: Action, { asked }: Answer, isDone: boolean): Status {
  if (!asked) return status
  if (asked.status !== "complete") return asked.status
  if (!isDone) return "under way"
  return byWhen.stages.some(comesAgain) ? "in place, under review" : "complete"
}

type Reached = { status: Status; isDone: boolean; stageLabel: string | null; on: Day }

function reachedStages(action: Action, { status, isDone, stageLabel, on }: Reached, before: ByWhen | null): ByWhen {
  const isReopened = action.status === "complete" && isOpen(status)
  const byWhen = isReopened ? reopenStages(action.byWhen, before) : action.byWhen
  if (isDone) return completeStages(byWhen, on, null)
  return stageLabel === null ? byWhen : completeStages(byWhen, on, stageLabel)
}

/** A completion put right: what it completed is undone again; where nothing tells, what was done last. */
function reopenStages(byWhen: ByWhen, before: ByWhen | null): ByWhen {
  const lastDone = byWhen.stages
    .flatMap(stage => stage.doneOn ?? [])
    .sort()
    .at(-1)
  const wasDone = (stage: Stage) =>
    before ? before.stages.some(other => isSameStage(other, stage) && other.doneOn !== null) : stage.doneOn !== lastDone
  return { ...byWhen, stages: byWhen.stages.map(stage => (wasDone(stage) ? stage : { ...stage, doneOn: null })) }
}

const isSameStage = (a: Stage, b: Stage) => a.label === b.label && a.earliest === b.earliest && a.latest === b.latest
