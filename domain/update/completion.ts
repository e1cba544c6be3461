// Which answer completed an action, a stage, or an occurrence of what comes again, and which later answer puts that right.
import type { Action } from "../action/action.ts"
import type { ByWhen } from "../byWhen/byWhen.ts"
import { comesAgain } from "../byWhen/currentStages.ts"
import { londonDay } from "../day/day.ts"
import { inOrder } from "./history.ts"
import type { Draft } from "./reply.ts"
import type { Update } from "./update.ts"

const doneText = ({ stages }: ByWhen): string =>
  JSON.stringify(stages.map(({ doneOn, doneFor }) => [doneOn, doneFor ?? null]))

/** Whether it completed the whole: "complete" of one member of a group does not, while others are to come. */
const completes = ({ held, asked, before, after }: Update): boolean =>
  held === null &&
  asked?.status === "complete" &&
  before !== null &&
  after !== null &&
  after.status !== "under way" &&
  doneText(before.byWhen) !== doneText(after.byWhen)

/** The latest completion of the whole, leaving one out. */
export const lastCompletion = (updates: readonly Update[], but?: Pick<Update, "key"> | null): Update | null =>
  inOrder(updates).findLast(update => update.key !== but?.key && completes(update)) ?? null

/**
 * The completion that an answer speaks of again, to change or to undo it. Of what is complete for good that is any answer;
 * what comes again goes on, and only an answer on the same form, or of the same day, is about what was done.
 */
export function completionPutRight(action: Action, updates: readonly Update[], draft: Draft): Update | null {
  if (action.status === "complete") {
    const reaches = ({ before, after }: Update) => after?.status === "complete" && before?.status !== "complete"
    return inOrder(updates).findLast(update => update.before !== null && reaches(update)) ?? null
  }
  if (!action.byWhen.stages.some(comesAgain)) return null
  const last = lastCompletion(updates, draft)
  if (!last?.after || doneText(last.after.byWhen) !== doneText(action.byWhen)) return null
  return formOf(last) === formOf(draft) || londonDay(last.at) === londonDay(draft.at) ? last : null
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
