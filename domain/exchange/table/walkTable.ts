// Goes down a table of actions, row by row, keeping in mind under which heading it is.
import type { ReadTable } from "../readColumns.ts"
import { asAtOf, headingOf, horizonOf, isOnlyAsAt, isPlainHeading } from "../readHeadings.ts"
import { isReference, splitReference } from "../readReferences.ts"
import { columnPlace, placeOf } from "../whyUnread.ts"
import { actionOf, type Reading } from "./actionOf.ts"
import { filledCells, type GridCell, type GridRow, ownCells } from "./grid.ts"
import { type Notes, notesTold, takeNotes } from "./notes.ts"
import { pairLines } from "./pairLines.ts"
import { type RowValues, rowValues, textOf, wordsOfRow } from "./rowValues.ts"
import { fillHeadings, type Standing, takeHeading } from "./standing.ts"

export function walkTable(read: ReadTable, standing: Standing, reading: Reading): void {
  const notes: Notes = new Map()
  tellDoubts(read, standing)
  const isRepeated = repeatsOf(read)
  const kinds = kindsOf(read)
  for (const row of read.grid) {
    if (read.headerRows.includes(row.row) || isRepeated(row)) continue
    const cells = filledCells(row)
    const [only] = cells
    if (!only) continue
    const isAlone = cells.length === 1 && !row.cells.some(cell => cell.isCarried && cell.text !== "")
    if (isAlone && takeLone(row, only, read, { standing, ...kinds })) continue
    if (kinds.hasNumbers && takeNumbered(row, cells, read, standing)) continue
    takeRow(rowValues(row, read.table, read.columns, reading), row, read, { standing, reading, notes })
  }
  standing.unread.push(...notesTold(notes, read.table))
}

function tellDoubts({ table, columns }: ReadTable, { doubted, unread }: Standing): void {
  for (const { column, heading, isSure, meaning } of columns) {
    const where = columnPlace(table, column, heading)
    if (isSure || heading === "" || meaning === "other" || doubted.has(`${column} ${heading}`)) continue
    doubted.add(`${column} ${heading}`)
    unread.push({ where, text: heading, why: "column taken by what it holds" })
  }
}

const plain = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "")

/** The headings once more, as at the top of each page. */
function repeatsOf({ grid, columns, headerRows }: ReadTable): (row: GridRow) => boolean {
  const rows = grid.filter(({ row }) => headerRows.includes(row)).map(row => plain(wordsOfRow(row)))
  const known = new Set([...rows, plain(columns.map(({ heading }) => heading).join(""))].filter(text => text !== ""))
  const longest = Math.max(0, ...[...known].map(text => text.length)) * 2 + 200
  return row => {
    const words = wordsOfRow(row)
    return words.length <= longest && filledCells(row).length > 1 && known.has(plain(words))
  }
}

type Kinds = { areActions: boolean; hasNumbers: boolean }

/** A draft of nothing but actions has one filled cell in most rows, and these are no headings. */
function kindsOf({ grid, columns, headerRows }: ReadTable): Kinds {
  const body = grid.filter(row => !headerRows.includes(row.row)).map(filledCells)
  const filled = body.filter(cells => cells.length > 0)
  const at = columns.findIndex(({ meaning }) => meaning === "reference")
  const numbers = filled.flatMap(cells => cells.filter(({ column }) => column === at).map(({ text }) => text))
  return {
    areActions: filled.filter(cells => cells.length === 1).length > filled.length * 0.6,
    hasNumbers: numbers.some(text => /^\d+\.\d/.test(text)),
  }
}

