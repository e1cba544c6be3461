// What each reader of plain text has in common: it takes the lines from a place on, or says that they are not its kind.
import type { Block, Row } from "../document.ts"
import { cell } from "../document.ts"

/** `to` is the first line not taken. */
export type Taken = { blocks: Block[]; to: number }
export type TextReader = (lines: readonly string[], from: number) => Taken | null

export const rowOf = (texts: readonly string[], isHeader = false): Row => ({
  cells: texts.map(text => cell(text.trim(), { isHeader })),
})

export const isBlank = (line: string | undefined) => line === undefined || line.trim() === ""

/** A line that goes on in small letters belongs to what stands before it. */
export const goesOn = (line: string) => /^\s*[a-z(,&]/.test(line)
