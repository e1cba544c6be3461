// A table with its merged cells spread out: every cell knows its column, and a tall cell is there in each row it covers.
import type { Row } from "../document.ts"

export type GridCell = {
  text: string
  /** From 0. */
  column: number
  columns: number
  isHeader: boolean
  /** Covered by a cell that began in a row above. */
  isCarried: boolean
  /** Reaches into the rows below. */
  isTall: boolean
}
export type GridRow = { row: number; cells: GridCell[] }

/** A hostile file may claim any width; no council's table comes near this. */
const widest = 200
/** Nor does a merged cell stand further out than this. */
const furthest = 500

const clamp = (span: number, most: number) => (span >= 1 ? Math.min(Math.floor(span), most) : 1)

/** Spaces made plain; lines kept. */
export function tidy(text: string): string {
  if (!/[^\S ]|[\u200b\u00ad\ufeff\u00a0]| {2}|^ | $/.test(text)) return text
  return text
    .replaceAll(/\r\n?|\u2028|\u2029|\v|\f/g, "\n")
    .replaceAll(/[\u200b\u00ad\ufeff]/g, "")
    .replaceAll(/[^\S\n]+/g, " ")
    .split("\n")
    .map(line => line.trim())
    .join("\n")
    .trim()
}

/** Cells covered from above are absent from a row, as in HTML. */
export function gridOf(rows: readonly Row[]): GridRow[] {
  let tall: { cell: GridCell; left: number }[] = []
  return rows.map(({ cells }, index) => {
    const above = new Map(tall.map(each => [each.cell.column, each]))
    const placed: GridCell[] = []
    const next: { cell: GridCell; left: number }[] = []
    let column = 0
    const placeAbove = () => {
      for (let each = above.get(column); each; each = above.get(column)) {
        above.delete(column)
        placed.push({ ...each.cell, isCarried: true, isTall: each.left > 1 })
        if (each.left > 1) next.push({ cell: each.cell, left: each.left - 1 })
        column += each.cell.columns
      }
    }
    for (const { text, columns, rows: height, isHeader } of cells) {
      placeAbove()
      const width = clamp(columns, widest)
      const left = clamp(height, rows.length - index) - 1
      const cell = { text: tidy(text), column, columns: width, isHeader, isCarried: false, isTall: left > 0 }
      placed.push(cell)
      if (left > 0 && column < furthest) next.push({ cell, left })
      column += width
    }
    for (const key of [...above.keys()].sort((a, b) => a - b)) {
      column = Math.max(column, key)
      placeAbove()
    }
    tall = next
    return { row: index + 1, cells: placed }
  })
}

/** Columns a row reaches over. */
export const widthOf = ({ cells }: GridRow): number =>
  cells.reduce((width, cell) => Math.max(width, cell.column + cell.columns), 0)

export const ownCells = ({ cells }: GridRow): GridCell[] => cells.filter(cell => !cell.isCarried)

/** Cells that hold words; the same words repeated side by side are one merged cell written out. */
export function filledCells(row: GridRow): GridCell[] {
  const filled = ownCells(row).filter(cell => cell.text !== "")
  const [first] = filled
  const isRepeated =
    first !== undefined && filled.length === row.cells.length && filled.every(cell => cell.text === first.text)
  return isRepeated ? [first] : filled
}
