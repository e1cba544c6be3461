// A plan's table in the plan's order: by theme, and within a theme by horizon.
import type { ActionRow, Counts, PlanAnswer } from "#domain/wire/plans.ts"

export type Theme = PlanAnswer["themes"][number]
export type HorizonGroup = { horizon: string; rows: ActionRow[] }
export type ThemeGroup = { theme: Theme | null; counts: Counts; horizons: HorizonGroup[] }

/** Rows of a theme the plan does not name come first, under no theme, as in its files; a theme without rows is left out. */
export function groupRows(rows: readonly ActionRow[], themes: readonly Theme[]): ThemeGroup[] {
  const known = new Set(themes.map(theme => theme.key))
  const groups = themes.map(theme =>
    groupOf(
      theme,
      rows.filter(row => row.themeKey === theme.key),
    ),
  )
  const others = rows.filter(row => row.themeKey === null || !known.has(row.themeKey))
  return [groupOf(null, others), ...groups].filter(group => group.counts.total > 0)
}

const groupOf = (theme: Theme | null, rows: readonly ActionRow[]): ThemeGroup => ({
  theme,
  counts: countRows(rows),
  horizons: byHorizon(rows),
})

/** A new group wherever the horizon changes, so that the plan's order is never disturbed. */
function byHorizon(rows: readonly ActionRow[]): HorizonGroup[] {
  const groups: HorizonGroup[] = []
  for (const row of rows) {
    const last = groups.at(-1)
    if (last && last.horizon === row.horizon) last.rows.push(row)
    else groups.push({ horizon: row.horizon, rows: [row] })
  }
  return groups
}

export function countRows(rows: readonly ActionRow[]): Counts {
  const counts: Counts = { total: rows.length, red: 0, amber: 0, green: 0, blue: 0, none: 0, withoutOwner: 0 }
  for (const row of rows) {
    counts[row.standing.rating] += 1
    if (row.lead === null) counts.withoutOwner += 1
  }
  return counts
}
