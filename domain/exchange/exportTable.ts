// A plan as a table to be given away: its rows as at a day, in the plan's own order, under their themes and horizons.

import { type Action, isExempt } from "../action/action.ts"
import { type Standing, standing } from "../action/rating.ts"
import type { ByWhen, Stage } from "../byWhen/byWhen.ts"
import { currentStages } from "../byWhen/currentStages.ts"
import { type Day, londonDay } from "../day/day.ts"
import type { Plan } from "../plan/plan.ts"
import { headingOf, type Theme } from "../plan/theme.ts"
import { asAt } from "../update/history.ts"
import type { Register } from "../update/register.ts"
import { isEverything, type Sought, seek } from "./exportFilter.ts"
import { actionsOf, inPlanOrder, themesOf } from "./planOrder.ts"

export type ExportRow = Pick<Action, Kept> & {
  theme: string | null
  /** The owner cell as written, else the titles of the posts. */
  byWhom: string
  lead: { title: string } | null
  contributors: string[]
  /** The stage that `earliest` and `latest` of a sheet come from. */
  nextStage: Stage | null
  lastUpdateDay: Day | null
  standing: Standing
  /** Numbers of the recommendations it answers: R1, R4. */
  recommendations: string[]
}

const kept = [
  ...(["key", "reference", "text", "horizon", "leadWords", "byWhen", "originalByWhen", "timesRedated"] as const),
  ...(["progress", "status", "closedBecause", "forecast", "commitments", "exemptParagraph"] as const),
] as const
type Kept = (typeof kept)[number]

/** Rows of one horizon; "" where the plan has none. */
export type HorizonRows = { horizon: string; rows: ExportRow[] }

/** Rows of one theme; those under no theme come first, where no heading can claim them. */
export type ThemeRows = { heading: string | null; note: string; horizons: HorizonRows[] }

export type ExportTable = {
  title: string
  code: string
  actionLabel: string
  asAt: Day
  themes: ThemeRows[]
  rows: ExportRow[]
  /** What was asked for, when it was less than the whole plan. */
  sought: Sought | null
  /** Rows there are beside the exempt ones left out. */
  total: number
  /** Counted over the whole plan: how many of them a search finds would tell of their words. */
  exempt: { leftOut: number; included: number }
}

export type Exporting = { register: Register; today: Day; asAt: Day; sought: Sought; includesExempt: boolean }

export function exportTable(plan: Plan, { register, today, asAt: day, ...wanted }: Exporting): ExportTable {
  const themes = themesOf(plan, register)
  const all = actionsOf(plan, register).toSorted(inPlanOrder(themes))
  const exempt = all.filter(isExempt).length
  const open = wanted.includesExempt ? all : all.filter(action => !isExempt(action))
  const headings = new Map(themes.map(theme => [theme.key, headingOf(theme)]))
  const toRow = (action: Action) => {
    const then = day === today ? action : asAt(action, register.updatesOf(action.key), day)
    return makeRow(then, headings.get(action.themeKey ?? "") ?? null, register, day)
  }
  const rows = seek(open.map(toRow), wanted.sought)
  const isWhole = isEverything(wanted.sought)
  const groups = groupByTheme(rows, themes, open)
  return {
    ...{ title: plan.title, code: plan.code, actionLabel: plan.actionLabel, asAt: day },
    themes: isWhole ? groups : groups.filter(({ horizons }) => horizons.length > 0),
    rows: groups.flatMap(({ horizons }) => horizons.flatMap(it => it.rows)),
    sought: isWhole ? null : wanted.sought,
    total: open.length,
    exempt: wanted.includesExempt ? { leftOut: 0, included: exempt } : { leftOut: exempt, included: 0 },
  }
}

function groupByTheme(rows: readonly ExportRow[], themes: readonly Theme[], actions: readonly Action[]): ThemeRows[] {
  const themeOf = new Map(actions.map(action => [action.key, action.themeKey]))
  const known = new Set(themes.map(theme => theme.key))
  const byTheme = Map.groupBy(rows, row => {
    const key = themeOf.get(row.key) ?? null
    return key !== null && known.has(key) ? key : null
  })
  const loose = byTheme.get(null) ?? []
  return [
    ...(loose.length > 0 ? [{ heading: null, note: "", horizons: groupByHorizon(loose) }] : []),
    ...themes.map(theme => ({
      ...{ heading: headingOf(theme), note: theme.note },
      horizons: groupByHorizon(byTheme.get(theme.key) ?? []),
    })),
  ]
}

/** A heading wherever the horizon changes; rows without one come first, where no horizon's heading can claim them. */
function groupByHorizon(rows: readonly ExportRow[]): HorizonRows[] {
  const groups: HorizonRows[] = []
  for (const row of rows.toSorted((a, b) => Number(hasHorizon(a)) - Number(hasHorizon(b)))) {
    const horizon = row.horizon.trim()
    const last = groups.at(-1)
    if (last?.horizon === horizon) last.rows.push(row)
    else groups.push({ horizon, rows: [row] })
  }
  return groups
}

const hasHorizon = (row: ExportRow) => row.horizon.trim() !== ""

function makeRow(action: Action, theme: string | null, register: Register, day: Day): ExportRow {
  const titleOf = (key: string | null) => (key === null ? undefined : register.posts.get(key)?.title)
  const lead = titleOf(action.leadKey)
  const contributors = action.contributorKeys.flatMap(key => titleOf(key) ?? [])
  const titles = [...(lead === undefined ? [] : [lead]), ...contributors]
  return {
    ...pick(action),
    theme,
    byWhom: action.leadWords.trim() === "" ? titles.join(" / ") : action.leadWords,
    lead: lead === undefined ? null : { title: lead },
    contributors,
    nextStage: nextStage(action.byWhen),
    lastUpdateDay: action.lastUpdateOn === null ? null : londonDay(action.lastUpdateOn),
    standing: standing(action, day),
    recommendations: action.recommendationKeys.flatMap(key => register.recommendations.get(key)?.number ?? []),
  }
}

const pick = (action: Action) => Object.fromEntries(kept.map(name => [name, action[name]])) as Pick<Action, Kept>

/** The undone stage whose day comes first, those without a day last; when all are done, the last. */
export function nextStage(byWhen: ByWhen): Stage | null {
  const dayOf = (stage: Stage) => stage.latest ?? stage.earliest ?? "9999"
  const first = currentStages(byWhen).toSorted((a, b) => dayOf(a).localeCompare(dayOf(b)))[0]
  return first ?? byWhen.stages.at(-1) ?? null
}
