// Writes a reading to the lists by the app's own importer, with its work in memory: what breaks off is done again.
import { setTimeout } from "node:timers/promises"
import { realClock } from "#api/clock.ts"
import { createIds } from "#api/ids.ts"
import { createImporter } from "#api/jobs/importer.ts"
import { openSqliteWork } from "#api/work/sqlite.ts"
import { differences } from "#domain/exchange/differences.ts"
import type { ImportWanted, Taken } from "#domain/exchange/importEntries.ts"
import { acceptImport, cancelImport, type ImportIncoming, type ImportRefusal } from "#domain/exchange/importPlan.ts"
import type { ImportHead, ImportWhy } from "#domain/exchange/importRows.ts"
import { matchPosts } from "#domain/exchange/matchPosts.ts"
import { planOfCode } from "#domain/exchange/planCode.ts"
import type { PlanReading } from "#domain/exchange/planReading.ts"
import { changeables } from "#domain/exchange/seen.ts"
import type { PlanKind } from "#domain/plan/plan.ts"
import type { Register } from "#domain/update/register.ts"
import type { Connection } from "./connect.ts"

export const takeables = ["new", ...changeables, "gone"] as const
export type Takeable = (typeof takeables)[number]

export type BringIn = {
  code: string
  title: string | null
  planKind: PlanKind
  take: readonly Takeable[]
}

export type BroughtIn =
  | {
      kind: "ended"
      state: string
      planKey: string
      rows: number
      written: number
      left: number
      why: ImportWhy | null
    }
  | { kind: "refused"; why: ImportRefusal }

type Telling = { progress(written: number, rows: number): void; signal: AbortSignal }

/** Often enough for a bar, seldom enough to cost nothing. */
const lookMilliseconds = 200

export async function bringIn(
  { store, register }: Connection,
  reading: PlanReading,
  wanted: BringIn,
  { progress, signal }: Telling,
): Promise<BroughtIn> {
  const work = openSqliteWork(":memory:")
  const [ids, clock] = [createIds(), realClock]
  const ports = { work, ids, clock, register: () => register }
  // The same file on the same day is the same import: what an earlier run has written is not written again.
  const key = ids.digest(`import shell ${clock.today()} ${wanted.code} ${JSON.stringify(reading)}`)
  const taken = await acceptImport(ports, incomingOf(reading, wanted, register), key)
  if (taken.kind === "refused") return taken
  const log = () => {}
  const importer = createImporter({ work, clock, store, restMilliseconds: lookMilliseconds, log })
  importer.nudge()
  const cancelling = () => void cancelImport(ports, key)
  signal.addEventListener("abort", cancelling, { once: true })
  if (signal.aborted) cancelling()
  let { state, body } = taken.row
  while (!["done", "cancelled", "stopped"].includes(state)) {
    await setTimeout(lookMilliseconds)
    const now = await work.get<ImportHead>("import", key)
    if (!now) break
    ;({ state, body } = now)
    progress(body.written, body.rows)
  }
  await importer.stop()
  work.close()
  return { kind: "ended", state, ...body, left: body.left.actions }
}

/** Whoever holds the app's own secrets; a person's name is not asked for. */
const actor = { id: "", name: "npm run import" }

function incomingOf(reading: PlanReading, wanted: BringIn, register: Register): ImportIncoming {
  const names = [...new Set(reading.actions.flatMap(({ byWhom }) => byWhom.map(({ name }) => name)))]
  // Only exact titles: near ones are a person's to choose, and there the words stay.
  const owners = Object.fromEntries(matchPosts(names, register.posts).map(({ name, key }) => [name, key]))
  return { actor, formId: "", reading, owners, ...targetOf(reading, wanted, register) }
}

function targetOf(
  reading: PlanReading,
  { code, title, planKind, take }: BringIn,
  register: Register,
): Pick<ImportWanted, "into" | "take"> {
  const plan = planOfCode(code, register.plans)
  if (plan) return { into: { kind: "plan", planKey: plan.key }, take: takenOf(reading, plan.key, take, register) }
  return { into: { kind: "new plan", title: title ?? reading.plan.title ?? code, code, planKind }, take: [] }
}

/** An owner's newer words are not to be had in a heap. */
function takenOf(reading: PlanReading, planKey: string, take: readonly Takeable[], register: Register): Taken[] {
  const isTaken = (what: Takeable) => take.includes(what)
  return differences(reading, register, planKey).flatMap(({ kind, at, actionKey, changes, seen }): Taken[] => {
    if (kind === "new" || kind === "gone") return isTaken(kind) ? [{ at, actionKey, what: [kind], seen }] : []
    const what = changes.filter(it => isTaken(it.what) && !it.isOwnersNewer).map(it => it.what)
    return what.length > 0 ? [{ at, actionKey, what, seen }] : []
  })
}
