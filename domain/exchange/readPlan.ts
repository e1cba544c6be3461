// Reads a plan out of a document's tables. What cannot be told is listed as unread; nothing is passed over in silence.
import type { Day } from "../day/day.ts"
import type { Block, TableDocument } from "./document.ts"
import type { PlanReading } from "./planReading.ts"
import { type Corrections, type ReadTable, readTables } from "./readColumns.ts"
import { asAtOf, horizonOf, isOnlyAsAt, isPlainHeading, titleAmong } from "./readHeadings.ts"
import { readMatrix } from "./readMatrix.ts"
import { codeLetters } from "./readReferences.ts"
import type { Reading } from "./table/actionOf.ts"
import { filledCells, tidy } from "./table/grid.ts"
import { makeReadWhen } from "./table/readWhen.ts"
import { wordsOfRow } from "./table/rowValues.ts"
import { type Standing, takeHeading, walkTable } from "./table/walkTable.ts"
import { placeOf, type Unread } from "./whyUnread.ts"

/** `asAt` goes before the document's own day; `columns` are corrections by hand, "table:column" from 1. */
export type PlanOptions = { asAt: Day | null; columns?: Corrections }

type Line = { place: string; text: string; level: number | null; isBeforeTables: boolean; isListed: boolean }
type Piece = { kind: "line"; line: Line } | { kind: "table"; read: ReadTable }

export function readPlan(file: TableDocument, { asAt, columns = {} }: PlanOptions): PlanReading {
  const tables = readTables(file, columns)
  const pieces = piecesOf(file.blocks, tables)
  const lines = pieces.flatMap(piece => (piece.kind === "line" ? [piece.line] : []))
  const title = titleOf(file, lines)
  const days = daysTold(pieces)
  const day = asAt ?? days[0]?.day ?? null
  const standing: Standing = {
    theme: null,
    horizon: null,
    themes: new Set(),
    empty: new Map(),
    actions: [],
    unread: days.flatMap(each => dayUnread(each, day)),
  }
  const reading: Reading = { codes: codesOf(tables), readWhen: makeReadWhen(day, title) }
  const outside = { title, isTitleTaken: false, hasOwners: tables.some(hasOwners), isOwnerNext: false }
  for (const piece of pieces) {
    if (piece.kind === "line") takeLine(piece.line, standing, outside)
    else takeTable(piece.read, standing, reading)
  }
  for (const [text, where] of standing.empty) standing.unread.push({ where, text, why: "a heading without actions" })
  return {
    plan: { title, asAt: day, themes: [...standing.themes] },
    actions: standing.actions,
    unread: standing.unread,
  }
}

function piecesOf(blocks: readonly Block[], tables: readonly ReadTable[]): Piece[] {
  const pieces: Piece[] = []
  let paragraphs = 0
  let seen = 0
  for (const block of blocks) {
    if (block.kind === "table") {
      const read = tables[seen++]
      if (read) pieces.push({ kind: "table", read })
      continue
    }
    const place = `paragraph ${++paragraphs}`
    const text = tidy(block.text)
    if (text === "") continue
    pieces.push({ kind: "line", line: lineOf(block, text, { place, isBeforeTables: seen === 0 }) })
  }
  return pieces
}

function titleOf({ title }: TableDocument, lines: readonly Line[]): string | null {
  if (title !== null && title.trim() !== "") return title.trim()
  const before = lines.filter(({ isBeforeTables }) => isBeforeTables)
  const headings = before.filter(({ isHeading }) => isHeading).map(({ text }) => text)
  const among = titleAmong(headings) ?? titleAmong(before.map(({ text }) => text))
  return among?.replaceAll("\n", " ") ?? null
}

type DayTold = { where: string; text: string; day: Day; isSure: boolean }

function daysTold(pieces: readonly Piece[]): DayTold[] {
  const texts = pieces.flatMap(piece => {
    if (piece.kind === "line") return [{ where: piece.line.place, text: piece.line.text }]
    const { table, grid } = piece.read
    return grid.flatMap(row => {
      const [only, second] = filledCells(row)
      return only && !second ? [{ where: placeOf(table, row.row), text: only.text }] : []
    })
  })
  return texts.flatMap(each => {
    const told = asAtOf(each.text)
    return told ? [{ ...each, ...told }] : []
  })
}

function dayUnread({ where, text, day, isSure }: DayTold, taken: Day | null): Unread[] {
  if (day !== taken) return [{ where, text, why: "another day was given" }]
  return isSure ? [] : [{ where, text, why: "only a part of the day is told" }]
}

const hasOwners = ({ columns, kind }: ReadTable) => kind === "plan" && columns.some(({ meaning }) => meaning === "whom")

/** Letters in which two actions or more are counted: "SC" of SC17 and SC18. */
function codesOf(tables: readonly ReadTable[]): Set<string> {
  const counts = new Map<string, number>()
  for (const { columns, grid } of tables) {
    const at = columns.findIndex(({ meaning }) => meaning === "action")
    for (const { cells } of grid)
      for (const { column, text } of cells) {
        const letters = column === at ? codeLetters(text) : null
        if (letters) counts.set(letters, (counts.get(letters) ?? 0) + 1)
      }
  }
  return new Set([...counts].filter(([, count]) => count > 1).map(([letters]) => letters))
}

type Outside = { title: string | null; isTitleTaken: boolean; hasOwners: boolean; isOwnerNext: boolean }

const ownerLabel =
  /^(?:lead|responsible|accountable|action|plan|project)[ -]*(?:manager|officer|owner|lead|director|person|post)\s*:?\s*(.*)$/i

function takeLine({ place, text, isHeading }: Line, standing: Standing, outside: Outside): void {
  const why = "outside the table"
  if (outside.isOwnerNext) {
    outside.isOwnerNext = false
    standing.unread.push({ where: place, text, why: "may be the owner of every action" })
    return
  }
  if (!outside.isTitleTaken && text.replaceAll("\n", " ") === outside.title) {
    outside.isTitleTaken = true
    return
  }
  if (isOnlyAsAt(text)) return
  if (isHeading || horizonOf(text) !== null || isPlainHeading(text)) {
    takeHeading(standing, text, place)
    return
  }
  const owner = outside.hasOwners ? null : ownerLabel.exec(text)
  if (owner && owner[1] !== "") standing.unread.push({ where: place, text, why: "may be the owner of every action" })
  else standing.unread.push({ where: place, text, why })
  outside.isOwnerNext = owner?.[1] === ""
}

function takeTable(read: ReadTable, standing: Standing, reading: Reading): void {
  if (read.kind === "plan") return walkTable(read, standing, reading)
  if (read.kind === "matrix") {
    const { themes, actions, unread } = readMatrix(read, reading)
    for (const theme of themes) standing.themes.add(theme)
    standing.actions.push(...actions)
    standing.unread.push(...unread)
    return
  }
  for (const row of read.grid) {
    const text = wordsOfRow(row)
    if (text === "") continue
    standing.unread.push({ where: placeOf(read.table, row.row), text, why: "not a table of actions" })
  }
}
