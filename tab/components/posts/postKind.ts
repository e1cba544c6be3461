import type { PostFields } from "#domain/wire/posts.ts"

/** Who stands behind a post: one person, several posts at once, or another post that is asked for it. */
export const postKinds = ["person", "group", "body"] as const
export type PostKind = (typeof postKinds)[number]

export const kindOf = (post: Pick<PostFields, "memberKeys" | "contactKey">): PostKind =>
  post.memberKeys.length > 0 ? "group" : post.contactKey !== null ? "body" : "person"

export const isVacant = (post: Pick<PostFields, "memberKeys" | "contactKey" | "holder">): boolean =>
  kindOf(post) === "person" && post.holder === null