/** Whether the only cell of its row has found its place. */
function takeLone(
  row: GridRow,
  cell: GridCell,
  { table, columns }: ReadTable,
  at: Kinds & { standing: Standing },
): boolean {
  const { standing } = at
  const where = placeOf(table, row.row)
  if (isOnlyAsAt(cell.text)) return asAtOf(cell.text) !== null
  const isMerged =
    cell.columns >= columns.length || row.cells.length === 1 || ownCells(row).every(({ text }) => text === cell.text)
  const meaning = columns[cell.column]?.meaning ?? "other"
  const isPlaced = !isMerged && cell.column > 0 && meaning !== "action" && meaning !== "theme" && meaning !== "horizon"
  if (isPlaced) {
    standing.unread.push({ where, text: cell.text, why: "no action beside it" })
    return true
  }
  if (horizonOf(cell.text) === null) {
    if (/\.\d/.test(splitReference(cell.text, new Set()).ref ?? "")) return false
    if (isMerged && cell.text.length > 200) {
      standing.unread.push({ where, text: cell.text, why: "a note on a heading" })
      return true
    }
    const isLong = cell.text.length > 100 || cell.text.endsWith(".")
    const isHeading =
      isMerged || meaning === "theme" || isPlainHeading(headingOf(cell.text).note ? headed(cell.text) : cell.text)
    if (!isHeading && (at.areActions || isLong)) return false
  }
  takeHeading(standing, cell.text, { where, isOutside: false })
  return true
}

const headed = (text: string) => {
  const { code, title } = headingOf(text)
  return code === null ? title : `${code}. ${title}`
}

/** "1 | Communication" above "1.1 | …": a heading with its number in a column of its own. */
function takeNumbered(
  row: GridRow,
  cells: readonly GridCell[],
  { table, columns }: ReadTable,
  standing: Standing,
): boolean {
  const [number, title] = cells
  if (cells.length !== 2 || !number || !title || title.text.length > 100) return false
  const isNumbered = columns[number.column]?.meaning === "reference" && /^\d{1,2}\.?(?:0)?$/.test(number.text)
  if (!isNumbered || columns[title.column]?.meaning !== "action" || !isReference(number.text)) return false
  takeHeading(standing, `${number.text.replace(/\.$/, "")}. ${title.text}`, {
    where: placeOf(table, row.row),
    isOutside: false,
  })
  return true
}

type Taking = { standing: Standing; reading: Reading; notes: Notes }

function takeRow(
  row: RowValues,
  from: GridRow,
  { table, columns }: ReadTable,
  { standing, reading, notes }: Taking,
): void {
  const where = placeOf(table, from.row)
  standing.unread.push(...row.unread)
  const action = row.values.find(value => value.column.meaning === "action" && value.text !== "")
  const isTold = row.unread.some(({ why }) => why === "cells are missing")
  takeTheme(row, standing, where)
  if (!action) {
    const text = wordsOfRow(from)
    if (text !== "" && !isTold) standing.unread.push({ where, text, why: "no action beside it" })
    return
  }
  takeNotes(notes, row)
  const { rows, unread } = pairLines(row, table)
  standing.unread.push(...unread)
  if (action.isCarried) standing.unread.push({ where, text: action.text, why: "one for several actions" })
  const horizonCell = columns.some(({ meaning }) => meaning === "horizon") ? textOf(row.values, "horizon") : ""
  const place = { table, row: from.row, theme: standing.theme, horizon: horizonCell || standing.horizon }
  for (const values of rows) {
    const read = actionOf(values, place, reading)
    standing.actions.push(read.action)
    standing.unread.push(...read.unread)
  }
  fillHeadings(standing, place.horizon)
}

/** A theme of its own column holds until the next: councils leave the cells below it blank. */
function takeTheme({ values }: RowValues, standing: Standing, where: string): void {
  const theme = textOf(values, "theme").replaceAll("\n", " ")
  if (theme === "") return
  const { title } = headingOf(theme)
  if (horizonOf(theme) !== null) takeHeading(standing, theme, { where, isOutside: false })
  else if (title !== standing.theme) {
    const { horizon, emptyHorizon } = standing
    standing.emptyHorizon = null
    takeHeading(standing, theme, { where, isOutside: false })
    standing.horizon = horizon
    standing.emptyHorizon = emptyHorizon
  }
}
