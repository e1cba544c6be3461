import type { Day } from "#domain/day/day.ts"
import type { Sought } from "./rowFilters.ts"

export const exportFormats = ["docx", "xlsx", "csv"] as const
export type ExportFormat = (typeof exportFormats)[number]

export type Exported = {
  planKey: string
  /** Null for today. */
  asAt: Day | null
  sought: Sought
}

/** Where the API gives the plan as a file: of the day and the rows that are shown. */
export function exportPath({ planKey, asAt, sought }: Exported, format: ExportFormat): string {
  const query = new URLSearchParams({ format })
  if (asAt !== null) query.set("asAt", asAt)
  if (sought.filter !== "all") query.set("filter", sought.filter)
  if (sought.search.trim() !== "") query.set("search", sought.search.trim())
  return `/api/plans/${encodeURIComponent(planKey)}/export?${query}`
}
