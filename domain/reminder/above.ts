// Who above a post is told of what has waited: the head, one step up the line; the director, two.
import type { Day } from "../day/day.ts"
import { inOffice } from "../people/inOffice.ts"
import type { Person } from "../people/post.ts"
import { whoAnswers } from "../people/whoAnswers.ts"
import type { Register } from "../update/register.ts"
import type { Level } from "./askedBefore.ts"

/** One step up the line for the head, two for the director; nobody is told of their own silence. */
export function above(
  postKey: string,
  level: Level,
  { register, today }: { register: Register; today: Day },
): Person | null {
  const head = managerKey(postKey, register)
  const key = level === "head" ? head : head && managerKey(head, register)
  if (!key) return null
  const asked = whoAnswers(postKey, register.posts, register.absences, today).answerers.map(it => it.person.id)
  const setting = { absences: register.absences, today }
  // It is for the head to know, not for whoever answers day to day for the head, unless nobody else is there.
  const person =
    inOffice(register.posts.get(key), setting) ??
    whoAnswers(key, register.posts, register.absences, today).answerers[0]?.person
  return person && !asked.includes(person.id) ? person : null
}

const managerKey = (postKey: string, { posts }: Register): string | null => posts.get(postKey)?.lineManagerKey ?? null
