// What was agreed may come too late for its action: it was closed meanwhile, or the stage was done.
import type { Action } from "../action/action.ts"
import { isRedated, isToBeDone } from "../action/dateChange.ts"
import { isOpen } from "../action/status.ts"
import type { Request } from "../people/request.ts"
import type { HeldBecause } from "../update/update.ts"

/** Why the action is left as it is; null when what was agreed is to be done, or when nothing was. */
export function leftBecause(action: Action, request: Request): HeldBecause | null {
  const { kind, state, until, words, stageLabel } = request
  if (state !== "agreed" || (kind !== "date change" && kind !== "hand-over")) return null
  if (!isOpen(action.status)) return "closed"
  if (kind === "hand-over" || until === null || isToBeDone(action.byWhen, stageLabel)) return null
  return isRedated(action, { until, words, stageLabel }) ? null : "stage gone"
}
