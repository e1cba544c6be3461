// A plan on its way from draft to approved: who owns and approves it, and its approval. A plan brought in has neither yet.
import { may } from "../people/may.ts"
import { isGroup, type Person } from "../people/post.ts"
import type { Plan } from "../plan/plan.ts"
import type { Register } from "./register.ts"
import { rolesEverywhere, rolesInPlan } from "./rolesOf.ts"
import type { Update } from "./update.ts"

export type Keepers = Pick<Plan, "ownerKey" | "approverKey">
type Setting = { register: Register; personId: string; today: string }

export type NamingFault = "not yours" | "not a draft" | "no such post" | "yourself"
export type ApprovalFault = "not yours" | "not a draft" | "nobody approves" | "named by you"

const isDraft = ({ state }: Plan) => state === "draft" || state === "consultation"

/** Why somebody may not name these as a plan's owner and approver; null when they may. */
export function namingFault(plan: Plan, keepers: Keepers, setting: Setting): NamingFault | null {
  if (!may("make a plan", [...rolesEverywhere(setting), ...rolesInPlan(plan, setting)])) return "not yours"
  if (!isDraft(plan)) return "not a draft"
  const isPost = (key: string | null) => {
    const post = key === null ? null : setting.register.posts.get(key)
    return post === null || (post !== undefined && !isGroup(post))
  }
  if (!isPost(keepers.ownerKey) || !isPost(keepers.approverKey)) return "no such post"
  const isNew = keepers.approverKey !== plan.approverKey
  // Else whoever brings a plan in could approve it by a detour.
  return isNew && rolesInPlan({ ...plan, ...keepers }, setting).includes("approver") ? "yourself" : null
}

export function approvalFault(plan: Plan, setting: Setting): ApprovalFault | null {
  if (!may("approve a plan", rolesInPlan(plan, setting)))
    return isDraft(plan) && plan.approverKey === null ? "nobody approves" : "not yours"
  if (!isDraft(plan)) return "not a draft"
  return hasNamedApprover(plan, setting) ? "named by you" : null
}

/** The line about a naming is found again by whom it named. */
const keepersForm = ({ approverKey }: Keepers) => `keepers/${approverKey ?? ""}`

/** Else whoever named a post could take that post and approve: whoever wrote any naming of the approver it now has. */
const hasNamedApprover = (plan: Plan, { register, personId }: Setting): boolean =>
  register.updatesOf(plan.key).some(({ formId, actor }) => formId === keepersForm(plan) && actor.id === personId)

/** Reminders wait until somebody has looked at their preview, whatever a draft said. */
export const approvedState = { state: "approved", remindersFrom: null } as const satisfies Partial<Plan>

type Line = { key: string; plan: Plan; by: Person; at: string; words: string }

/** What stands in the history of a plan; its words say what was done. */
export const planLine = (kind: "edit" | "decision", { key, plan, by, at, words }: Line): Update => ({
  ...{ key, kind, subjectKey: plan.key, at, actor: by, forPost: null, via: "tab", formId: key },
  ...{ before: null, after: null, asked: null, held: null, words },
  ...{ wordsForColleagues: "", stageLabel: null, evidence: [] },
})

export const keepersLine = (keepers: Keepers, line: Line): Update => ({
  ...planLine("edit", line),
  formId: keepersForm(keepers),
})
