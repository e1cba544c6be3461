// Whether a post may be kept as a form gives it: what is wrong with it, in codes.
import { type Person, type Post, PostRole, type Posts } from "./post.ts"
import type { Unit } from "./unit.ts"

export type PostFields = Omit<Post, "key">
export type PostFault =
  | "no title"
  | "title taken"
  | "no such unit"
  | "no such post"
  | "no such person"
  | "own manager"
  | "circle of managers"
  | "circle of members"
  | "members and contact"
  | "no performance officer"
  | "no administrator"

type Known = { posts: Posts; units: ReadonlyMap<string, Unit> }

/** What is wrong with the fields; null when nothing is. `key` is the post's own, new or not. */
export function faultIn(key: string, fields: PostFields, { posts, units }: Known): PostFault | null {
  const { unitKey, lineManagerKey, memberKeys, contactKey } = fields
  if (normal(fields.title) === "") return "no title"
  if (isTaken(key, fields.title, posts)) return "title taken"
  if (unitKey !== null && !units.has(unitKey)) return "no such unit"
  if ([fields.holder, fields.updater, fields.standIn].some(person => person !== null && !isPerson(person)))
    return "no such person"
  if (lineManagerKey === key) return "own manager"
  if (memberKeys.length > 0 && contactKey !== null) return "members and contact"
  const named = [lineManagerKey, contactKey, ...memberKeys].filter(it => it !== null)
  if (named.some(other => other !== key && !posts.has(other))) return "no such post"
  const after = new Map(posts).set(key, { ...fields, key })
  if (leadsBack(key, after, managersOf)) return "circle of managers"
  if (leadsBack(key, after, membersOf)) return "circle of members"
  const lost = PostRole.options.find(role => isHeld(role, posts) && !isHeld(role, after))
  return lost ? `no ${lost}` : null
}

const isHeld = (role: PostRole, posts: Posts): boolean =>
  [...posts.values()].some(({ roles, holder }) => holder !== null && roles.includes(role))

const normal = (title: string): string => title.trim().replaceAll(/\s+/g, " ").toLocaleLowerCase("en-GB")

const isTaken = (key: string, title: string, posts: Posts): boolean =>
  [...posts.values()].some(post => post.key !== key && normal(post.title) === normal(title))

const objectId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
/** A column of text holds no more. */
const longestName = 255

/** Ids stand in keys and addresses: only what Entra gives out will do. */
const isPerson = ({ id, name }: Person): boolean =>
  objectId.test(id) && name.trim() !== "" && name.length <= longestName

const managersOf = ({ lineManagerKey }: Post): string[] => (lineManagerKey === null ? [] : [lineManagerKey])
const membersOf = ({ memberKeys, contactKey }: Post): string[] =>
  contactKey === null ? memberKeys : [...memberKeys, contactKey]

/** Whether one comes back to a post by going on from it; a circle that it is not part of is not its fault. */
function leadsBack(key: string, posts: Posts, next: (post: Post) => string[]): boolean {
  const seen = new Set<string>()
  const waiting = [key]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const post = posts.get(at)
    for (const other of post ? next(post) : []) {
      if (other === key) return true
      if (!seen.has(other)) waiting.push(other)
      seen.add(other)
    }
  }
  return false
}

/** The fields that differ from the post as it stands; the order of lists says nothing. */
export function changesIn(post: Post, fields: PostFields): Partial<PostFields> {
  const names = Object.keys(fields) as (keyof PostFields)[]
  const isChanged = (name: keyof PostFields) => comparable(post[name]) !== comparable(fields[name])
  return Object.fromEntries(names.filter(isChanged).map(name => [name, fields[name]]))
}

/** Whoever holds or stands in for an administrator's post is one: to name them is to give the role. */
export const changesAdministrator = ({ roles }: Post, changes: Partial<PostFields>): boolean =>
  roles.includes("administrator") && ("holder" in changes || "standIn" in changes)

const comparable = (value: PostFields[keyof PostFields]): string => {
  if (Array.isArray(value)) return JSON.stringify([...value].sort())
  return JSON.stringify(typeof value === "object" && value !== null ? [value.id, value.name] : value)
}
