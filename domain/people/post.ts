// A post is a job. Owners are posts first and people second, so that actions stay when people go.
import { z } from "zod"

/** A person as Entra knows them: the object id, and the name shown beside it. */
/** Ids are compared, and typed by hand in lists: letters are made small. */
export const Person = z.object({ id: z.string().toLowerCase(), name: z.string() })
export type Person = z.infer<typeof Person>

/** Roles a post carries beyond what it owns. */
export const PostRole = z.enum(["performance officer", "administrator"])
export type PostRole = z.infer<typeof PostRole>

export const Post = z.object({
  key: z.string(),
  title: z.string(),
  unitKey: z.string().nullable(),
  holder: Person.nullable(),
  /** Answers day to day for the holder, shown as such. */
  updater: Person.nullable(),
  standIn: Person.nullable(),
  lineManagerKey: z.string().nullable(),
  roles: z.array(PostRole),
  /** For a group of posts such as "all heads of service". */
  memberKeys: z.array(z.string()),
  /** For a sub-group or partner body: the post that is asked on its behalf. */
  contactKey: z.string().nullable(),
  /** Weekdays worked, Monday is 1; empty for all five. */
  worksOn: z.array(z.number().int().min(1).max(5)),
  isTermTimeOnly: z.boolean(),
})
export type Post = z.infer<typeof Post>

export type Posts = ReadonlyMap<string, Post>

export const isGroup = (post: Post) => post.memberKeys.length > 0
