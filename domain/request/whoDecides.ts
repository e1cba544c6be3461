// Whom a request is put to, and who may decide it: never the one who asked.
import type { Action } from "../action/action.ts"
import type { Day } from "../day/day.ts"
import { inOffice } from "../people/inOffice.ts"
import { may } from "../people/may.ts"
import type { Person } from "../people/post.ts"
import type { Request } from "../people/request.ts"
import type { Register } from "../update/register.ts"
import { answeringPosts, rolesInForum, rolesOnAction } from "../update/rolesOf.ts"

type Setting = { register: Register; today: Day }

/**
 * The plan's one approver for a later date, the line manager for a hand-over; up the line where that is who asked. With
 * nobody there for a hand-over, the plan's owner.
 */
export function whoDecides(request: Request, { register, today }: Setting): Person[] {
  const action = register.actions.get(request.subjectKey)
  const plan = action && register.plans.get(action.planKey)
  if (!action || !plan) return []
  const lead = answeringPosts(action.leadKey, register)[0]
  const from = (postKey: string | null) => upTheLine(postKey, request.from.id, { register, today })
  if (request.kind === "date change") return from(plan.approverKey)
  const managers = from(lead?.lineManagerKey ?? null)
  return managers.length > 0 ? managers : from(plan.ownerKey)
}

function upTheLine(postKey: string | null, askerId: string, setting: Setting): Person[] {
  const { posts, absences } = setting.register
  const seen = new Set<string>()
  for (let key = postKey; key !== null && !seen.has(key); key = posts.get(key)?.lineManagerKey ?? null) {
    seen.add(key)
    const person = inOffice(posts.get(key), { absences, today: setting.today })
    if (person && person.id !== askerId) return [person]
  }
  return []
}

export function mayDecide(request: Request, personId: string, setting: Setting): boolean {
  if (request.from.id === personId && request.kind !== "agenda") return false
  if (request.kind === "agenda") return mayRecord(request, personId, setting)
  const action = setting.register.actions.get(request.subjectKey)
  if (!action) return false
  if (whoDecides(request, setting).some(({ id }) => id === personId)) return true
  return may(actOf(request), rolesFor(action, personId, setting))
}

const actOf = ({ kind }: Request) => (kind === "date change" ? "decide a later date" : "accept a hand-over")

const rolesFor = (action: Action, personId: string, { register, today }: Setting) =>
  rolesOnAction(action, { register, personId, today })

function mayRecord({ toKey }: Request, personId: string, { register, today }: Setting): boolean {
  const forum = toKey === null ? undefined : register.forums.get(toKey)
  return forum !== undefined && may("record a decision", rolesInForum(forum, { register, personId, today }))
}
