import { describe, expect, it } from "vitest"
import type { Recommendation } from "#domain/plan/recommendation.ts"
import { aByWhen, anAction, aPerson, aPlan, aPost, aStage, type RegisterParts } from "../../support/builders.ts"
import { imported, newPlanIn, posts, roofPlan, stateOf } from "./importRoofs.ts"
import { aReading, asNew, importWorld, officer, readAction, type Sent } from "./importWorld.ts"

const recommendation: Recommendation = {
  ...{ key: "r1", source: "Peer review", number: "R1", wording: "", response: "", on: null },
}

describe("a plan of its own", () => {
  it("is a draft that nobody is chased for, with its themes in order", async () => {
    const world = importWorld({ posts })
    const { plan } = await newPlanIn(world)
    expect(plan).toMatchObject({
      ...{ title: "Roofs", code: "RF", kind: "improvement plan", state: "draft", remindersFrom: null },
      ...{ asAt: "2026-11-01", ownerKey: null, version: 1 },
    })
    expect([...world.themes.values()].map(({ planKey, code, title, order }) => [planKey, code, title, order])).toEqual([
      [plan?.key, "1", "Halls", 1],
      [plan?.key, "", "Schools", 2],
      [plan?.key, "", "Left empty", 3],
    ])
  })

  it("has actions with all that was read, and with the words as written", async () => {
    const world = importWorld({ posts })
    world.ports.register = (before => () => ({ ...before(), recommendations: new Map([["r1", recommendation]]) }))(
      world.ports.register,
    )
    const { actions } = await newPlanIn(world)
    const [halls, schools] = [...world.themes.keys()]
    expect(actions).toEqual([
      anAction({
        ...{ key: actions[0]?.key ?? "", planKey: actions[0]?.planKey ?? "", themeKey: halls ?? "" },
        ...{ reference: "1.1", text: "Mend the roof", horizon: "Immediate", status: "under way" },
        ...{ leadKey: "roofs", contributorKeys: ["doors"], leadWords: "Head of Roofs to find tiles / HD" },
        byWhen: aByWhen({ words: "2027-03-31", stages: [aStage({ latest: "2027-03-31", inferred: "the year" })] }),
        ...{ originalByWhen: "2027-03-31", progress: "Tiles bought.", lastUpdateOn: null },
        ...{ recommendationKeys: ["r1"], source: "table 1, row 2; R9" },
      }),
      expect.objectContaining({
        ...{ text: "Paint the door", status: "complete", leadKey: null, leadWords: "", themeKey: schools },
        byWhen: aByWhen({
          words: "2026-10-01",
          stages: [aStage({ latest: "2026-10-01", inferred: "the year", doneOn: "2026-11-01" })],
        }),
      }),
    ])
    expect(actions.map(({ key }) => key)).toEqual(actions.map(({ key }) => key).toSorted())
  })

  it("has a line in the history for each action", async () => {
    const world = importWorld({ posts })
    const { actions, key } = await newPlanIn(world)
    expect(
      world.lists.updates.map(({ kind, via, subjectKey, actor, formId, words, before }) => [
        ...[kind, via, subjectKey, actor.id, formId, words, before],
      ]),
    ).toEqual([
      ["import", "import", actions[0]?.key, officer.id, key, "Tiles bought.", null],
      ["import", "import", actions[1]?.key, officer.id, key, "", null],
    ])
    expect(world.lists.updates[0]?.after).toMatchObject({ status: "under way", progress: "Tiles bought." })
  })

  it.each([
    ["not started", null, null],
    ["under way", "Words that propose nothing", null],
    ["on hold", "Words", "on hold" as const],
  ])("is %s by progress %j and status %j", async (status, progress, read) => {
    const { actions } = await newPlanIn(importWorld(), aReading([readAction({ progress, status: read })]), {
      owners: {},
    })
    expect(actions[0]?.status).toBe(status)
  })

  it("makes nobody the lead in place of one whose words name no post", async () => {
    const byWhom = [
      { name: "Nobody knows", role: "lead" as const, task: null },
      { name: "Head of Doors", role: "contributor" as const, task: null },
    ]
    const chosen = { owners: { "Nobody knows": null, "Head of Doors": "doors" } }
    const { actions } = await newPlanIn(importWorld({ posts }), aReading([readAction({ byWhom })]), chosen)
    expect(actions).toMatchObject([
      { leadKey: null, contributorKeys: ["doors"], leadWords: "Nobody knows / Head of Doors" },
    ])
  })

  it("takes an owner called like something every object has for words", async () => {
    const byWhom = [{ name: "constructor", role: "lead" as const, task: null }]
    const { actions } = await newPlanIn(importWorld(), aReading([readAction({ byWhom })]), { owners: {} })
    expect(actions).toMatchObject([{ leadKey: null, leadWords: "constructor" }])
  })

  it("stores rows that the narrowest store holds, however long the words", async () => {
    const long = Array.from({ length: 90 }, (_, n) => readAction({ title: `${n} ${"x".repeat(20_000)}` }))
    const world = importWorld()
    await world.take(asNew(aReading(long)))
    const chunks = (await world.rows()).filter(({ state }) => state === "chunk")
    expect(chunks.length).toBeGreaterThan(5)
    expect(Math.max(...chunks.map(({ body }) => JSON.stringify(body).length))).toBeLessThan(480_000)
    await world.finish()
    expect(world.actions()).toHaveLength(90)
    expect(await world.rows()).toHaveLength(1)
  })
})

