// What comes of opening a file or a paste: its document, or why it is not opened.
import type { TableDocument } from "#domain/exchange/document.ts"

/** Why a file is not opened; the sentences for people are among the words. */
export type Refusal =
  | "too large"
  | "not what its name says"
  | "encrypted"
  | "has macros"
  | "unpacks too large"
  | "broken"
  | "no table"
  | "pdf"
  | "old Word"
  | "old Excel"
  | "old format"
  | "rich text"
  | "binary workbook"
  | "other kind"
  | "too many cells"
  | "entities"

export type Refused = { kind: "refused"; why: Refusal }
export type Opened = { kind: "opened"; document: TableDocument } | Refused

export type DroppedFile = { name: string; bytes: Uint8Array }
export type Pasted = { paste: { html: string | null; text: string } }

export const refused = (why: Refusal): Refused => ({ kind: "refused", why })

export const isRefused = (value: object): value is Refused => "kind" in value && value.kind === "refused"
