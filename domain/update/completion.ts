// Which answer completed an action, a stage, or an occurrence of what comes again, and which later answer puts that right.
import type { Action } from "../action/action.ts"
import type { Status } from "../action/status.ts"
import { type ByWhen, completeStages } from "../byWhen/byWhen.ts"
import { comesAgain } from "../byWhen/currentStages.ts"
import { type Day, londonDay } from "../day/day.ts"
import { inOrder } from "./history.ts"
import type { Draft } from "./reply.ts"
import type { Update } from "./update.ts"

const doneText = ({ stages }: ByWhen): string =>
  JSON.stringify(stages.map(({ doneOn, doneFor }) => [doneOn, doneFor ?? null]))

/** Said long before the next occurrence of what comes again, "complete" is of the last: there is nothing it completes. */
export const speaksOfLast = (byWhen: ByWhen, on: Day): boolean =>
  byWhen.stages.some(comesAgain) && doneText(completeStages(byWhen, on, null)) === doneText(byWhen)

const reachesComplete = ({ before, after }: Update): boolean =>
  before !== null && after?.status === "complete" && before.status !== "complete"

/** Whether it completed what is there: what one member of a group says of its part does not, while others are to come. */
const completesStages = ({ held, asked, before, after }: Update): boolean =>
  held === null &&
  (asked?.status === "complete" || asked?.status === "closed, not proceeding") &&
  before !== null &&
  after !== null &&
  isDoneBy(after.status) &&
  doneText(before.byWhen) !== doneText(after.byWhen)

const isDoneBy = (status: Status): boolean => status === "complete" || status === "in place, under review"

/** Whether it completed the whole, for good or for this time. */
export const isCompletion = (update: Update): boolean => reachesComplete(update) || completesStages(update)

/** Whether an answer opens again what was complete, for good, or for this time by this completion. */
export function takesBack({ held, before, after }: Update, completion: Update | null): boolean {
  if (held !== null || !before || !after) return false
  if (before.status === "complete") return after.status !== "complete"
  const [was, is] = [doneText(before.byWhen), doneText(after.byWhen)]
  return is !== was && completion?.before != null && is === doneText(completion.before.byWhen)
}

/** An answer on the same form as another, or of the same day, is about the same thing. */
export const isSameOccasion = (one: Draft, other: Draft): boolean =>
  formOf(one) === formOf(other) || londonDay(one.at) === londonDay(other.at)

/**
 * The completion that an answer speaks of again, to change or to undo it. Of what is complete for good that is any answer;
 * what comes again goes on, and only an answer on the same form, or of the same day, is about what was done.
 */
export function completionPutRight(action: Action, updates: readonly Update[], draft: Draft): Update | null {
  if (action.status === "complete") return inOrder(updates).findLast(reachesComplete) ?? null
  if (!action.byWhen.stages.some(comesAgain)) return null
  const last = inOrder(updates).findLast(completesStages)
  if (!last?.after || doneText(last.after.byWhen) !== doneText(action.byWhen)) return null
  return isSameOccasion(last, draft) ? last : null
}

export type StagePutRight = { label: string; before: ByWhen }

/** The stage that the answers on the same form said is done, and the by-when before they did: this answer stands in their place. */
export function stagePutRight(updates: readonly Update[], draft: Draft): StagePutRight | null {
  if (draft.kind !== "progress") return null
  const isEarlier = (update: Update) =>
    update.kind === "progress" && update.held === null && update.key !== draft.key && formOf(update) === formOf(draft)
  const earlier = inOrder(updates).filter(isEarlier)
  const label = earlier.at(-1)?.stageLabel ?? null
  const first = earlier[earlier.findLastIndex(({ stageLabel }) => stageLabel !== label) + 1]
  return label !== null && first?.before ? { label, before: first.before.byWhen } : null
}

/** A form without the number of the answer on it. */
const formOf = ({ formId }: Pick<Update, "formId">): string => formId.replace(/:\d+$/, "")
