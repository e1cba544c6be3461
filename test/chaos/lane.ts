// A lane of runs in a process of its own. What stands in for Teams and Graph takes one new connection in each turn of its
// loop: several worlds in one process would keep connections waiting for seconds, and requests would be given up.
import { fork } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"
import type { Store } from "./chaosWorld.ts"
import type { LaneOrder } from "./laneProcess.ts"
import type { Outcome } from "./run.ts"

export type Lane = { run(seed: number): Promise<Outcome>; close(): Promise<void> }

const entry = fileURLToPath(new URL("./laneProcess.ts", import.meta.url))

export function openLane(store: Store): Lane {
  const child = fork(entry, [JSON.stringify(store)], { execArgv: [] })
  const died = once(child, "exit")
  const order = (what: LaneOrder) => child.send(what)
  return {
    async run(seed) {
      order({ seed })
      const [outcome] = (await Promise.race([once(child, "message"), died])) as [Outcome | number | null]
      if (outcome !== null && typeof outcome === "object") return outcome
      throw new Error(`the lane ended with ${outcome} in seed ${seed}`)
    },
    async close() {
      if (child.connected) order("close")
      await died
    },
  }
}
