// Which members of a group have done their part of its action, by what each has said since it was last begun.
import type { Action } from "../action/action.ts"
import { isOpen, type Status } from "../action/status.ts"
import { comesAgain } from "../byWhen/currentStages.ts"
import { londonDay } from "../day/day.ts"
import { isGroup } from "../people/post.ts"
import { isCompletion, isSameOccasion, speaksOfLast, takesBack } from "./completion.ts"
import { inOrder } from "./history.ts"
import type { Register } from "./register.ts"
import { answeringPosts } from "./rolesOf.ts"
import { isAnswer, type Update } from "./update.ts"

/** What is left of a group's action besides one member's part: something, or nothing, with all of it closed or not. */
export type OthersParts = "to come" | "all closed" | "done"

/** Parts that are done, by the member's post: complete, or closed. */
type Parts = Map<string, Status>

/**
 * What is left besides `postKey`'s part; null when the lead is not a group, or when somebody above speaks for the group as a
 * whole. `putRight` is a completion that is spoken of again, and counts as not yet made.
 */
export function othersParts(
  action: Action,
  postKey: string | null,
  register: Register,
  putRight: Update | null = null,
): OthersParts | null {
  if (!isLedByGroup(action, register) || postKey === action.leadKey) return null
  const parts = partsDone(action, register, putRight)
  const others = answeringPosts(action.leadKey, register).filter(({ key }) => key !== postKey)
  if (!others.every(({ key }) => parts.has(key))) return "to come"
  return others.every(({ key }) => parts.get(key) === "closed, not proceeding") ? "all closed" : "done"
}

/** Whether a member of a group has done its part, and only others' is to come. */
export const hasDoneItsPart = (action: Action, postKey: string, register: Register): boolean =>
  isLedByGroup(action, register) && partsDone(action, register, null).has(postKey)

function isLedByGroup({ leadKey }: Action, register: Register): boolean {
  const lead = leadKey === null ? undefined : register.posts.get(leadKey)
  return lead !== undefined && isGroup(lead)
}

/**
 * Begun anew when who speaks for the whole opens it again, and with the next occurrence of what comes again. With all parts
 * done and the action open all the same, somebody has opened it in SharePoint, and no line tells when.
 */
function partsDone(action: Action, register: Register, putRight: Update | null): Parts {
  const { leadKey, status } = action
  const members = new Set(answeringPosts(leadKey, register).map(({ key }) => key))
  const isForAll = ({ forPost }: Update) => forPost?.key === leadKey
  let parts: Parts = new Map()
  let completed: { by: Update; parts: Parts } | null = null
  const isAllDone = () => [...members].every(key => parts.has(key))
  for (const update of spokenOn(action, register, putRight)) {
    if (takesBack(update, completed?.by ?? null)) {
      const isOwn = completed !== null && isForAll(completed.by) && isSameOccasion(completed.by, update)
      // What was said of the whole by mistake leaves the parts as they were.
      parts = isForAll(update) && !isOwn ? new Map() : new Map([...(completed?.parts ?? []), ...parts])
      completed = null
    } else if (update.before && isOpen(update.before.status) && isMembers(update, members) && isAllDone())
      parts = new Map()
    hear(parts, update, putRight?.before ?? action)
    if (!isCompletion(update) || update.key === putRight?.key) continue
    completed = { by: update, parts }
    if (action.byWhen.stages.some(comesAgain)) parts = closedOf(parts)
  }
  return putRight === null && isOpen(status) && isAllDone() ? new Map() : parts
}

/** What was said after a completion of what comes again is of the next occurrence. */
function spokenOn({ key, byWhen }: Action, register: Register, putRight: Update | null): Update[] {
  const until = putRight !== null && byWhen.stages.some(comesAgain) ? putRight.at : null
  return inOrder(register.updatesOf(key)).filter(({ held, at }) => held === null && (until === null || at <= until))
}

const isMembers = (update: Update, members: ReadonlySet<string>): boolean =>
  isAnswer(update) && members.has(update.forPost?.key ?? "")

/** "No change" leaves a part as it is. */
function hear(parts: Parts, { forPost, asked, at }: Update, { byWhen }: Pick<Action, "byWhen">): void {
  if (!forPost || !asked) return
  const { status } = asked
  parts.delete(forPost.key)
  if (isOpen(status) || (status === "complete" && speaksOfLast(byWhen, londonDay(at)))) return
  parts.set(forPost.key, status)
}

const closedOf = (parts: Parts): Parts => new Map([...parts].filter(([, as]) => as === "closed, not proceeding"))
