import { describe, expect, it } from "vitest"
import { seenOf } from "#domain/exchange/seen.ts"
import { aByWhen, anAction, aPlan, aStage, aTheme, dueBy, type RegisterParts } from "../../support/builders.ts"
import { imported, posts, stateOf } from "./importRoofs.ts"
import { aReading, asChanges, dueOn, importWorld, readAction } from "./importWorld.ts"

describe("a plan that is there", () => {
  const parts = (part: Parameters<typeof anAction>[0] = {}): RegisterParts => ({
    posts,
    plans: [aPlan()],
    themes: [aTheme({ key: "halls", title: "Halls", code: "1", order: 4 })],
    actions: [
      anAction({ byWhen: dueBy("2026-12-01"), progress: "Begun", leadWords: "AG", ...part }),
      anAction({ key: "gone", text: "Sell the hall" }),
    ],
  })
  const read = readAction({
    ...{ ref: "1.2", title: "Mend the whole roof", theme: "1. Halls", byWhen: dueOn("2027-03-31", "March") },
    byWhom: [{ name: "Head of Doors", role: "lead", task: null }],
    ...{ progress: "Tiles bought.", status: "on hold" },
  })
  const reading = aReading([read, readAction({ title: "Write to tenants", theme: "Letters" })])
  const chosen = { owners: { "Head of Doors": "doors" } }

  const outcome = async (what: string[], part: Parameters<typeof anAction>[0] = {}) => {
    const world = importWorld(parts(part))
    await imported(world, asChanges(reading, [{ at: 0, actionKey: "action", what }], chosen))
    return { world, action: world.lists.actions.get("action") }
  }
  const unchanged = anAction({ byWhen: dueBy("2026-12-01"), progress: "Begun", leadWords: "AG" })

  it.each<[string, object]>([
    ["words", { text: "Mend the whole roof", reference: "1.2" }],
    ["owner", { leadKey: "doors", leadWords: "Head of Doors" }],
    ["theme", { themeKey: "halls" }],
    ["progress", { progress: "Tiles bought." }],
    ["status", { status: "on hold" }],
    [
      "dates",
      {
        byWhen: aByWhen({ words: "March", stages: [aStage({ latest: "2027-03-31", inferred: "the year" })] }),
        ...{ originalByWhen: "2026-12-01", timesRedated: 1, daysRedated: 120 },
      },
    ],
  ])("takes its %s and nothing else", async (what, changed) => {
    const { world, action } = await outcome([what])
    expect(action).toEqual({ ...unchanged, ...changed })
    expect(world.lists.updates).toMatchObject([{ kind: "import", subjectKey: "action", before: { progress: "Begun" } }])
    expect(world.actions()).toHaveLength(2)
    expect(world.lists.actions.get("gone")).toEqual(anAction({ key: "gone", text: "Sell the hall" }))
  })

  it("gets the new ones that are taken, with themes it did not have", async () => {
    const world = importWorld(parts())
    await imported(world, asChanges(reading, [{ at: 1, actionKey: null, what: ["new"] }]))
    const made = world.actions().find(({ text }) => text === "Write to tenants")
    expect(made).toMatchObject({ planKey: "plan", status: "not started" })
    expect(world.themes.get(made?.themeKey ?? "")).toMatchObject({ title: "Letters", planKey: "plan", order: 5 })
    expect(world.plans.size).toBe(1)
    expect(world.lists.actions.get("action")).toEqual(unchanged)
  })

  it("closes what is gone only when that is chosen", async () => {
    const world = importWorld(parts())
    await imported(world, asChanges(reading, [{ at: null, actionKey: "gone", what: ["gone"] }]))
    expect(world.lists.actions.get("gone")).toMatchObject({
      ...{ status: "closed, not proceeding", closedBecause: "no longer needed" },
    })
    expect(world.lists.updates).toMatchObject([
      { before: { status: "under way" }, after: { closedBecause: "no longer needed" } },
    ])
  })

  it("keeps the days on which stages were done, and the first by-when", async () => {
    const done = aStage({ label: "Plan", latest: "2026-05-01", doneOn: "2026-04-30" })
    const part = { byWhen: aByWhen({ words: "May, then December", stages: [done] }), originalByWhen: "April" }
    const stages = [
      { ...dueOn("2026-05-01").stages[0], label: "Plan" },
      { ...dueOn("2027-03-31").stages[0], label: "Do" },
    ] as typeof read.byWhen.stages
    const world = importWorld(parts(part))
    const moved = aReading([{ ...read, byWhen: { text: "May, then March", stages } }])
    await imported(world, asChanges(moved, [{ at: 0, actionKey: "action", what: ["dates"] }]))
    const action = world.lists.actions.get("action")
    expect(action?.byWhen.stages.map(({ label, doneOn }) => [label, doneOn])).toEqual([
      ["Plan", "2026-04-30"],
      ["Do", null],
    ])
    expect(action?.originalByWhen).toBe("April")
  })

  it("is to be done again when the document says that it is not complete", async () => {
    const stages = [aStage({ latest: "2026-10-01", doneOn: "2026-09-30" })]
    const { action } = await outcome(["status"], { status: "complete", byWhen: aByWhen({ words: "October", stages }) })
    expect(action).toMatchObject({ status: "on hold", byWhen: { stages: [{ doneOn: null }] } })
  })

  describe("when its owner answers after the import was accepted", () => {
    const answered = async (what: string[], at: number | null = 0) => {
      const world = importWorld(parts())
      await world.take(asChanges(reading, [{ at, actionKey: "action", what }], chosen))
      world.lists.edit("action", { progress: "Owner's own", status: "under way", lastUpdateOn: "2026-11-26T09:30:00Z" })
      await world.finish()
      return { world, action: world.lists.actions.get("action") }
    }

    it("keeps their progress and status, and takes the rest", async () => {
      const { world, action } = await answered(["words", "progress", "status"])
      expect(action).toMatchObject({ text: "Mend the whole roof", progress: "Owner's own", status: "under way" })
      expect(world.lists.updates).toMatchObject([{ words: "", after: { progress: "Owner's own" } }])
    })

    it("leaves it alone when nothing else was taken", async () => {
      for (const [what, at] of [[["progress", "status"], 0] as const, [["gone"], null] as const]) {
        const { world, action } = await answered([...what], at)
        expect(action).toMatchObject({ progress: "Owner's own", status: "under way" })
        expect(world.lists.updates).toEqual([])
      }
    })

    it("does so too when they answer between the reading of the action and its writing", async () => {
      const world = importWorld(parts())
      await world.take(asChanges(reading, [{ at: 0, actionKey: "action", what: ["words", "progress"] }]))
      world.lists.before("writeAction", () =>
        world.lists.edit("action", { progress: "Owner's own", lastUpdateOn: "2026-11-26T09:30:00Z" }),
      )
      await world.finish()
      expect(world.lists.actions.get("action")).toMatchObject({ text: "Mend the whole roof", progress: "Owner's own" })
    })

    it("takes an older progress where that very change was chosen with the newer in sight", async () => {
      const { action } = await outcome(["progress"], { lastUpdateOn: "2026-11-20T09:30:00Z" })
      expect(action).toMatchObject({ progress: "Tiles bought.", lastUpdateOn: "2026-11-20T09:30:00Z" })
    })
  })

  describe("what has changed since the page was read", () => {
    const answered = { progress: "Owner's own", lastUpdateOn: "2026-11-26T08:30:00Z" }
    const saw = seenOf(unchanged)
    const brought = async (what: string[], part: Partial<typeof unchanged>, at: number | null = 0) => {
      const world = importWorld(parts(part))
      await imported(world, asChanges(reading, [{ at, actionKey: "action", what, seen: saw }], chosen))
      return { world, action: world.lists.actions.get("action"), left: (await stateOf(world)).left }
    }

    it.each<[string, Partial<typeof unchanged>]>([
      ["progress", answered],
      // "No change" is an answer as well.
      ["progress", { lastUpdateOn: "2026-11-26T08:30:00Z" }],
      ["status", { ...answered, status: "in place, under review" }],
      ["words", { text: "Mend the small roof" }],
      ["words", { reference: "7.7" }],
      ["dates", { byWhen: dueBy("2027-06-30") }],
      ["owner", { leadKey: "roofs", leadWords: "Head of Roofs" }],
      ["theme", { themeKey: "schools" }],
    ])("is left, and told: %s", async (what, part) => {
      const { world, action, left } = await brought([what], part)
      expect(action).toEqual({ ...unchanged, ...part })
      expect(world.lists.updates).toEqual([])
      expect(left).toEqual({
        actions: 1,
        first: [{ actionKey: "action", reference: action?.reference, text: action?.text, what: [what] }],
      })
    })

    it("is not closed for being gone", async () => {
      const { action, left } = await brought(["gone"], answered, null)
      expect(action).toMatchObject({ ...answered, status: "under way" })
      expect(left?.first).toMatchObject([{ what: ["gone"] }])
    })

    it("does not keep the rest from being taken", async () => {
      const { world, action, left } = await brought(["words", "progress", "owner"], answered)
      expect(action).toMatchObject({ ...answered, text: "Mend the whole roof", leadKey: "doors" })
      expect(left).toMatchObject({ actions: 1, first: [{ what: ["progress"] }] })
      expect(world.lists.updates).toMatchObject([{ before: answered, after: answered, words: "" }])
    })

    it("is not left for what the document says too, nor for a stage that was done", async () => {
      const [stage] = unchanged.byWhen.stages
      const done = { ...unchanged.byWhen, stages: stage ? [{ ...stage, doneOn: "2026-11-20" }] : [] }
      const { action, left } = await brought(["words", "dates"], {
        text: "Mend the whole roof",
        reference: "1.2",
        byWhen: done,
      })
      expect([action?.byWhen.words, left?.actions]).toEqual(["March", 0])
    })

    it("is taken from nobody who does not say what they saw", async () => {
      const world = importWorld(parts())
      await imported(world, asChanges(reading, [{ at: 0, actionKey: "action", what: ["progress"], seen: {} }]))
      expect(world.lists.actions.get("action")).toEqual(unchanged)
      expect((await stateOf(world)).left?.actions).toBe(1)
    })

    it("is counted, however much it is, and told of the first hundred", async () => {
      const many = Array.from({ length: 150 }, (_, n) => anAction({ key: `m${n}`, text: `Text ${n}`.padEnd(400, "x") }))
      const world = importWorld({ ...parts(), actions: many })
      const take = many.map(({ key }) => ({ at: 0, actionKey: key, what: ["words"], seen: saw }))
      await imported(world, asChanges(reading, take))
      const { left, written } = await stateOf(world)
      expect([left?.actions, left?.first.length, written]).toEqual([150, 100, 150])
      expect(left?.first[0]?.text).toHaveLength(201)
    })
  })

  it("goes on where an action went from the list meanwhile", async () => {
    const world = importWorld(parts())
    await world.take(
      asChanges(reading, [
        { at: 0, actionKey: "action", what: ["words"] },
        { at: 1, actionKey: null, what: ["new"] },
      ]),
    )
    world.lists.removeAction("action")
    await world.finish()
    expect(await stateOf(world)).toMatchObject({ state: "done", written: 2 })
  })
})
