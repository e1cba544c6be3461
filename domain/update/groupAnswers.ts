// A group of posts keeps one answer each: for whom somebody speaks, and when each was last heard of.
import type { Action } from "../action/action.ts"
import { isOpen } from "../action/status.ts"
import { type Day, type Instant, londonDay } from "../day/day.ts"
import { isGroup, type Post } from "../people/post.ts"
import { whoAnswers } from "../people/whoAnswers.ts"
import { hasDoneItsPart } from "./groupParts.ts"
import type { Register } from "./register.ts"
import { answeringPosts, isOneOf } from "./rolesOf.ts"
import { isAnswer, type Update } from "./update.ts"

/** When each member post last answered on a group's action. */
export function latestByPost(updates: readonly Update[]): Map<string, Instant> {
  const latest = new Map<string, Instant>()
  for (const { kind, forPost, at } of updates)
    if (forPost && isAnswer({ kind }) && at > (latest.get(forPost.key) ?? "")) latest.set(forPost.key, at)
  return latest
}

/**
 * The post somebody answers for when they speak on an action: their own among the lead's, or one they are asked for; of
 * several one whose part is not done, their own first, and that has been silent longest. Else one they stand in for at times.
 * Else the lead itself.
 */
export function postAnsweredFor(
  action: Action,
  { register, personId, today }: { register: Register; personId: string; today: Day },
): Post | null {
  if (action.leadKey === null) return null
  const { answerers } = whoAnswers(action.leadKey, register.posts, register.absences, today)
  const isOwn = ({ holder, updater }: Post) => holder?.id === personId || updater?.id === personId
  const isAsked = (post: Post) => answerers.some(one => one.person.id === personId && one.postKey === post.key)
  const latest = latestByPost(register.updatesOf(action.key))
  const placeOf = (post: Post): number =>
    (isOwn(post) || isAsked(post) ? 0 : 4) +
    (hasDoneItsPart(action, post.key, register) ? 2 : 0) +
    (isOwn(post) ? 0 : 1)
  const compare = (a: Post, b: Post): number =>
    placeOf(a) - placeOf(b) || (latest.get(a.key) ?? "").localeCompare(latest.get(b.key) ?? "")
  const theirs = answeringPosts(action.leadKey, register).filter(post => isAsked(post) || isOneOf(post, personId))
  const [first] = theirs.toSorted(compare)
  return first ?? register.posts.get(action.leadKey) ?? null
}

/** Each member of a group answers for itself; elsewhere any update of the action counts. */
export function lastAnsweredOn(action: Action, postKey: string, register: Register): Day | null {
  const lead = action.leadKey === null ? undefined : register.posts.get(action.leadKey)
  const isMembers = lead !== undefined && isGroup(lead)
  const at = isMembers ? latestByPost(register.updatesOf(action.key)).get(postKey) : action.lastUpdateOn
  return at ? londonDay(at) : null
}

/** Nothing is to come from who has answered since a day, or has done their part of what is still open. */
export const isUpdatedSince = (day: Day, action: Action, postKey: string, register: Register): boolean =>
  (lastAnsweredOn(action, postKey, register) ?? "") >= day ||
  (isOpen(action.status) && hasDoneItsPart(action, postKey, register))
