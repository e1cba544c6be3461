// Who is asked today for a post's action.
import type { Day } from "../day/day.ts"
import { isGroup, type Person, type Post, type Posts } from "./post.ts"
import { type Absences, absenceOf } from "./request.ts"

export type Capacity = "updater" | "holder" | "stand-in" | "line manager"

/** One person to ask, the post they answer for, and as what. */
export type Answerer = { person: Person; postKey: string; capacity: Capacity }

/** Nobody could be found for a post: why, for a manager to read. */
export type Unasked = { postKey: string; why: "no such post" | "vacant and no line manager" | "leads to nobody" }

export type { Absences }

type Asked = { answerers: Answerer[]; unasked: Unasked[] }

const isHere = (person: Person | null, absences: Absences, today: Day): person is Person =>
  person !== null && absenceOf(person.id, absences, today) === null

/**
 * The updater, else the holder, else (away) the stand-in, else (vacant) the line manager; every member of a group;
 * the contact of a sub-group or partner body. Whoever goes away and names somebody has them asked before anybody else.
 */
export function whoAnswers(postKey: string, posts: Posts, absences: Absences, today: Day): Asked {
  return ask(postKey, posts, absences, today, new Set())
}

function ask(postKey: string, posts: Posts, absences: Absences, today: Day, seen: Set<string>): Asked {
  // Two bodies may have one contact: who is asked already is asked for both.
  if (seen.has(postKey)) return { answerers: [], unasked: [] }
  seen.add(postKey)
  const post = posts.get(postKey)
  if (!post) return { answerers: [], unasked: [{ postKey, why: "no such post" }] }
  const onward = onwardFrom(post)
  if (onward.length > 0) {
    if (!leadsSomewhere(postKey, posts)) return { answerers: [], unasked: [{ postKey, why: "leads to nobody" }] }
    return join(onward.map(key => ask(key, posts, absences, today, seen)))
  }
  const answerer = forOnePost(post, absences, today) ?? lineManager(post, posts, absences, today)
  return answerer
    ? { answerers: [answerer], unasked: [] }
    : { answerers: [], unasked: [{ postKey, why: "vacant and no line manager" }] }
}

/** The posts that are asked in its stead. */
function onwardFrom(post: Post): readonly string[] {
  if (isGroup(post)) return post.memberKeys
  return post.contactKey ? [post.contactKey] : []
}

/** Groups and contacts that only lead back to each other have nobody to ask. */
function leadsSomewhere(postKey: string, posts: Posts, seen = new Set<string>()): boolean {
  if (seen.has(postKey)) return false
  seen.add(postKey)
  const post = posts.get(postKey)
  const onward = post ? onwardFrom(post) : []
  return onward.length === 0 || onward.some(key => leadsSomewhere(key, posts, seen))
}

function forOnePost(post: Post, absences: Absences, today: Day): Answerer | null {
  const namedBy = (person: Person | null) => (person ? (absenceOf(person.id, absences, today)?.standIn ?? null) : null)
  const inTurn = [
    ["updater", post.updater],
    ["stand-in", namedBy(post.updater)],
    ["holder", post.holder],
    ["stand-in", namedBy(post.holder)],
    ["stand-in", post.holder || post.updater ? post.standIn : null],
  ] as const
  for (const [capacity, person] of inTurn)
    if (isHere(person, absences, today))
      return { person, postKey: post.key, capacity: capacityIn(post, person, capacity) }
  return null
}

/** An updater who names the holder has the holder asked as what they are. */
const capacityIn = (post: Post, person: Person, capacity: Capacity): Capacity =>
  capacity === "stand-in" && post.holder?.id === person.id ? "holder" : capacity

/** Up the line until somebody is there; they answer for the post below. */
function lineManager(post: Post, posts: Posts, absences: Absences, today: Day): Answerer | null {
  const seen = new Set([post.key])
  let above = post.lineManagerKey ? posts.get(post.lineManagerKey) : undefined
  while (above && !seen.has(above.key)) {
    seen.add(above.key)
    const found = forOnePost(above, absences, today)
    if (found) return { person: found.person, postKey: post.key, capacity: "line manager" }
    above = above.lineManagerKey ? posts.get(above.lineManagerKey) : undefined
  }
  return null
}

/** Somebody may answer for two posts of a group, and keeps an answer for each; for one post they are asked once. */
function join(parts: Asked[]): Asked {
  const answerers = new Map(
    parts.flatMap(part => part.answerers).map(one => [`${one.person.id} ${one.postKey}`, one] as const),
  )
  return { answerers: [...answerers.values()], unasked: parts.flatMap(part => part.unasked) }
}
