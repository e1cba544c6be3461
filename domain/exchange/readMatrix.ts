// A table with themes across its head and actions in the cells below them.
import type { ReadAction } from "./planReading.ts"
import type { ReadTable } from "./readColumns.ts"
import { headingOf, horizonOf } from "./readHeadings.ts"
import { isRecommendations, recommendationsIn, splitRecommendations, splitReference } from "./readReferences.ts"
import type { Reading } from "./table/actionOf.ts"
import { filledCells, type GridCell } from "./table/grid.ts"
import { placeOf, type Unread } from "./whyUnread.ts"

export type MatrixReading = { themes: string[]; actions: ReadAction[]; unread: Unread[] }

type Part = { text: string; recommendations: string[] }

export function readMatrix({ table, grid }: ReadTable, reading: Reading): MatrixReading {
  const found: MatrixReading = { themes: [], actions: [], unread: [] }
  const at = grid.findIndex(row => filledCells(row).length > 1)
  const head = grid[at] ? filledCells(grid[at]) : []
  const headings = head.map(cell => ({ cell, ...headingOf(cell.text) }))
  found.themes = [...new Set(headings.map(({ title }) => title))]
  for (const { note } of headings)
    if (note) found.unread.push({ where: placeOf(table, grid[at]?.row), text: note, why: "a note on a heading" })
  const last = new Map<string | null, ReadAction>()
  let horizon: string | null = null
  for (const row of grid) {
    if (row === grid[at]) continue
    for (const cell of filledCells(row)) {
      const place = placeOf(table, row.row)
      const said = horizonOf(cell.text)
      if (said !== null) {
        horizon = said
        continue
      }
      const theme = headings.find(({ cell: above }) => isUnder(cell, above))?.title ?? null
      if (theme === null) {
        found.unread.push({ where: place, text: cell.text, why: "outside the table" })
        continue
      }
      const isOneRow = grid.length - at <= 2
      for (const part of partsOf(cell.text, isOneRow)) {
        const above = last.get(theme)
        if (part.text === "" && above) above.recommendations.push(...part.recommendations)
        else if (part.text === "") found.unread.push({ where: place, text: cell.text, why: "no action beside it" })
        else {
          const action = { ...actionIn(part, reading), theme, horizon, source: { table, row: row.row } }
          last.set(theme, action)
          found.actions.push(action)
        }
      }
    }
  }
  return found
}

const isUnder = (cell: GridCell, above: GridCell) =>
  cell.column >= above.column && cell.column < above.column + above.columns

/** A cell may hold several actions: each ends at its recommendations; without any, in a single row, at its line. */
function partsOf(text: string, isOneRow: boolean): Part[] {
  const parts: Part[] = []
  let lines: string[] = []
  const close = (recommendations: string[]) => {
    const words = lines.join("\n").trim()
    if (words !== "" || recommendations.length > 0) parts.push({ text: words, recommendations })
    lines = []
  }
  for (const line of text.split("\n")) {
    if (isRecommendations(line.trim())) close(recommendationsIn(line))
    else lines.push(line)
  }
  if (parts.length > 0 || !isOneRow || lines.some(line => line.endsWith(":"))) close([])
  else for (const line of lines) if (line.trim() !== "") parts.push({ text: line.trim(), recommendations: [] })
  return parts
}

function actionIn(part: Part, { codes, readWhen }: Reading): Omit<ReadAction, "theme" | "horizon" | "source"> {
  const { ref, rest } = splitReference(part.text, codes)
  const { recommendations, rest: title } = splitRecommendations(rest)
  return {
    ref,
    title,
    byWhom: [],
    byWhen: { text: "", stages: readWhen("", "").stages },
    progress: null,
    status: null,
    recommendations: [...new Set([...recommendations, ...part.recommendations])],
  }
}
