// The pills over the rows that were read.
import type { ReadAction } from "#domain/exchange/planReading.ts"
import { type ImportDraft, isCorrected } from "./importDraft.ts"
import { isToPair, type Owner } from "./pairing.ts"

export const importFilters = ["all", "inferred", "without owner", "to pair", "corrected", "left out"] as const
export type ImportFilter = (typeof importFilters)[number]

export type Row = { at: number; action: ReadAction; isLeftOut: boolean; isCorrected: boolean }

export const rowsOf = (draft: ImportDraft): Row[] =>
  draft.actions.map((action, at) => ({
    ...{ at, action },
    isLeftOut: draft.leftOut.has(at),
    isCorrected: isCorrected(draft, at),
  }))

export const isInferred = ({ byWhen }: ReadAction): boolean => byWhen.stages.some(stage => stage.inferred !== null)

export const hasNoOwner = ({ byWhom }: ReadAction): boolean => byWhom.length === 0

/** What is left out needs nothing more, and is found under its own pill and under all. */
export function passes(row: Row, filter: ImportFilter, owners: ReadonlyMap<string, Owner>): boolean {
  if (filter === "all") return true
  if (filter === "left out") return row.isLeftOut
  if (row.isLeftOut) return false
  if (filter === "inferred") return isInferred(row.action)
  if (filter === "without owner") return hasNoOwner(row.action)
  return filter === "to pair" ? isToPair(row.action, owners) : row.isCorrected
}

/** Rows that hold every word of the search, in any order. */
export function seekRows(rows: readonly Row[], search: string): readonly Row[] {
  const parts = search.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  if (parts.length === 0) return rows
  return rows.filter(({ action }) => {
    const text = textOf(action)
    return parts.every(part => text.includes(part))
  })
}

const textOf = (action: ReadAction): string =>
  [
    ...[action.ref, action.title, action.theme, action.horizon, action.byWhen.text, action.progress],
    ...[...action.byWhom.map(owner => owner.name), ...action.recommendations],
  ]
    .join(" ")
    .toLocaleLowerCase()
