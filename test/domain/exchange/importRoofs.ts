// A plan about roofs, brought in over a world in memory; shared by the tests of imports.
import type { PlanReading } from "#domain/exchange/planReading.ts"
import { aPost } from "../../support/builders.ts"
import { aReading, asNew, dueOn, type ImportWorld, readAction, type Sent } from "./importWorld.ts"

export const posts = [aPost({ key: "roofs", title: "Head of Roofs" }), aPost({ key: "doors", title: "Head of Doors" })]
export const roofPlan = aReading(
  [
    readAction({
      ...{ ref: "1.1", title: "Mend the roof", theme: "1. Halls", horizon: "Immediate", byWhen: dueOn("2027-03-31") },
      byWhom: [
        { name: "Head of Roofs", role: "lead", task: "find tiles" },
        { name: "HD", role: "contributor", task: null },
      ],
      ...{ progress: "Tiles bought.", status: "under way", recommendations: ["R1", "R9"] },
    }),
    readAction({ title: "Paint the door", theme: "Schools", byWhen: dueOn("2026-10-01"), status: "complete" }),
  ],
  { themes: ["1. Halls", "Schools", "Left empty"] },
)
export const owners = { "Head of Roofs": "roofs", HD: "doors" }
export async function imported(world: ImportWorld, incoming: Sent) {
  const taken = await world.insist(incoming)
  if (taken.kind === "refused") throw new Error(taken.why)
  await world.finish()
  return taken.row.key
}

export async function stateOf(world: ImportWorld) {
  const [head] = await world.rows()
  return { state: head?.state, ...head?.body }
}

export const newPlanIn = async (world: ImportWorld, reading: PlanReading = roofPlan, part: Partial<Sent> = {}) => {
  const key = await imported(world, asNew(reading, { owners, ...part }))
  const plan = [...world.plans.values()].find(it => it.key.startsWith(key))
  return { key, plan, actions: world.actions(plan?.key) }
}
