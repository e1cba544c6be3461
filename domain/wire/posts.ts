// The register of posts.  GET /api/posts · POST /api/posts · POST /api/posts/:key · GET /api/people?search=
import { z } from "zod"
import { Day, Instant } from "../day/day.ts"
import { Person, PostRole } from "../people/post.ts"

/** Monday is 1. */
export const Weekday = z.number().int().min(1).max(5)

export const PostDetail = z.object({
  key: z.string(),
  title: z.string(),
  unitKey: z.string().nullable(),
  unitTitle: z.string().nullable(),
  holder: Person.nullable(),
  updater: Person.nullable(),
  standIn: Person.nullable(),
  lineManagerKey: z.string().nullable(),
  lineManagerTitle: z.string().nullable(),
  roles: z.array(PostRole),
  memberKeys: z.array(z.string()),
  contactKey: z.string().nullable(),
  /** Days worked; empty for Monday to Friday. */
  worksOn: z.array(Weekday),
  isTermTimeOnly: z.boolean(),
  /** Open actions it leads. */
  leads: z.number(),
  awayUntil: Day.nullable(),
  /** People of this post who are gone from the directory or disabled there. */
  leavers: z.array(z.string()),
  /** Changes with every write; sent back with a change. */
  etag: z.string(),
})
export type PostDetail = z.infer<typeof PostDetail>

export const PostsAnswer = z.object({
  today: Day,
  asOf: Instant,
  mayKeep: z.boolean(),
  /** Whether this reader may give posts roles. */
  mayGiveRoles: z.boolean(),
  posts: z.array(PostDetail),
  units: z.array(z.object({ key: z.string(), title: z.string() })),
})
export type PostsAnswer = z.infer<typeof PostsAnswer>

export const postTitleLimit = 200

/** What a form of a post holds. */
export const PostFields = z.object({
  title: z.string().trim().min(1).max(postTitleLimit),
  unitKey: z.string().nullable(),
  holder: Person.nullable(),
  updater: Person.nullable(),
  standIn: Person.nullable(),
  lineManagerKey: z.string().nullable(),
  roles: z.array(PostRole),
  memberKeys: z.array(z.string()),
  contactKey: z.string().nullable(),
  worksOn: z.array(Weekday),
  isTermTimeOnly: z.boolean(),
})
export type PostFields = z.infer<typeof PostFields>

/** `formId` is made by the form, once: the same form sent twice makes one post. */
export const NewPostRequest = z.object({ formId: z.string().min(1).max(64), fields: PostFields })
export const PostChangeRequest = z.object({ etag: z.string(), fields: PostFields })
export const PostSaved = z.object({ key: z.string() })
export type PostSaved = z.infer<typeof PostSaved>

export const FoundPerson = z.object({ id: z.string(), name: z.string(), jobTitle: z.string().nullable() })
export type FoundPerson = z.infer<typeof FoundPerson>
/** `isSearched` is false when the app may not search the directory: an object id can then be typed. */
export const PeopleAnswer = z.object({ isSearched: z.boolean(), people: z.array(FoundPerson) })
export type PeopleAnswer = z.infer<typeof PeopleAnswer>
