// What was agreed may come too late for its action: it was closed meanwhile, the stage was done, or its date is later already.
import type { Action } from "../action/action.ts"
import { isRedated, isToBeDone, stageToMove } from "../action/dateChange.ts"
import { isOpen } from "../action/status.ts"
import { comesAgain } from "../byWhen/currentStages.ts"
import type { Request } from "../people/request.ts"
import type { HeldBecause } from "../update/update.ts"

/** Why the action is left as it is; null when what was agreed is to be done, or when nothing was. */
export function leftBecause(action: Action, request: Request): HeldBecause | null {
  const { kind, state, until, words, stageLabel } = request
  if (state !== "agreed" || (kind !== "date change" && kind !== "hand-over")) return null
  if (!isOpen(action.status)) return "closed"
  if (kind === "hand-over" || until === null || isRedated(action, { until, words, stageLabel })) return null
  if (!isToBeDone(action.byWhen, stageLabel)) return "stage gone"
  const stage = stageToMove(action.byWhen, stageLabel)
  if ((stage?.latest ?? "") <= until) return null
  // What comes again was done meanwhile: what is due next is another occurrence, and later.
  return stage && comesAgain(stage) ? "stage gone" : "re-dated"
}
