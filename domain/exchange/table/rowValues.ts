// The words of one row under each column's meaning.
import type { Column } from "../readColumns.ts"
import { placeOf, type Unread } from "../whyUnread.ts"
import { alignRow, type Telling } from "./alignRow.ts"
import { type GridRow, ownCells, widthOf } from "./grid.ts"
import type { ColumnMeaning } from "./headings.ts"

export type Value = { text: string; column: Column; isCarried: boolean }
export type RowValues = { row: number; values: Value[]; unread: Unread[] }

export const wordsOfRow = (row: GridRow): string =>
  ownCells(row)
    .map(({ text }) => text)
    .filter(text => text !== "")
    .join(" / ")

export function rowValues(row: GridRow, table: number, columns: readonly Column[], telling: Telling): RowValues {
  const width = widthOf(row)
  if (width < columns.length) return alignedValues(row, table, columns, telling)
  const values: Value[] = []
  const beyond: string[] = []
  for (const { column: at, text, isCarried } of row.cells) {
    const column = columns[at]
    if (column) values.push({ text, column, isCarried })
    else if (text !== "" && !isCarried) beyond.push(text)
  }
  const where = placeOf(table, row.row)
  const unread: Unread[] =
    beyond.length > 0 ? [{ where, text: beyond.join(" / "), why: "more cells than headings" }] : []
  return { row: row.row, values, unread }
}

function alignedValues(row: GridRow, table: number, columns: readonly Column[], telling: Telling): RowValues {
  const covered = new Set(row.cells.filter(cell => cell.isCarried).flatMap(cell => reach(cell.column, cell.columns)))
  const open = columns.filter((_, at) => !covered.has(at))
  const own = ownCells(row)
  const places = alignRow(
    own.map(({ text }) => text),
    open.map(({ meaning }) => meaning),
    telling,
  )
  const values: Value[] = row.cells.flatMap(({ isCarried, column: at, text }) => {
    const column = columns[at]
    return isCarried && column ? [{ text, column, isCarried }] : []
  })
  for (const [index, { text }] of own.entries()) {
    const column = open[places[index] ?? -1]
    if (column) values.push({ text, column, isCarried: false })
  }
  const where = placeOf(table, row.row)
  return { row: row.row, values, unread: [{ where, text: wordsOfRow(row), why: "cells are missing" }] }
}

const reach = (from: number, length: number) => Array.from({ length }, (_, step) => from + step)

/** The words of all columns of one meaning, in order, blanks left out. */
export const of = (values: readonly Value[], meaning: ColumnMeaning): Value[] =>
  values.filter(value => value.column.meaning === meaning && value.text !== "")

export const textOf = (values: readonly Value[], meaning: ColumnMeaning): string =>
  of(values, meaning)
    .map(({ text }) => text)
    .join("\n")
