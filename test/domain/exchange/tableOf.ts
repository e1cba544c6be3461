// Documents written short: rows of cells parted by "|", lines of a cell by "~".
import { type Block, cell, type TableDocument } from "#domain/exchange/document.ts"
import type { ReadAction } from "#domain/exchange/planReading.ts"

export const tableOf = (...rows: readonly string[]): Block => ({
  kind: "table",
  rows: rows.map(row => ({ cells: row.split("|").map(text => cell(text.trim().replaceAll("~", "\n"))) })),
})

export const documentOf = (...blocks: (Block | string)[]): TableDocument => ({
  title: null,
  blocks: blocks.map(block => (typeof block === "string" ? { kind: "paragraph", text: block } : block)),
})

export const namesOf = (action: ReadAction): string => action.byWhom.map(({ name }) => name).join(" + ")

/** What an action came to, on one line: who, by when as written, and the status proposed. */
export const toldOf = (action: ReadAction): string =>
  [action.title, namesOf(action), action.byWhen.text, action.status ?? "–"].join(" | ")
