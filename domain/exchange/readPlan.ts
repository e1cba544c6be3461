// Reads a plan out of a document's tables. What cannot be told is listed as unread; nothing is passed over in silence.
import type { Day } from "../day/day.ts"
import { kept } from "../kept.ts"
import type { TableDocument } from "./document.ts"
import { type Line, linesOf, takeLine, titleOf } from "./outsideTables.ts"
import type { PlanReading } from "./planReading.ts"
import { type Corrections, type ReadTable, readTables } from "./readColumns.ts"
import { asAtOf } from "./readHeadings.ts"
import { readMatrix } from "./readMatrix.ts"
import { looksLikeOwners, readOwners } from "./readOwners.ts"
import { codeLetters } from "./readReferences.ts"
import type { Reading } from "./table/actionOf.ts"
import { saysDate } from "./table/alignRow.ts"
import { filledCells } from "./table/grid.ts"
import { makeReadWhen } from "./table/readWhen.ts"
import { wordsOfRow } from "./table/rowValues.ts"
import { makeStanding, type Standing, tellEmptyHeadings } from "./table/standing.ts"
import { walkTable } from "./table/walkTable.ts"
import { columnPlace, placeOf, type Unread } from "./whyUnread.ts"

/** `asAt` goes before the document's own day; `columns` are corrections by hand, "table:column" from 1. */
export type PlanOptions = { asAt: Day | null; columns?: Corrections }

export function readPlan(file: TableDocument, { asAt, columns = {} }: PlanOptions): PlanReading {
  const tables = readTables(file, columns)
  const pieces = linesOf(file.blocks)
  const lines = pieces.filter(line => line !== null)
  const title = titleOf(file, lines)
  const days = daysTold(lines, tables)
  const day = asAt ?? days[0]?.day ?? null
  const standing = makeStanding(days.flatMap(each => dayUnread(each, day)))
  const reading: Reading = {
    codes: codesOf(tables),
    readWhen: makeReadWhen(day, title),
    readOwners: kept(readOwners),
    saysDate: kept(saysDate),
    looksLikeOwners: kept(looksLikeOwners),
  }
  const outside = {
    title,
    isTitleTaken: false,
    hasOwners: tables.some(hasOwners),
    isOwnerNext: false,
    hasOneTopHeading: lines.filter(({ level }) => level === 1).length === 1,
  }
  const left = tables.values()
  for (const line of pieces) {
    const read = line === null ? left.next().value : undefined
    if (line) takeLine(line, standing, outside)
    else if (read) takeTable(read, standing, reading)
  }
  tellEmptyHeadings(standing)
  const { actions, themes, unread } = standing
  return { plan: { title, asAt: day, themes: [...themes] }, actions, unread }
}

type DayTold = { where: string; text: string; day: Day; isSure: boolean }

/** The last line may tell the day that by-whens of the first row are read by; a heading may, too ("Progress as at …"). */
function daysTold(lines: readonly Line[], tables: readonly ReadTable[]): DayTold[] {
  const outside = lines.map(({ place, text }) => ({ where: place, text }))
  const inside = tables.flatMap(({ table, grid }) =>
    grid.flatMap(row => {
      const [only, second] = filledCells(row)
      return only && !second ? [{ where: placeOf(table, row.row), text: only.text }] : []
    }),
  )
  const above = tables.flatMap(({ table, columns, headerRows }) =>
    headerRows.length === 0
      ? []
      : columns.map(({ column, heading }) => ({ where: columnPlace(table, column, heading), text: heading })),
  )
  return [...outside, ...above, ...inside].flatMap(each => {
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

function takeTable(read: ReadTable, standing: Standing, reading: Reading): void {
  if (read.kind === "plan") walkTable(read, standing, reading)
  else if (read.kind === "matrix") readMatrix(read, standing, reading)
  else
    for (const row of read.grid) {
      const text = wordsOfRow(row)
      if (text !== "")
        standing.unread.push({ where: placeOf(read.table, row.row), text, why: "not a table of actions" })
    }
}
