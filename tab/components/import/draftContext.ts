// The draft that the parts of the page read and change.
import { createContext, useContext } from "react"
import type { ImportDraft } from "./importDraft.ts"
import type { Owner } from "./pairing.ts"

export type Drafting = {
  draft: ImportDraft
  /** Null for a plan of its own. */
  planKey: string | null
  owners: ReadonlyMap<string, Owner>
  posts: readonly { key: string; title: string }[]
  change: (step: (draft: ImportDraft) => ImportDraft) => void
}

export const DraftContext = createContext<Drafting | null>(null)

export function useDrafting(): Drafting {
  const drafting = useContext(DraftContext)
  if (!drafting) throw new Error("useDrafting is called outside DraftContext")
  return drafting
}
