// Who decides for a post today: its holder, or whoever stands in. To answer day to day for a post is not to decide for it.
import type { Day } from "../day/day.ts"
import type { Person, Post } from "./post.ts"
import { type Absences, absenceOf } from "./request.ts"

type Setting = { absences: Absences; today: Day }

/** Away, the holder's deputy is whom they named for this absence, else the post's own; null when nobody is there. */
export function inOffice(post: Post | undefined, { absences, today }: Setting): Person | null {
  const { holder = null, standIn = null } = post ?? {}
  const absence = holder && absenceOf(holder.id, absences, today)
  if (holder && !absence) return holder
  const deputy = absence?.standIn ?? standIn
  return deputy && !absenceOf(deputy.id, absences, today) ? deputy : null
}

/** A holder who is away, and decides something all the same, does so by right. */
export const actsFor = (post: Post | undefined, personId: string, setting: Setting): boolean =>
  post?.holder?.id === personId || inOffice(post, setting)?.id === personId
