// Opens text: where columns begin is told by domain/exchange/readText.ts.
import type { TableDocument } from "#domain/exchange/document.ts"
import { readText } from "#domain/exchange/readText.ts"
import { type Opened, refused } from "./opened.ts"

export const openText = (text: string): Opened => needTable(readText(text))

/** A page or Word document without a table may hold one as text: columns parted by tabs, bars or slashes. */
export function orReadAsText(document: TableDocument): Opened {
  if (hasTable(document)) return { kind: "opened", document }
  const text = document.blocks.map(block => (block.kind === "table" ? "" : block.text)).join("\n")
  return needTable({ ...readText(text), title: document.title })
}

const hasTable = ({ blocks }: TableDocument) => blocks.some(block => block.kind === "table")
const needTable = (document: TableDocument): Opened =>
  hasTable(document) ? { kind: "opened", document } : refused("no table")
