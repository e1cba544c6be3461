// Opens an Excel workbook: each sheet a table under the sheet's name. Formulas are never worked out; what Excel last
// made of them is taken.
import readWorkbook from "read-excel-file/universal"
import { type Block, type Cell, cell, type Row } from "#domain/exchange/document.ts"
import { limits } from "./guardLimits.ts"
import type { Package } from "./guardPackage.ts"
import { guardSheet, type Merge, placeOf, type Sheet } from "./guardSheet.ts"
import { formatsOf, sheetParts } from "./openExcelParts.ts"
import { type Value, wordsOf } from "./openExcelWords.ts"
import { isRefused, type Opened, type Refused, refused } from "./opened.ts"
import { packStored } from "./packStored.ts"

export async function openExcel({ parts, title }: Package): Promise<Opened> {
  const sheets = guardSheets(parts)
  if ("kind" in sheets) return sheets
  const read = await valuesOf(parts)
  if (read === null) return refused("broken")
  const blocks = read.flatMap(({ name, data }, at): Block[] => {
    const rows = rowsOf(data, sheets[at])
    return rows.length === 0
      ? []
      : [
          { kind: "heading", level: 1, text: name },
          { kind: "table", rows },
        ]
  })
  return blocks.length === 0 ? refused("no table") : { kind: "opened", document: { title, blocks } }
}

function guardSheets(parts: Package["parts"]): Sheet[] | Refused {
  const formats = formatsOf(parts)
  const sheets: Sheet[] = []
  for (const { xml } of sheetParts(parts)) {
    const sheet = xml === undefined ? { cells: 0, merges: [], formats: new Map() } : guardSheet(xml, formats)
    if (isRefused(sheet)) return sheet
    sheets.push(sheet)
  }
  const cells = sheets.reduce((sum, sheet) => sum + sheet.cells, 0)
  return cells > limits.cells ? refused("too many cells") : sheets
}

type Values = { name: string; data: readonly (readonly Value[])[] }

/** Null where the library cannot make sense of it. */
async function valuesOf(parts: Package["parts"]): Promise<Values[] | null> {
  try {
    const sheets = await readWorkbook(packStored(parts).buffer)
    // A sheet that is a chart has no cells; and the library's type for dates is their constructor's.
    return sheets.map(({ sheet, data }) => ({ name: sheet, data: (data ?? []) as unknown as Values["data"] }))
  } catch {
    return null
  }
}

const blank: Cell = cell("")

function rowsOf(data: Values["data"], sheet: Sheet | undefined): Row[] {
  // Of most sheets nothing is told cell by cell, and then no cell need be looked up.
  if (sheet === undefined || (sheet.merges.length === 0 && sheet.formats.size === 0)) return data.map(plainRow)
  const merged = sheet.merges.length === 0 ? null : mergesOf(sheet.merges, data)
  return data.map((values, at) => {
    const cells: Cell[] = []
    for (const [across, value] of values.entries()) {
      const place = placeOf(at + 1, across + 1)
      const merge = merged?.heads.get(place)
      if (merged?.covered.has(place)) continue
      const words = value === null ? "" : wordsOf(value, sheet.formats.get(place))
      cells.push(words === "" && !merge ? blank : cell(words, merge))
    }
    return { cells }
  })
}

function plainRow(values: readonly Value[]): Row {
  const cells: Cell[] = []
  for (const value of values) {
    const words = value === null ? "" : wordsOf(value, undefined)
    cells.push(words === "" ? blank : cell(words))
  }
  return { cells }
}

/** Within what holds data; where two overlap, which Excel does not allow, the first stands. */
function mergesOf(merges: readonly Merge[], data: Values["data"]) {
  const heads = new Map<string, { columns: number; rows: number }>()
  const covered = new Set<string>()
  const width = data[0]?.length ?? 0
  let left = width * data.length
  for (const merge of merges) {
    const rows = Math.min(merge.rows, data.length - merge.row + 1)
    const columns = Math.min(merge.columns, width - merge.column + 1)
    // Merges that together cover more than there is overlap, and could be written to keep this busy for ever.
    left -= Math.max(0, rows) * Math.max(0, columns)
    if (rows < 1 || columns < 1 || left < 0) continue
    const places = placesOf({ ...merge, rows, columns })
    if (places.some(place => covered.has(place) || heads.has(place))) continue
    heads.set(placeOf(merge.row, merge.column), { columns, rows })
    for (const place of places.slice(1)) covered.add(place)
  }
  return { heads, covered }
}

const placesOf = ({ row, column, rows, columns }: Merge): string[] =>
  Array.from({ length: rows * columns }, (_, at) => placeOf(row + Math.floor(at / columns), column + (at % columns)))
