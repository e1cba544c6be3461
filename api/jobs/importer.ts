// Writes plans that were brought in, after replies and edits: a chunk at a time, in the lowest lane of Graph's budget.
import type { ImportHead } from "#domain/exchange/importRows.ts"
import { type ImportStore, writeChunk } from "#domain/exchange/importWriting.ts"
import type { Clock, Work } from "#domain/work/ports.ts"
import { inLane } from "../graph/lanes.ts"
import type { PlanStore } from "../graph/planStore.ts"
import { createRounds } from "./rounds.ts"

/**
 * A chunk takes eight seconds at the smallest allowance, longer while others pass; an importer that died gives its import back
 * after it. Two that wrote the same chunk would do no harm.
 */
const leaseMilliseconds = 2 * 60_000
/** An import can wait; but not so long that a stopping app waits for it. */
const turn = { patienceMilliseconds: 30_000 }

export type Importer = {
  /** Looks for imports now rather than at the next round. */
  nudge(): void
  /** Lets the chunk under way end. */
  stop(): Promise<void>
}

type Parts = {
  work: Work
  clock: Clock
  store: PlanStore
  restMilliseconds: number
  log(event: string, detail: unknown): void
}

export function createImporter({ work, clock, store, restMilliseconds, log }: Parts): Importer {
  const ports = { work, clock, store: importStoreOf(store) }

  async function round(): Promise<boolean> {
    const now = clock.now()
    const [row] = await work.claimDue<ImportHead>("import", now, now + leaseMilliseconds, 1)
    if (!row) return false
    await inLane("import", turn, () => writeChunk(ports, row)).catch(error => log("an import waits", error))
    return true
  }

  return createRounds({
    round,
    restMilliseconds,
    failed: error => log("a round of imports failed", error),
    now: clock.now,
  })
}

export const importStoreOf = (store: PlanStore): ImportStore => ({
  addPlan: plan => store.add("plans", plan),
  addTheme: theme => store.add("themes", theme),
  addAction: action => store.add("actions", action),
  readAction: store.readAction,
  writeAction: store.writeAction,
  addUpdate: store.addUpdate,
})
