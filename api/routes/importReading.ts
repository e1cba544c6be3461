// A document as the import page shows it: what was read, the columns, the owners, and how it stands to the plan.
import { differences } from "#domain/exchange/differences.ts"
import type { TableDocument } from "#domain/exchange/document.ts"
import { matchPosts } from "#domain/exchange/matchPosts.ts"
import type { PlanReading } from "#domain/exchange/planReading.ts"
import { type Corrections, columnsOf } from "#domain/exchange/readColumns.ts"
import { readPlan } from "#domain/exchange/readPlan.ts"
import type { Register } from "#domain/update/register.ts"
import type { ReadAnswer } from "#domain/wire/imports.ts"

type Setting = {
  register: Register
  planKey: string | null
  asAt: string | null
  columns: Corrections
  unitsPerMinute: number
}

export function presentReading(document: TableDocument, setting: Setting): ReadAnswer {
  const { register, planKey, asAt, columns, unitsPerMinute } = setting
  const reading = readPlan(document, { asAt, columns })
  const found = planKey === null ? null : differences(reading, register, planKey)
  const rows = found ? found.filter(({ kind }) => kind === "new" || kind === "changed").length : reading.actions.length
  return {
    reading,
    columns: columnsOf(document, columns).flatMap(({ table, columns: ofTable }) =>
      ofTable.map(({ column, heading, meaning, isSure }) => ({ id: `${table}:${column}`, heading, meaning, isSure })),
    ),
    differences: found,
    owners: ownersIn(reading, register),
    expectedSeconds: expectedSeconds(rows, unitsPerMinute),
  }
}

function ownersIn({ actions }: PlanReading, { posts }: Register): ReadAnswer["owners"] {
  const names = [...new Set(actions.flatMap(({ byWhom }) => byWhom.map(({ name }) => name)))]
  return matchPosts(names, posts).map(({ name, key, near }) => ({ name, postKey: key, near }))
}

/** An action and its line in the history are two writes of two units each; a little is kept back for others. */
const unitsARow = 4
const importShare = 0.96

export const expectedSeconds = (rows: number, unitsPerMinute: number): number =>
  Math.ceil((60 * rows * unitsARow) / (unitsPerMinute * importShare))
