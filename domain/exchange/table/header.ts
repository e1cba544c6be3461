// The row or rows of headings of a table, and whether a later row only repeats them.
import { filledCells, type GridRow, ownCells, widthOf } from "./grid.ts"
import { areHeadings } from "./headings.ts"

export type Header = { rows: number[]; headings: string[] }

/** A title, an "as at" line and a heading or two may stand above the headings. */
const deepestHeader = 6

/** `known` are the headings of the plan so far: a table that only repeats them, or goes on without, is no new one. */
export function headerIn(grid: readonly GridRow[], known: readonly string[] | null): Header | null {
  for (const [index, row] of grid.slice(0, deepestHeader).entries()) {
    const cells = filledCells(row)
    const texts = cells.map(({ text }) => text)
    const isKnown = known !== null && isSame(headingsOf([row], widthOf(row)), known)
    const isFlagged = cells.length > 1 && cells.every(({ isHeader }) => isHeader)
    // Where a plan is under way, an action of few words could pass for headings; only the plain case is taken.
    const isNew = areHeadings(texts) && (known === null || isFlagged || texts.every(text => text.length <= 40))
    if (isKnown || isNew) return withSecondRow(grid, index)
    if (cells.length > 1 && !isFlagged) return null
  }
  return null
}

/** Headings that reach over two rows ("Timescale" above "Start" and "End") are read together. */
function withSecondRow(grid: readonly GridRow[], index: number): Header {
  const first = grid[index]
  const second = grid[index + 1]
  if (!first) return { rows: [], headings: [] }
  const hasTall = first.cells.some(cell => cell.isTall) && first.cells.some(cell => cell.columns > 1 && !cell.isTall)
  const isSecond = hasTall && second !== undefined && ownCells(second).every(({ text }) => text.length <= 40)
  const rows = isSecond ? [first, second] : [first]
  return { rows: rows.map(({ row }) => row), headings: headingsOf(rows, widthOf(first)) }
}

function headingsOf(rows: readonly GridRow[], width: number): string[] {
  const parts = Array.from({ length: width }, (): string[] => [])
  for (const [index, row] of rows.entries())
    for (const { column, columns, text, isCarried } of row.cells)
      for (let at = column; at < column + columns; at++) if (!(isCarried && index > 0)) parts[at]?.push(text)
  return parts.map(texts =>
    texts
      .filter(text => text !== "")
      .join(" ")
      .replaceAll("\n", " "),
  )
}

const plain = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "")

const isSame = (some: readonly string[], others: readonly string[]) =>
  some.length === others.length &&
  some.every((text, index) => plain(text) === plain(others[index] ?? "")) &&
  some.some(text => plain(text) !== "")

/** Whether the file itself marks the first full row as headings. */
export function isFlagged(grid: readonly GridRow[]): boolean {
  const first = grid.slice(0, deepestHeader).find(row => filledCells(row).length > 1)
  return first !== undefined && filledCells(first).every(({ isHeader }) => isHeader)
}

/** Headings none of which is known: short words without a figure, to be shown to somebody who knows what they mean. */
export function looseHeader(grid: readonly GridRow[]): Header | null {
  const first = grid.slice(0, deepestHeader).find(row => filledCells(row).length > 1)
  if (!first) return null
  const texts = filledCells(first).map(({ text }) => text)
  const areShort = texts.every(text => text.length <= 40 && !/\d/.test(text))
  if (!areShort && !isFlagged(grid)) return null
  return { rows: [first.row], headings: headingsOf([first], widthOf(first)) }
}
