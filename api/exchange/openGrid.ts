// One table as its rows and cells come by, within the limits.
import { type Cell, cell, type Row } from "#domain/exchange/document.ts"
import { limits } from "./guardLimits.ts"

export type Span = { columns: number; rows: number; isHeader: boolean }

export type Grid = {
  startRow(): void
  /** A row is begun where the page forgot to. */
  add(text: string, span: Span): void
  /** Null if it has too many cells. */
  finish(): readonly Row[] | null
  /** Known before the end, so that no more is read than need be. */
  isFull(): boolean
}

export function gatherGrid(): Grid {
  const rows: Cell[][] = []
  let count = 0
  let isTooWide = false
  return {
    startRow: () => void rows.push([]),
    add(text, span) {
      if (rows.length === 0) rows.push([])
      rows.at(-1)?.push(cell(text, span))
      count += span.columns
      isTooWide ||= span.columns > limits.columns || (rows.at(-1)?.length ?? 0) > limits.columns
    },
    isFull: () => isTooWide || count > limits.cells,
    finish() {
      const kept = rows.filter(each => each.length > 0).map((cells, at, all) => shorten(cells, all.length - at))
      const area = (cells: readonly Cell[]) => cells.reduce((sum, each) => sum + each.columns * each.rows, 0)
      const widest = kept.reduce((most, cells) => Math.max(most, sumOf(cells)), 0)
      const whole = kept.reduce((sum, cells) => sum + area(cells), 0)
      return isTooWide || widest > limits.columns || whole > limits.cells ? null : kept.map(cells => ({ cells }))
    },
  }
}

const sumOf = (cells: readonly Cell[]) => cells.reduce((sum, each) => sum + each.columns, 0)

/** A cell reaches no further down than the table does. */
const shorten = (cells: Cell[], left: number): Cell[] =>
  cells.some(each => each.rows > left) ? cells.map(each => ({ ...each, rows: Math.min(each.rows, left) })) : cells
