// An import fills the minute's units, then edits and replies come: which of them wait for which.
import { setTimeout as rest } from "node:timers/promises"
import { createBudget } from "#api/graph/budget.ts"
import { inLane, type Lane } from "#api/graph/lanes.ts"
import type { Council } from "./council.ts"
import { percentiles } from "./measure.ts"

const unitsPerMinute = 2500
const counts = { import: 1900, edit: 150, reply: 150 } as const
/** By then the import has spent a whole minute of units. */
const fillMilliseconds = 62_000
/** Longer than all of it takes. */
const patienceMilliseconds = 5 * 60_000

/** Items are added to Updates through one budget, the dearest of what each lane does. */
export async function benchLanes({ world: { graph }, updatesPath, clientWithin }: Council): Promise<void> {
  graph.enforceUnits(true)
  // What was spent before has left the minute.
  await rest(60_000)
  const client = clientWithin(createBudget({ unitsPerMinute, now: () => performance.now() }))
  const add = async (lane: Lane, at: number): Promise<number> => {
    const begun = performance.now()
    const fields = { Title: `${lane} ${at}`, Key: `bench-${lane}-${at}`, Kind: "edit", SubjectKey: "bench" }
    await inLane(lane, { patienceMilliseconds }, () => client.api(`${updatesPath}/items`).post({ fields }))
    return performance.now() - begun
  }
  const all = (lane: keyof typeof counts) => Promise.all(Array.from({ length: counts[lane] }, (_, at) => add(lane, at)))

  const imported = all("import")
  await rest(fillMilliseconds)
  const edited = all("edit")
  const replied = all("reply")
  console.log(
    `${counts.import} rows of an import; a minute later ${counts.edit} edits and then as many replies at once`,
  )
  console.log(`  a reply waits   ${percentiles(await replied)}`)
  console.log(`  an edit waits   ${percentiles(await edited)}`)
  console.log(`  a row waits     ${percentiles(await imported)}`)
  graph.enforceUnits(false)
}
