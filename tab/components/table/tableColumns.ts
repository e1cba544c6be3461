import type { ActionRow } from "#domain/wire/plans.ts"

export type Column =
  | "reference"
  | "action"
  | "whom"
  | "when"
  | "progress"
  | "recommendations"
  | "commitments"
  | "stands"

/** `full`: the plan's own columns; `medium`: who stands under the action; `slim`: beside an open panel. */
export type TableShape = "full" | "medium" | "slim"

/** A draft laid out by themes names nobody and no dates: what its actions answer takes those columns. */
export const isWithoutOwnersAndDates = (rows: readonly ActionRow[]): boolean =>
  rows.every(row => row.lead === null && row.leadWords === "" && row.byWhen.words === "")

export function tableColumns(shape: TableShape, rows: readonly ActionRow[]): readonly Column[] {
  if (shape === "slim") return ["reference", "action", "stands"]
  if (isWithoutOwnersAndDates(rows)) {
    return shape === "full"
      ? ["reference", "action", "recommendations", "commitments", "stands"]
      : ["reference", "action", "stands"]
  }
  return shape === "full"
    ? ["reference", "action", "whom", "when", "progress", "stands"]
    : ["reference", "action", "when", "stands"]
}
