// What an answer's judgement needs besides the action: the form, the plan, the group, and the sender's other answers.
import type { Action } from "../action/action.ts"
import { type Circumstances, dueText } from "./applyUpdate.ts"
import { completionPutRight, stagePutRight } from "./completion.ts"
import { othersParts } from "./groupParts.ts"
import { inOrder } from "./history.ts"
import type { Register } from "./register.ts"
import type { Reply, Shown } from "./reply.ts"
import type { Update, UpdateKind } from "./update.ts"

export function circumstancesOf({ draft, shown }: Reply, action: Action, register: Register): Circumstances {
  const stored = register.updatesOf(action.key)
  // An answer that is judged once more may be in the list already: it is no earlier one.
  const updates = stored.filter(({ key }) => key !== draft.key)
  const putRight = completionPutRight(action, updates, draft)
  const known = withOwnAnswers(shown, action, draft.actor.id, stored)
  return {
    shown: withOwnDates(known, action, draft.actor.id, register),
    plan: register.plans.get(action.planKey),
    othersParts: othersParts(action, draft.forPost?.key ?? null, { ...register, updatesOf: () => updates }, putRight),
    beforeCompletion: putRight?.before?.byWhen ?? null,
    stagePutRight: stagePutRight(updates, draft),
  }
}

/** Lines that leave the last answer as it is: a new date, or a new lead, is a conflict of its own. */
const besideAnswers: readonly UpdateKind[] = ["date request", "decision", "hand-over", "edit"]

/** A person knows their own answers, on whichever card or page they gave them: those are no conflict. */
function withOwnAnswers(shown: Shown, action: Action, actorId: string, updates: readonly Update[]): Shown {
  const since = updates.filter(
    ({ held, at, kind }) => held === null && at > (shown.lastUpdateOn ?? "") && !besideAnswers.includes(kind),
  )
  const isOwn = since.every(update => update.actor.id === actorId)
  const isKnown = since.some(update => update.at === action.lastUpdateOn)
  return isOwn && isKnown ? { ...shown, status: action.status, lastUpdateOn: action.lastUpdateOn } : shown
}

/** A person knows the later dates that they asked for themselves and were told of: such a date is no conflict. */
function withOwnDates(shown: Shown, action: Action, actorId: string, register: Register): Shown {
  let due = dueText(action.byWhen)
  for (const { kind, before, after, formId } of inOrder(register.updatesOf(action.key)).toReversed()) {
    if (due === shown.due) break
    if (kind !== "decision" || !before || !after || dueText(after.byWhen) !== due) continue
    const request = register.requests.get(formId.replace(/^decision\//, ""))
    if (request?.from.id !== actorId) return shown
    due = dueText(before.byWhen)
  }
  return due === shown.due ? { ...shown, due: dueText(action.byWhen) } : shown
}
