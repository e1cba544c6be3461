// A plan as an Excel workbook: real dates, filters, a header that stays, and a sheet that says what the file holds.
import writeWorkbook, { type SheetData } from "write-excel-file/node"
import { sanitizeTextContent } from "write-excel-file/utility"
import type { ExportTable } from "#domain/exchange/exportTable.ts"
import { cutTo, printable } from "#domain/exchange/exportText.ts"
import type { Words } from "#domain/words/words.ts"
import { type CellValue, columnsOf } from "./writeColumns.ts"
import { wordAsAt, wordCount, wordExempt, wordShown } from "./writeWords.ts"

/** What Excel allows in a cell; one character more, and it calls the file damaged. */
const cellLimit = 32_767

export async function writeXlsx(table: ExportTable, words: Words): Promise<Uint8Array> {
  const columns = columnsOf(table, words)
  const header = columns.map(({ heading }) => ({ ...headerCell, value: escaped(heading, words) }))
  const rows = table.rows.map(row => columns.map(column => toCell(column.cell(row), words)))
  const name = words.say("export.sheet")
  const sheet = {
    ...{ data: [header, ...rows] satisfies SheetData, sheet: name, orientation: "landscape" as const },
    ...{ columns: columns.map(({ width }) => ({ width })), stickyRowsCount: 1, stickyColumnsCount: 1 },
  }
  const about = {
    data: aboutRows(table, words),
    sheet: words.say("export.about"),
    columns: [{ width: 100 }],
  }
  return writeWorkbook([sheet, about], {
    features: [filters(rangeOf(columns.length, rows.length + 1), name)],
    fontFamily: "Arial",
    fontSize: 10,
  }).toBuffer()
}

const wrapped = { wrap: true, alignVertical: "top" as const }
const headerCell = { ...wrapped, type: String, fontWeight: "bold" as const, backgroundColor: "#D9E2EC" }

function toCell(value: CellValue, words: Words): SheetData[number][number] {
  if (value.kind === "number") return { ...wrapped, type: Number, value: value.n }
  if (value.kind === "text")
    return value.text === "" ? null : { ...wrapped, type: String, value: escaped(value.text, words) }
  if (value.day === null) return null
  // Midnight UTC: the library counts days from the epoch, whatever the machine's time zone.
  return { ...wrapped, type: Date, value: new Date(`${value.day}T00:00:00Z`), format: "dd/mm/yyyy" }
}

/** Excel reads "_x0041_" as the letter it names; the underscore is written so that it reads it as itself. */
const escaped = (text: string, words: Words): string =>
  cutTo(text, cellLimit, words.say("export.cut")).replaceAll(/_(?=x[0-9a-fA-F]{4}_)/g, "_x005F_")

/** A line a row in one column: two would pass for a table of two columns when the file is read back. */
function aboutRows(table: ExportTable, words: Words): SheetData {
  const about = [printable(table.title), wordAsAt(table, words), wordShown(table, words)]
  const lines = [...about, wordCount(table, words), wordExempt(table, words)].filter(line => line !== null)
  return lines.map(line => [{ ...wrapped, type: String, value: escaped(line, words) }])
}

/** The library exports its type without what fills its parameter. */
type Feature = NonNullable<NonNullable<Parameters<typeof writeWorkbook>[1]>["features"]>[number]

/** Filter buttons over the first sheet's header, which is repeated in print: the library has no options for them. */
function filters(range: Range, sheet: string): Feature {
  const named = (name: string, to: string) =>
    `<definedName name="_xlnm.${name}" localSheetId="0" hidden="${name === "_FilterDatabase" ? 1 : 0}">${quoted(sheet)}!${to}</definedName>`
  const names = named("_FilterDatabase", range.fixed) + named("Print_Titles", "$1:$1")
  const empty = /<definedNames\s*\/>|<definedNames>\s*<\/definedNames>/
  return {
    files: {
      transform: {
        "xl/worksheets/sheet{id}.xml": {
          transform: (xml, _sheet, { sheetIndex }) =>
            sheetIndex === 0 ? xml.replace("</sheetData>", `</sheetData><autoFilter ref="${range.plain}"/>`) : xml,
        },
        "xl/workbook.xml": { transform: xml => xml.replace(empty, `<definedNames>${names}</definedNames>`) },
      },
    },
  }
}

const quoted = (sheet: string) => sanitizeTextContent(`'${sheet.replaceAll("'", "''")}'`)

type Range = { plain: string; fixed: string }
function rangeOf(columns: number, rows: number): Range {
  const last = letters(columns)
  return { plain: `A1:${last}${rows}`, fixed: `$A$1:$${last}$${rows}` }
}

/** A column's name: 1 is A, 27 is AA. */
const letters = (n: number): string =>
  n === 0 ? "" : letters(Math.floor((n - 1) / 26)) + String.fromCharCode(65 + ((n - 1) % 26))
