import { describe, expect, it } from "vitest"
import { seenOf } from "#domain/exchange/seen.ts"
import { anAction, aPlan, dueBy, type RegisterParts } from "../../support/builders.ts"
import { imported, owners, posts, roofPlan, stateOf } from "./importRoofs.ts"
import {
  aReading,
  asChanges,
  asNew,
  type Break,
  dueOn,
  type ImportWorld,
  importWorld,
  readAction,
  type Sent,
} from "./importWorld.ts"

describe("cancelling", () => {
  const many = aReading(Array.from({ length: 100 }, (_, n) => readAction({ title: `Action ${n}` })))

  it("stops after the chunk under way, and leaves what is written", async () => {
    const world = importWorld()
    const taken = await world.take(asNew(many))
    const key = taken.kind === "taken" ? taken.row.key : ""
    await world.round()
    world.lists.before("addUpdate", () => void world.cancel(key))
    await world.finish()
    const end = await stateOf(world)
    expect(end).toMatchObject({ state: "cancelled", rows: 100, written: world.actions().length })
    expect(world.actions().length).toBe(79)
    expect(await world.rows()).toHaveLength(1)
  })

  it("before anything is written writes nothing, and is final for its form", async () => {
    const world = importWorld()
    const taken = await world.take(asNew(many))
    await world.cancel(taken.kind === "taken" ? taken.row.key : "")
    await world.finish()
    await world.take(asNew(many))
    await world.finish()
    expect(await stateOf(world)).toMatchObject({ state: "cancelled", written: 0 })
    expect([world.plans.size, world.actions().length]).toEqual([0, 0])
  })

  it("changes nothing once it is done, and nobody's when there is none", async () => {
    const world = importWorld()
    const key = await imported(world, asNew(roofPlan))
    expect(await world.cancel(key)).toMatchObject({ state: "done" })
    expect(await world.cancel("none")).toBeNull()
  })
})

describe("the lists out of reach", () => {
  it("holds it up, says why when it goes on too long, and goes on when the form is sent again", async () => {
    const world = importWorld({ posts })
    await world.take(asNew(roofPlan, { owners }))
    let isAway = true
    const again = () => {
      if (!isAway) return
      world.lists.before("addUpdate", again)
      throw Object.assign(new Error("away"))
    }
    world.lists.before("addUpdate", again)
    for (let tries = 0; tries < 3; tries++) {
      await world.round().catch(() => {})
      world.clock.pass(400)
    }
    expect(await stateOf(world)).toMatchObject({ state: "stopped", why: "lists refuse", written: 0 })
    isAway = false
    world.lists.before("addUpdate", () => {})
    await imported(world, asNew(roofPlan, { owners }))
    expect(await stateOf(world)).toMatchObject({ state: "done", why: null, written: 2 })
    expect([world.plans.size, world.actions().length, world.lists.updates.length]).toEqual([1, 2, 2])
  })
})

describe("a break at any call", () => {
  const there: RegisterParts = {
    posts,
    plans: [aPlan()],
    actions: [
      anAction({ byWhen: dueBy("2026-12-01"), progress: "Begun" }),
      anAction({ key: "gone", text: "Sell the hall" }),
      anAction({ key: "answered", text: "Let the hall", progress: "Let.", lastUpdateOn: "2026-11-26T08:30:00Z" }),
      ...Array.from({ length: 3 }, (_, n) => anAction({ key: `same${n}`, text: `Text ${n}` })),
    ],
  }
  const more = Array.from({ length: 50 }, (_, n) => readAction({ title: `New ${n}`, theme: n % 2 ? "Odd" : "Even" }))
  const changed = readAction({
    ...{ title: "Mend the whole roof", byWhen: dueOn("2027-03-31", "March") },
    ...{ progress: "Tiles bought.", status: "complete" },
  })
  const changes = asChanges(aReading([changed, ...more, changed]), [
    { at: 0, actionKey: "action", what: ["words", "dates", "progress", "status"] },
    { at: null, actionKey: "gone", what: ["gone"] },
    {
      ...{ at: more.length + 1, actionKey: "answered", what: ["words", "progress"] },
      seen: seenOf(anAction({ text: "Let the hall" })),
    },
    ...more.map((_, n) => ({ at: n + 1, actionKey: null, what: ["new"] })),
  ])
  const fresh = asNew(aReading([...roofPlan.actions, ...more]), { owners })

  /** Everything the lists hold, but for when it was written. */
  const ends = async (world: ImportWorld) => ({
    plans: [...world.plans.values()],
    themes: [...world.themes.values()],
    actions: world.actions().toSorted((a, b) => a.key.localeCompare(b.key)),
    updates: world.lists.updates.map(it => ({ ...it, at: "" })).toSorted((a, b) => a.key.localeCompare(b.key)),
    rows: (await world.rows()).map(({ key, state, body }) => ({ key, state, body })),
  })
  const run = async (parts: RegisterParts, incoming: Sent, breakage: Break | null) => {
    const world = importWorld(parts, breakage)
    await imported(world, incoming)
    return { end: await ends(world), calls: world.calls() }
  }

  it.each([
    ["a new plan", { posts }, fresh, 0],
    ["changes to a plan", there, changes, 1],
  ] as const)("of %s leaves the same as none", async (_title, parts, incoming, left) => {
    const whole = await run(parts, incoming, null)
    expect(whole.end.rows).toMatchObject([{ state: "done", body: { left: { actions: left } } }])
    expect(whole.calls).toBeGreaterThan(100)
    for (let at = 1; at <= whole.calls; at++)
      for (const isAfter of [false, true]) {
        const { end } = await run(parts, incoming, { at, isAfter })
        expect(end, `broken ${isAfter ? "after" : "before"} call ${at}`).toEqual(whole.end)
      }
  })
})
