// The roles a person holds towards an action, a plan, or the register as a whole.
import type { Action } from "../action/action.ts"
import type { Day } from "../day/day.ts"
import type { Forum } from "../people/forum.ts"
import { actsFor } from "../people/inOffice.ts"
import type { Role } from "../people/may.ts"
import { isGroup, type Post } from "../people/post.ts"
import { whoAnswers } from "../people/whoAnswers.ts"
import type { Plan } from "../plan/plan.ts"
import type { Register } from "./register.ts"

type Setting = { register: Register; personId: string; today: Day }

const holds = (post: Post | undefined, { register, personId, today }: Setting): boolean =>
  actsFor(post, personId, { absences: register.absences, today })

/** The posts that answer for a lead: itself, a group's members, a sub-group's contact. */
export function answeringPosts(postKey: string | null, register: Register, seen = new Set<string>()): Post[] {
  const post = postKey === null ? undefined : register.posts.get(postKey)
  if (!post || seen.has(post.key)) return []
  seen.add(post.key)
  if (isGroup(post)) return post.memberKeys.flatMap(key => answeringPosts(key, register, seen))
  return post.contactKey ? answeringPosts(post.contactKey, register, seen) : [post]
}

/** Whether they answer for it, though perhaps not today. */
export const isOneOf = (post: Post, personId: string) =>
  [post.holder, post.updater, post.standIn].some(person => person?.id === personId)

export function rolesInPlan(plan: Plan | undefined, setting: Setting): Role[] {
  const post = (key: string | null | undefined) => (key ? setting.register.posts.get(key) : undefined)
  return [
    ...(holds(post(plan?.ownerKey), setting) ? (["plan owner"] as const) : []),
    ...(holds(post(plan?.approverKey), setting) ? (["approver"] as const) : []),
  ]
}

/** Roles that come with a post, towards everything. */
export function rolesEverywhere(setting: Setting): Role[] {
  const held = [...setting.register.posts.values()].filter(post => holds(post, setting))
  return [
    "reader",
    ...held.flatMap(post => post.roles.filter(role => role !== "administrator" || isKept(post, setting))),
  ]
}

/** Who may give out roles is written down by those who keep the posts: nobody hands that on by going away. */
const isKept = ({ holder, standIn }: Post, { personId }: Setting): boolean =>
  holder?.id === personId || standIn?.id === personId

/** Whoever a card would be sent to may answer, also when they stand further up the line. */
function isAsked({ leadKey }: Action, { register, personId, today }: Setting): boolean {
  if (leadKey === null) return false
  const { answerers } = whoAnswers(leadKey, register.posts, register.absences, today)
  return answerers.some(({ person }) => person.id === personId)
}

export function rolesOnAction(action: Action, setting: Setting): Set<Role> {
  const { register, personId } = setting
  const leads = answeringPosts(action.leadKey, register)
  const managers = leads.map(post => (post.lineManagerKey ? register.posts.get(post.lineManagerKey) : undefined))
  return new Set<Role>([
    ...rolesEverywhere(setting),
    ...rolesInPlan(register.plans.get(action.planKey), setting),
    ...(leads.some(post => isOneOf(post, personId)) || isAsked(action, setting)
      ? (["answers for the lead"] as const)
      : []),
    ...(managers.some(post => holds(post, setting)) ? (["line manager"] as const) : []),
  ])
}

export function rolesInForum(forum: Forum, setting: Setting): Set<Role> {
  const post = (key: string | null) => (key ? setting.register.posts.get(key) : undefined)
  const isMember = forum.memberKeys.some(key => holds(post(key), setting))
  return new Set<Role>([
    ...rolesEverywhere(setting),
    ...(isMember ? (["forum member"] as const) : []),
    ...(holds(post(forum.clerkKey), setting) ? (["clerk"] as const) : []),
  ])
}
