// The pills over a plan's table, and the search beside them.
import type { ActionRow } from "#domain/wire/plans.ts"

/** Every row of a judged plan is in exactly one of these. */
export const standingFilters = ["overdue", "late", "at risk", "on course", "complete", "closed"] as const
/** These cut across. */
export const otherFilters = ["without owner", "moved"] as const

export type RowFilter = "all" | (typeof standingFilters)[number] | (typeof otherFilters)[number]

const matches: Record<RowFilter, (row: ActionRow) => boolean> = {
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

export const countFilter = (rows: readonly ActionRow[], filter: RowFilter): number =>
  rows.filter(matches[filter]).length

export type Sought = { filter: RowFilter; search: string }

/** Rows that pass the pill and hold every word of the search, in any order. */
export function seek(rows: readonly ActionRow[], { filter, search }: Sought): ActionRow[] {
  const parts = search.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter(row => {
    if (!matches[filter](row)) return false
    const text = textOf(row)
    return parts.every(part => text.includes(part))
  })
}

const textOf = (row: ActionRow): string =>
  [
    row.reference,
    row.text,
    row.lead?.title ?? "",
    row.leadWords,
    ...row.contributors,
    row.byWhen.words,
    row.progress,
    row.horizon,
    ...row.recommendations,
    ...row.commitments,
  ]
    .join(" ")
    .toLocaleLowerCase()
