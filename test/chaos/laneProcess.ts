// The process of a lane: runs the seeds it is told, one after another, in worlds that each take a number of them.

import { daysOf } from "./chaosSample.ts"
import { type ChaosWorld, runsPerWorld, type Store, startChaosWorld } from "./chaosWorld.ts"
import { type Outcome, runOnce } from "./run.ts"

export type LaneOrder = { seed: number } | "close"

const store = JSON.parse(process.argv[2] ?? "") as Store
let chaos: ChaosWorld | null = null
let runs = 0

/** A world that something went wrong in is left for a new one: what it left behind must not count against the next run. */
async function run(seed: number): Promise<Outcome> {
  // A machine that is too busy may drop a line while a world is made.
  chaos ??= await startChaosWorld(store).catch(() => startChaosWorld(store))
  const outcome = await runOnce(chaos, seed, daysOf(runs++))
  if (runs >= runsPerWorld || outcome.faults.length > 0) await end()
  return outcome
}

async function end() {
  await chaos?.close()
  chaos = null
  runs = 0
}

process.on("message", async (order: LaneOrder) => {
  if (order !== "close") return void process.send?.(await run(order.seed))
  await end()
  process.disconnect()
})
// Nobody is left to run for.
process.on("disconnect", () => process.exit())