describe("one form", () => {
  it("sent twice, before or after it is written, is one import", async () => {
    const world = importWorld({ posts })
    const keys = [await world.take(asNew(roofPlan)), await world.take(asNew(roofPlan))]
    await world.finish()
    keys.push(await world.take(asNew(roofPlan)))
    await world.finish()
    expect(new Set(keys.map(taken => taken.kind === "taken" && taken.row.key)).size).toBe(1)
    expect([world.plans.size, world.actions().length, world.lists.updates.length]).toEqual([1, 2, 2])
    expect(await stateOf(world)).toMatchObject({ state: "done", rows: 2, written: 2 })
  })

  it("of another person is another", async () => {
    const another = aPerson("another")
    const world = importWorld({ posts: [aPost({ key: "x", holder: another, roles: ["performance officer"] })] })
    await imported(world, asNew(roofPlan))
    await imported(
      world,
      asNew(roofPlan, { actor: another, into: { kind: "new plan", title: "B", code: "B", planKind: "programme" } }),
    )
    expect(world.plans.size).toBe(2)
  })
})

describe("one that broke off while it was stored", () => {
  const broken = async (at: number) => {
    const world = importWorld({ posts }, { at, isAfter: false })
    await world.take(asNew(roofPlan)).catch(() => {})
    return world
  }

  it("is not written before all of it is there, and is given up after a day", async () => {
    for (const at of [2, 3]) {
      const world = await broken(at)
      await world.finish()
      expect([world.plans.size, (await stateOf(world)).state]).toEqual([0, "storing"])
      world.clock.pass(86_400)
      await world.finish()
      expect(await world.rows()).toEqual([])
    }
  })

  it("takes what was corrected before its form was sent again, and nothing of before", async () => {
    const world = await broken(3)
    await imported(world, asNew(aReading([readAction({ title: "Corrected" })])))
    expect(world.actions().map(({ text }) => text)).toEqual(["Corrected"])
    expect(world.themes.size).toBe(0)
  })
})

describe("what is refused", () => {
  const there: RegisterParts = { plans: [aPlan({ ownerKey: "owner", code: "RF" })], actions: [anAction()] }
  const owner = aPerson("owner")
  const take = (part: Partial<Sent>, reading = roofPlan) =>
    importWorld({ ...there, posts: [aPost({ key: "owner", holder: owner })] }).take(asNew(reading, part))
  const into = { kind: "plan" as const, planKey: "plan" }
  const fresh = { kind: "new plan" as const, title: "New", code: "NEW", planKind: "programme" as const }
  const all = [{ at: 0, actionKey: null, what: ["new"] }]

  it.each<[string, Partial<Sent>]>([
    ["not yours", { actor: aPerson("reader"), into, take: all }],
    ["not yours", { actor: owner, into: fresh }],
    ["not yours", { actor: aPerson("reader"), into: { kind: "plan", planKey: "none" }, take: all }],
    ["code taken", { into: { ...fresh, code: " rf " } }],
    ["unknown plan", { into: { kind: "plan", planKey: "none" }, take: all }],
    ["unknown post", { into: fresh, owners: { AG: "none" } }],
    ["unknown action", { into, take: [{ at: 0, actionKey: "none", what: ["words"] }] }],
    ["unknown action", { into, take: [{ at: 7, actionKey: null, what: ["new"] }] }],
    ["nothing to write", { into, take: [] }],
    ["nothing to write", { into, take: [{ at: 0, actionKey: "action", what: ["nonsense"] }] }],
  ])("%s: %j", async (why, part) => {
    expect(await take(part)).toEqual({ kind: "refused", why })
  })

  it("an empty plan, and a row that no store holds", async () => {
    expect(await take({ into: fresh }, aReading([]))).toEqual({ kind: "refused", why: "nothing to write" })
    const tooLong = aReading([readAction({ title: "x".repeat(400_000) })])
    expect(await take({ into: fresh }, tooLong)).toEqual({ kind: "refused", why: "row too long" })
  })

  it("a plan's owner may bring in that plan", async () => {
    expect(await take({ actor: owner, into, take: all })).toMatchObject({ kind: "taken" })
  })

  it("of two plans with one code the second stops, and says why", async () => {
    const world = importWorld()
    await world.take(asNew(roofPlan))
    await world.take(asNew(roofPlan, { formId: "other" }))
    await world.finish()
    expect(world.plans.size).toBe(1)
    const ends = (await world.rows()).filter(({ state }) => state !== "chunk")
    expect(ends.map(({ state, body }) => [state, body.why]).toSorted()).toEqual([
      ["done", null],
      ["stopped", "code taken"],
    ])
  })
})
