// Owners by name as written, and the posts they are: one choice holds for every action that names them so.
import type { ReadAction } from "#domain/exchange/planReading.ts"
import type { ReadAnswer } from "#domain/wire/imports.ts"
import type { ImportDraft } from "./importDraft.ts"

type PostName = { key: string; title: string }

export type Owner = {
  name: string
  /** Actions that name it. */
  count: number
  /** Undefined while nobody has said; null where the words are to be left alone. */
  postKey: string | null | undefined
  postTitle: string | null
  near: readonly PostName[]
  /** By its exact title, by nobody's choice. */
  isExact: boolean
}

type Naming = Pick<ImportDraft, "answer" | "actions" | "leftOut" | "chosen">

/** Every owner that is named, by name. */
export function ownersOf(draft: Naming, posts: readonly PostName[]): ReadonlyMap<string, Owner> {
  const known = new Map(draft.answer.owners.map(owner => [owner.name, owner]))
  const byTitle = new Map(posts.map(post => [plain(post.title), post.key]))
  const titles = new Map([...draft.answer.owners.flatMap(({ near }) => near), ...posts].map(it => [it.key, it.title]))
  const pair = (name: string, count: number): Owner => {
    const read: ReadAnswer["owners"][number] | undefined = known.get(name)
    const exact = read ? read.postKey : (byTitle.get(plain(name)) ?? null)
    const chosen = draft.chosen.get(name)
    const postKey = draft.chosen.has(name) ? chosen : (exact ?? undefined)
    const titleOf = (key: string) => titles.get(key) ?? (key === exact ? name : key)
    return {
      ...{ name, count, postKey },
      postTitle: typeof postKey === "string" ? titleOf(postKey) : null,
      near: read?.near ?? [],
      isExact: exact !== null,
    }
  }
  return new Map([...namesIn(draft)].map(([name, count]) => [name, pair(name, count)]))
}

const plain = (text: string) => text.trim().toLocaleLowerCase("en-GB")

function namesIn({ actions, leftOut }: Naming): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [at, action] of actions.entries()) {
    if (leftOut.has(at)) continue
    for (const name of new Set(action.byWhom.map(owner => owner.name))) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}

export const isToPair = (action: ReadAction, owners: ReadonlyMap<string, Owner>): boolean =>
  action.byWhom.some(({ name }) => owners.get(name)?.postKey === undefined)
