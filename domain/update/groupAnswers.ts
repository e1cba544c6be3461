// A group of posts keeps one answer each.
import type { Action } from "../action/action.ts"
import type { Status } from "../action/status.ts"
import { comesAgain } from "../byWhen/currentStages.ts"
import { type Day, type Instant, londonDay } from "../day/day.ts"
import { isGroup } from "../people/post.ts"
import { lastCompletion } from "./completion.ts"
import { inOrder } from "./history.ts"
import type { Register } from "./register.ts"
import { answeringPosts } from "./rolesOf.ts"
import { isAnswer, type Update } from "./update.ts"

type MemberAnswer = {
  at: Instant /** What they last asked for; null while they only said "no change". */
  status: Status | null
}

/** Each member post's latest answer on a group's action. */
export function latestByPost(updates: readonly Update[]): Map<string, MemberAnswer> {
  const latest = new Map<string, MemberAnswer>()
  for (const { kind, forPost, at, asked, held } of inOrder(updates)) {
    if (!forPost || !isAnswer({ kind })) continue
    const reached = held === null ? asked?.status : undefined
    latest.set(forPost.key, { at, status: reached ?? latest.get(forPost.key)?.status ?? null })
  }
  return latest
}

/** Each member of a group answers for itself; elsewhere any update of the action counts. */
export function lastAnsweredOn(action: Action, postKey: string, register: Register): Day | null {
  const lead = action.leadKey === null ? undefined : register.posts.get(action.leadKey)
  const isMembers = lead !== undefined && isGroup(lead)
  const at = isMembers ? latestByPost(register.updatesOf(action.key)).get(postKey)?.at : action.lastUpdateOn
  return at ? londonDay(at) : null
}

/**
 * Whether every member but `postKey` has completed its part; null when the lead is not a group, or when somebody above
 * speaks for the group as a whole. What comes again is to be completed by all anew; `putRight` is a completion that is
 * spoken of again, and does not count as done.
 */
export function othersComplete(
  action: Action,
  postKey: string | null,
  register: Register,
  putRight: Update | null = null,
): boolean | null {
  const lead = action.leadKey === null ? undefined : register.posts.get(action.leadKey)
  if (!lead || !isGroup(lead) || postKey === lead.key) return null
  const updates = register.updatesOf(action.key)
  const since = action.byWhen.stages.some(comesAgain) ? (lastCompletion(updates, putRight)?.at ?? "") : ""
  const latest = latestByPost(updates.filter(({ at }) => at > since))
  const others = answeringPosts(lead.key, register).filter(post => post.key !== postKey)
  return others.every(post => latest.get(post.key)?.status === "complete")
}
