// Answers one after the other, each judged with those before it.
import type { Action } from "#domain/action/action.ts"
import type { ClosedBecause, Status } from "#domain/action/status.ts"
import type { ByWhen } from "#domain/byWhen/byWhen.ts"
import { applyUpdate, shownOf } from "#domain/update/applyUpdate.ts"
import { circumstancesOf } from "#domain/update/circumstances.ts"
import type { Register } from "#domain/update/register.ts"
import { stateOf, type Update } from "#domain/update/update.ts"
import { anAction, anUpdate, aPerson, aPlan, aPost, aRegister } from "../../support/builders.ts"

export type Said = {
  on: string
  /** Null for "no change". */
  status: Status | null
  form?: string
  post?: string
  because?: ClosedBecause
  /** What SharePoint was set to before this was said, without a line. */
  found?: Status
}

const posts = [
  ...["a", "b", "c", "post"].map(key => aPost({ key, holder: aPerson(key) })),
  aPost({ key: "group", memberKeys: ["a", "b", "c"] }),
]

/** Answers of the lead, or of a post of the group, each on a form of its own unless one is named. */
export function told(said: readonly Said[], leadKey: string, byWhen: ByWhen): { action: Action; register: Register } {
  let action = anAction({ leadKey, byWhen })
  const updates: Update[] = []
  for (const [at, { on, status, form = `form${at}`, post = "post", because = null, found }] of said.entries()) {
    if (found) action = { ...action, status: found }
    const {
      before: _b,
      after: _a,
      held: _h,
      ...draft
    } = anUpdate({
      ...{ key: `u${at}`, at: `${on}T${String(9 + at).padStart(2, "0")}:00:00Z`, formId: `${form}:${at}` },
      ...{ actor: aPerson(post), forPost: { key: post, title: post }, kind: status ? "progress" : "no change" },
      asked: status && { status, closedBecause: because, forecast: null },
    })
    const register = aRegister({ actions: [action], posts, plans: [aPlan()], updates })
    const circumstances = circumstancesOf({ draft, shown: shownOf(action), outcome: null }, action, register)
    const judged = applyUpdate(action, draft, circumstances)
    updates.push({ ...draft, before: stateOf(action), ...judged })
    action = { ...action, ...judged.after }
  }
  return { action, register: aRegister({ actions: [action], posts, plans: [aPlan()], updates }) }
}
