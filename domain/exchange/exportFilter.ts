// Which rows of a plan are wanted: one of the named filters, the words searched for, or rows chosen by key.
import { z } from "zod"
import type { Standing } from "../action/rating.ts"

export const RowFilter = z.enum([
  "all",
  "overdue",
  "late",
  "at risk",
  "on course",
  "complete",
  "closed",
  "without owner",
  "moved",
])
export type RowFilter = z.infer<typeof RowFilter>

/** `keys` null for any. */
export type Sought = { filter: RowFilter; search: string; keys: ReadonlySet<string> | null }

export const everything: Sought = { filter: "all", search: "", keys: null }

export const isEverything = ({ filter, search, keys }: Sought) =>
  filter === "all" && search.trim() === "" && keys === null

/** What of a row the filters look at. */
export type SeekableRow = {
  key: string
  reference: string
  text: string
  horizon: string
  lead: { title: string } | null
  leadWords: string
  contributors: readonly string[]
  byWhen: { words: string }
  progress: string
  recommendations: readonly string[]
  commitments: readonly string[]
  standing: Standing
  timesRedated: number
}

const matches: Record<RowFilter, (row: SeekableRow) => boolean> = {
  all: () => true,
  overdue: row => row.standing.because === "overdue",
  late: row => row.standing.because === "forecast no",
  "at risk": row => row.standing.rating === "amber",
  "on course": row => row.standing.rating === "green",
  complete: row => row.standing.rating === "blue",
  closed: row => row.standing.rating === "none",
  "without owner": row => row.lead === null,
  moved: row => row.timesRedated > 0,
}

/** Rows that pass the filter and hold every word of the search, in any order. */
export function seek<Row extends SeekableRow>(rows: readonly Row[], { filter, search, keys }: Sought): Row[] {
  const parts = search.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const holdsAll = (row: Row) => {
    if (parts.length === 0) return true
    const text = textOf(row)
    return parts.every(part => text.includes(part))
  }
  return rows.filter(row => (keys === null || keys.has(row.key)) && matches[filter](row) && holdsAll(row))
}

const textOf = (row: SeekableRow): string =>
  [
    ...[row.reference, row.text, row.lead?.title ?? "", row.leadWords, ...row.contributors],
    ...[row.byWhen.words, row.progress, row.horizon, ...row.recommendations, ...row.commitments],
  ]
    .join(" ")
    .toLocaleLowerCase()
