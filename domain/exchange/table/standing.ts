// Where the reader stands in a plan: under which heading, and what it has found so far.
import type { ReadAction } from "../planReading.ts"
import { headingOf, horizonOf } from "../readHeadings.ts"
import type { Unread } from "../whyUnread.ts"

/** Carried from table to table: a plan may run over several. */
export type Standing = {
  theme: string | null
  horizon: string | null
  themes: Set<string>
  /** Where each theme stands, until an action comes under it. */
  empty: Map<string, EmptyHeading>
  /** The horizon's heading, until an action comes under it. */
  emptyHorizon: Unread | null
  actions: ReadAction[]
  unread: Unread[]
  /** Columns whose meaning had to be told by what they hold, each said once. */
  doubted: Set<string>
}
type EmptyHeading = HeadingPlace & { text: string }
export type HeadingPlace = { where: string; isOutside: boolean }

export const makeStanding = (unread: Unread[]): Standing => ({
  theme: null,
  horizon: null,
  themes: new Set(),
  empty: new Map(),
  emptyHorizon: null,
  actions: [],
  unread,
  doubted: new Set(),
})

/** A theme begins anew, its horizons with it. */
export function takeHeading(standing: Standing, text: string, place: HeadingPlace): void {
  const horizon = horizonOf(text)
  if (horizon !== null) {
    takeHorizon(standing, horizon, { where: place.where, text, why: "a heading without actions" })
    return
  }
  const { title, note } = headingOf(text)
  if (note !== null) standing.unread.push({ where: place.where, text: note, why: "a note on a heading" })
  standing.theme = title
  standing.horizon = null
  if (standing.emptyHorizon) standing.unread.push(standing.emptyHorizon)
  standing.emptyHorizon = null
  if (!standing.themes.has(title)) standing.empty.set(title, { ...place, text })
  standing.themes.add(title)
}

export function takeHorizon(standing: Standing, horizon: string, empty: Unread): void {
  if (standing.emptyHorizon) standing.unread.push(standing.emptyHorizon)
  standing.horizon = horizon
  standing.emptyHorizon = empty
}

/** An action has come under the headings; it may have a horizon of its own. */
export function fillHeadings(standing: Standing, horizon: string | null): void {
  if (standing.theme !== null) standing.empty.delete(standing.theme)
  if (horizon === standing.horizon) standing.emptyHorizon = null
}

/** Headings that nothing came under: a line outside the tables was no theme then, a heading in a table still is. */
export function tellEmptyHeadings({ empty, emptyHorizon, themes, unread }: Standing): void {
  for (const [title, { where, text, isOutside }] of empty) {
    unread.push({ where, text, why: "a heading without actions" })
    if (isOutside) themes.delete(title)
  }
  if (emptyHorizon) unread.push(emptyHorizon)
}
