// Columns a plan has and this has no place for: kept, one entry a column, with the row of each.
import type { Column } from "../readColumns.ts"
import { readProgress } from "../readProgress.ts"
import { columnPlace, type Unread, type WhyUnread } from "../whyUnread.ts"
import type { ColumnMeaning } from "./headings.ts"
import type { RowValues, Value } from "./rowValues.ts"

const homeless = new Set<ColumnMeaning>(["priority", "outcome", "measure", "cost", "other"])

type Note = { column: Column; why: WhyUnread; lines: string[] }
export type Notes = Map<string, Note>

export function takeNotes(notes: Notes, { row, values }: RowValues): void {
  for (const value of values) {
    if (value.text === "" || value.isCarried) continue
    const why = whyNoted(value, values)
    if (why === null) continue
    const key = `${value.column.column} ${why}`
    const note = notes.get(key) ?? { column: value.column, why, lines: [] }
    note.lines.push(`row ${row}: ${value.text}`)
    notes.set(key, note)
  }
}

function whyNoted({ column, text }: Value, values: readonly Value[]): WhyUnread | null {
  if (homeless.has(column.meaning)) return "no place for this column yet"
  // Without a column of progress, the words of the status are the progress.
  if (column.meaning !== "status" || !values.some(value => value.column.meaning === "progress")) return null
  const { status } = readProgress(text)
  if (status === null) return "no place for this column yet"
  return status === text.toLowerCase() ? null : "a status in other words"
}

export const notesTold = (notes: Notes, table: number): Unread[] =>
  [...notes.values()].map(({ column, why, lines }) => ({
    where: columnPlace(table, column.column, column.heading),
    text: lines.join("\n"),
    why,
  }))
