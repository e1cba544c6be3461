// A group of posts keeps one answer each: for whom somebody speaks, and whose part is done.
import type { Action } from "../action/action.ts"
import { isOpen, type Status } from "../action/status.ts"
import { comesAgain } from "../byWhen/currentStages.ts"
import { type Day, type Instant, londonDay } from "../day/day.ts"
import { isGroup, type Post } from "../people/post.ts"
import { whoAnswers } from "../people/whoAnswers.ts"
import { lastCompletion } from "./completion.ts"
import { inOrder } from "./history.ts"
import type { Register } from "./register.ts"
import { answeringPosts, isOneOf } from "./rolesOf.ts"
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

/**
 * The post somebody answers for when they speak on an action: their own among the lead's, else one they are asked for, else
 * one they stand in for at times; of several the one whose part is not done, and that has been silent longest. Else the
 * lead itself.
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
  const rank = (post: Post): string => {
    const nearness = isOwn(post) ? 0 : isAsked(post) ? 1 : 2
    return `${hasDoneItsPart(action, post.key, register) ? 1 : 0} ${nearness} ${latest.get(post.key)?.at ?? ""}`
  }
  const theirs = answeringPosts(action.leadKey, register).filter(post => isAsked(post) || isOneOf(post, personId))
  const [first] = theirs.length < 2 ? theirs : theirs.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))
  return first ?? register.posts.get(action.leadKey) ?? null
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
  const latest = partsOf(action, register, putRight)
  const others = answeringPosts(lead.key, register).filter(post => post.key !== postKey)
  return others.every(post => latest.get(post.key)?.status === "complete")
}

/**
 * Whether a member of a group has completed its part, and only others' is to come. With all parts complete and the action
 * open all the same, somebody has opened it again, and all are to be done anew.
 */
export function hasDoneItsPart(action: Action, postKey: string, register: Register): boolean {
  const lead = action.leadKey === null ? undefined : register.posts.get(action.leadKey)
  if (!lead || !isGroup(lead)) return false
  const parts = partsOf(action, register, null)
  const isDone = (key: string) => parts.get(key)?.status === "complete"
  return isDone(postKey) && !answeringPosts(lead.key, register).every(({ key }) => isDone(key))
}

/** Answers that count for what is to be done now: since it was last done, or opened again by who speaks for the whole. */
function partsOf(
  { key, byWhen, leadKey }: Action,
  register: Register,
  putRight: Update | null,
): Map<string, MemberAnswer> {
  const updates = register.updatesOf(key)
  const isReopening = ({ forPost, held, before, after }: Update) =>
    forPost?.key === leadKey && held === null && before?.status === "complete" && after?.status !== "complete"
  const reopened = inOrder(updates).findLast(isReopening)?.at ?? ""
  const done = byWhen.stages.some(comesAgain) ? (lastCompletion(updates, putRight)?.at ?? "") : ""
  const since = reopened > done ? reopened : done
  return latestByPost(updates.filter(({ at }) => at > since))
}

/** Nothing is to come from who has answered since a day, or has done their part of what is still open. */
export const isUpdatedSince = (day: Day, action: Action, postKey: string, register: Register): boolean =>
  (lastAnsweredOn(action, postKey, register) ?? "") >= day ||
  (isOpen(action.status) && hasDoneItsPart(action, postKey, register))
