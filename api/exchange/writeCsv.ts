// A plan as CSV: one row an action, for any spreadsheet or script.
import { stringify } from "csv-stringify/sync"
import type { ExportTable } from "#domain/exchange/exportTable.ts"
import { guarded } from "#domain/exchange/exportText.ts"
import type { Words } from "#domain/words/words.ts"
import { type CellValue, columnsOf } from "./writeColumns.ts"
import { wordExempt } from "./writeWords.ts"

/**
 * UTF-8 with a mark, without which Excel takes it for Windows-1252. What is said is quoted, so that no
 * other list separator divides it. What is left out is said in a last line of its own: nobody should take the rest for all.
 */
export function writeCsv(table: ExportTable, words: Words): Uint8Array {
  const columns = columnsOf(table, words)
  const rows = table.rows.map(row => columns.map(column => cellOf(column.cell(row))))
  const exempt = wordExempt(table, words)
  const ending = exempt === null ? [] : [columns.map((_column, at) => (at === 0 ? exempt : ""))]
  const headings = columns.map(({ heading }) => guarded(heading))
  const csv = stringify([headings, ...rows, ...ending], { bom: true, quoted: true, record_delimiter: "\r\n" })
  return Buffer.from(csv, "utf8")
}

/** Days the ISO way: read as days in every country's Excel, and in order when sorted as text. */
function cellOf(value: CellValue): string {
  if (value.kind === "day") return value.day ?? ""
  return value.kind === "number" ? String(value.n) : guarded(value.text)
}
