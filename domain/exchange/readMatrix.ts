// A table with themes across its head and actions in the cells below them.
import type { ReadAction } from "./planReading.ts"
import type { ReadTable } from "./readColumns.ts"
import { type Heading, headingOf, horizonOf, isOnlyAsAt } from "./readHeadings.ts"
import { isRecommendations, recommendationsIn, splitRecommendations, splitReference } from "./readReferences.ts"
import type { Reading } from "./table/actionOf.ts"
import { filledCells, type GridCell, type GridRow } from "./table/grid.ts"
import { type Standing, takeHorizon } from "./table/standing.ts"
import { placeOf } from "./whyUnread.ts"

type Theme = Heading & { cell: GridCell; last: ReadAction | null }
type Part = { text: string; recommendations: string[] }

export function readMatrix({ table, grid }: ReadTable, standing: Standing, reading: Reading): void {
  const at = grid.findIndex(row => filledCells(row).length > 1)
  const head = grid[at]
  if (!head) return
  const themes = filledCells(head).map((cell): Theme => ({ cell, last: null, ...headingOf(cell.text) }))
  // A horizon said just above is these actions'; one that others came under is not.
  if (!standing.emptyHorizon) standing.horizon = null
  for (const { title, note } of themes) {
    standing.themes.add(title)
    if (note !== null) standing.unread.push({ where: placeOf(table, head.row), text: note, why: "a note on a heading" })
  }
  for (const row of grid.slice(0, at)) takeApart(row, table, standing)
  for (const row of grid.slice(at + 1))
    takeCells(row, { table, themes, isOneRow: grid.length - at <= 2 }, standing, reading)
}

/** A line across the table, above its themes or between its rows. */
function takeApart(row: GridRow, table: number, standing: Standing): void {
  for (const { text } of filledCells(row))
    if (!isOnlyAsAt(text)) standing.unread.push({ where: placeOf(table, row.row), text, why: "outside the table" })
}

type Below = { table: number; themes: Theme[]; isOneRow: boolean }

function takeCells(row: GridRow, { table, themes, isOneRow }: Below, standing: Standing, reading: Reading): void {
  const where = placeOf(table, row.row)
  for (const cell of filledCells(row)) {
    const horizon = horizonOf(cell.text)
    const theme = themes.find(({ cell: above }) => isUnder(cell, above))
    const spans = cell.columns > (theme?.cell.columns ?? 1)
    if (horizon !== null) takeHorizon(standing, horizon, { where, text: cell.text, why: "a heading without actions" })
    else if (spans && isOnlyAsAt(cell.text)) continue
    else if (!theme || spans) standing.unread.push({ where, text: cell.text, why: "outside the table" })
    else
      for (const part of partsOf(cell.text, isOneRow)) {
        if (part.text === "" && theme.last) theme.last.recommendations.push(...part.recommendations)
        else if (part.text === "") standing.unread.push({ where, text: cell.text, why: "no action beside it" })
        else {
          theme.last = actionIn(part, { theme: theme.title, horizon: standing.horizon, row: row.row, table }, reading)
          standing.actions.push(theme.last)
          standing.emptyHorizon = null
        }
      }
  }
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

type Place = { table: number; row: number; theme: string; horizon: string | null }

function actionIn(part: Part, { table, row, theme, horizon }: Place, { codes, readWhen }: Reading): ReadAction {
  const { ref, rest } = splitReference(part.text, codes)
  const { recommendations, rest: title } = splitRecommendations(rest)
  return {
    ref,
    title,
    theme,
    horizon,
    byWhom: [],
    byWhen: { text: "", stages: readWhen("", "").stages },
    progress: null,
    status: null,
    recommendations: [...new Set([...recommendations, ...part.recommendations])],
    source: { table, row },
  }
}
