// The pills over a plan's table, and the search beside them: the rule is the export's own.
import { type RowFilter, seek as seekRows, type Sought as WholeSought } from "#domain/exchange/exportFilter.ts"
import type { ActionRow } from "#domain/wire/plans.ts"

export type { RowFilter }

/** Every row of a judged plan is in exactly one of these. */
export const standingFilters = ["overdue", "late", "at risk", "on course", "complete", "closed"] as const
/** These cut across. */
export const otherFilters = ["without owner", "moved"] as const

export type Sought = Omit<WholeSought, "keys">

export const seek = (rows: readonly ActionRow[], sought: Sought): ActionRow[] =>
  seekRows(rows, { ...sought, keys: null })

export const countFilter = (rows: readonly ActionRow[], filter: RowFilter): number =>
  seek(rows, { filter, search: "" }).length
