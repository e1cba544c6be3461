// One row that holds several actions: their owners and dates are stacked in the same order, and paired by position.
import type { Column } from "../readColumns.ts"
import { isRecommendations } from "../readReferences.ts"
import { placeOf, type Unread } from "../whyUnread.ts"
import type { ColumnMeaning } from "./headings.ts"
import { of, type RowValues, type Value } from "./rowValues.ts"

/** What an action has of its own; a theme or a priority is of the whole row. */
const paired = new Set<ColumnMeaning>(["reference", "action", "whom", "when", "progress", "status", "recommendations"])
/** Lines in these show that the row holds several actions; several lines of progress are one long report. */
const showing: readonly ColumnMeaning[] = ["reference", "whom", "when"]

const filledLines = (text: string) => text.split("\n").filter(line => line.trim() !== "")

/** The lines of a cell, one for each of `count`: blank ones count only where they make the number right. */
function linesFor(text: string, count: number): string[] | null {
  const filled = filledLines(text)
  if (filled.length === count) return filled
  const all = text.split("\n")
  return all.length === count ? all : null
}

export function pairLines(row: RowValues, table: number): { rows: Value[][]; unread: Unread[] } {
  const whole = { rows: [row.values], unread: [] }
  const [action] = of(row.values, "action")
  const lines = action ? filledLines(action.text) : []
  const stacked = row.values.filter(
    ({ column, text }) => showing.includes(column.meaning) && filledLines(text).length > 1,
  )
  if (!action || lines.length < 2 || stacked.length === 0 || lines.some(isRecommendations)) return whole
  const misfits = stacked.filter(({ text }) => linesFor(text, lines.length) === null)
  const where = placeOf(table, row.row)
  if (misfits.length > 0)
    return {
      ...whole,
      unread: [{ where, text: [action, ...misfits].map(told).join("\n"), why: "could not be paired" }],
    }
  const shared = row.values.filter(value => isShared(value, lines.length))
  const unread: Unread[] =
    shared.length > 0 ? [{ where, text: shared.map(told).join("\n"), why: "one for several actions" }] : []
  const rows = lines.map((_, at) => row.values.map(value => lineAt(value, at, lines.length)))
  return { rows, unread }
}

const isShared = ({ column, text }: Value, count: number) =>
  paired.has(column.meaning) && text !== "" && linesFor(text, count) === null

function lineAt(value: Value, at: number, count: number): Value {
  const own = paired.has(value.column.meaning) ? linesFor(value.text, count)?.[at] : undefined
  return own === undefined ? value : { ...value, text: own.trim() }
}

const told = ({ column, text }: { column: Column; text: string }) =>
  `${column.heading === "" ? column.meaning : column.heading}: ${text}`
