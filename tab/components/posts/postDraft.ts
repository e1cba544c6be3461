// What stands in a post's form, and the fields that are sent from it.
import type { Person } from "#domain/people/post.ts"
import { type PostDetail, type PostFields, postTitleLimit } from "#domain/wire/posts.ts"
import { kindOf, type PostKind } from "./postKind.ts"

/** What stands in a person's field; `id` is empty until somebody is chosen. */
export type PersonEntry = { name: string; id: string }

export const noPerson: PersonEntry = { name: "", id: "" }

export const roles = ["holder", "updater", "standIn"] as const
export type Role = (typeof roles)[number]

/** "open": nobody held the post, so that nobody need be named. */
export type Holding = "open" | "kept" | "handed over" | "vacant"

export type PostDraft = Omit<PostFields, Role> & Record<Role, PersonEntry> & { kind: PostKind; holding: Holding }

const wholeWeek = [1, 2, 3, 4, 5]

/** The form of a post as it is; of a new one without. */
export function draftOf(post: PostDetail | null): PostDraft {
  return {
    kind: post ? kindOf(post) : "person",
    title: post?.title ?? "",
    unitKey: post?.unitKey ?? null,
    holding: post?.holder ? "kept" : "open",
    holder: post?.holder ?? noPerson,
    updater: post?.updater ?? noPerson,
    standIn: post?.standIn ?? noPerson,
    lineManagerKey: post?.lineManagerKey ?? null,
    roles: post?.roles ?? [],
    memberKeys: post?.memberKeys ?? [],
    contactKey: post?.contactKey ?? null,
    worksOn: post && post.worksOn.length > 0 ? post.worksOn : wholeWeek,
    isTermTimeOnly: post?.isTermTimeOnly ?? false,
  }
}

export type DraftFault = "title" | "title too long" | Role | "members" | "contact" | "days"

const isUnclear = ({ name, id }: PersonEntry) => (name.trim() === "") !== (id.trim() === "")

const isHandedToNobody = ({ holding, holder }: PostDraft) => holding === "handed over" && holder.id.trim() === ""

/** The first thing that keeps the form from being sent; a name that was typed and not chosen is nobody. */
export function faultIn(draft: PostDraft): DraftFault | null {
  if (draft.title.trim() === "") return "title"
  if (draft.title.trim().length > postTitleLimit) return "title too long"
  if (draft.kind === "group" && draft.memberKeys.length === 0) return "members"
  if (draft.kind === "body" && draft.contactKey === null) return "contact"
  if (draft.kind !== "person") return null
  if (isHandedToNobody(draft)) return "holder"
  return roles.find(role => isUnclear(draft[role])) ?? (draft.worksOn.length === 0 ? "days" : null)
}

/** What is sent: only what belongs to the kind of post that was chosen. */
export function fieldsOf(draft: PostDraft): PostFields {
  const isPerson = draft.kind === "person"
  const personOf = (role: Role) => (isPerson ? readPerson(draft[role]) : null)
  return {
    title: draft.title.trim(),
    unitKey: draft.unitKey,
    holder: draft.holding === "vacant" ? null : personOf("holder"),
    updater: personOf("updater"),
    standIn: personOf("standIn"),
    lineManagerKey: draft.lineManagerKey,
    roles: draft.roles,
    memberKeys: draft.kind === "group" ? draft.memberKeys : [],
    contactKey: draft.kind === "body" ? draft.contactKey : null,
    worksOn: draft.worksOn.length === wholeWeek.length ? [] : draft.worksOn.toSorted((a, b) => a - b),
    isTermTimeOnly: draft.isTermTimeOnly,
  }
}

function readPerson({ name, id }: PersonEntry): Person | null {
  return id.trim() === "" ? null : { id: id.trim(), name: name.trim() }
}

/** With it, or without where it was in: for a list of boxes to tick. */
export const toggled = <T>(items: readonly T[], item: T): T[] =>
  items.includes(item) ? items.filter(other => other !== item) : [...items, item]
