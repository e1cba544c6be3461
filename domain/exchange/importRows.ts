// An import on its way to the lists: a row that says how far it is, and rows with what is to be written.
import type { Action } from "../action/action.ts"
import type { Status } from "../action/status.ts"
import type { ByWhen } from "../byWhen/byWhen.ts"
import type { Day } from "../day/day.ts"
import type { Person } from "../people/post.ts"
import type { Plan } from "../plan/plan.ts"
import type { Theme } from "../plan/theme.ts"
import type { ActionState } from "../update/update.ts"
import type { WorkRow } from "../work/ports.ts"
import type { Seen, Takeable } from "./seen.ts"

/** What is taken over into an action that is there; what is absent is left as it is. */
export type ImportChange = {
  words?: { text: string; reference: string | null }
  dates?: ByWhen
  owner?: Pick<Action, "leadKey" | "contributorKeys" | "leadWords">
  theme?: { key: string | null }
  progress?: string
  status?: Status
  /** It is in the document no more, and was chosen to be closed. */
  isGone?: true
}

/** Each can be written twice with the effect of once: its keys are made from the import's key and its place. */
export type ImportEntry =
  | { kind: "plan"; plan: Plan }
  | { kind: "theme"; theme: Theme }
  | { kind: "action"; action: Action; updateKey: string }
  | {
      kind: "change"
      actionKey: string
      updateKey: string
      change: ImportChange
      /** What it replaces, as it stood when the import was accepted. */
      was: Partial<ActionState>
      /** What whoever chose it saw of the action: what is otherwise since is left. */
      seen: Seen
      /** The document's day, or the import's. */
      on: Day
    }

export type ImportWhy = "code taken" | "lists away" | "lists refuse"

export type ImportHead = {
  by: Person
  planKey: string
  /** Digest of what is to be written; part of the chunks' keys. */
  digest: string
  chunks: number
  /** The first chunk that is not written. */
  next: number
  /** Actions to write, and written. */
  rows: number
  written: number
  /** What was left as it is, for it had changed since it was chosen: so many actions, and the first of them. */
  left: { actions: number; first: readonly LeftAction[] }
  why: ImportWhy | null
}

export type LeftAction = { actionKey: string; reference: string; text: string; what: readonly Takeable[] }
/** As many as a page shows; the head is one row of durable work. */
export const mostLeft = 100

export const importStates = ["storing", "waiting", "writing", "cancelling", "done", "cancelled", "stopped"] as const
export type ImportState = (typeof importStates)[number]
export type ImportRow = WorkRow<ImportHead>
export type ImportChunk = { entries: readonly ImportEntry[] }

export const chunkKey = (importKey: string, digest: string, at: number) => `${importKey}/${digest}/${at}`

/** Places are of one width, so that what an import made sorts as its document did. */
export const keyIn = (importKey: string, kind: "plan" | "theme" | "action" | "update", place: number) =>
  `${importKey}-${kind[0]}${String(place).padStart(5, "0")}`

/** The line in the history of what has no place in the document. */
export const goneKey = (importKey: string, actionKey: string) => `${importKey}-g-${actionKey}`

export const isRow = ({ kind }: ImportEntry) => kind === "action" || kind === "change"

const mostInChunk = 40
/** A row of durable work holds 480,000 characters in the narrower of its stores. */
const longestChunk = 300_000
export const longestEntry = 400_000

/** In order; each small enough for one row of durable work. */
export function chunksOf(entries: readonly ImportEntry[]): ImportEntry[][] {
  const chunks: ImportEntry[][] = []
  let length = 0
  for (const entry of entries) {
    const own = JSON.stringify(entry).length
    const last = chunks.at(-1)
    if (!last || last.length === mostInChunk || length + own > longestChunk) {
      chunks.push([entry])
      length = own
    } else {
      last.push(entry)
      length += own
    }
  }
  return chunks
}
