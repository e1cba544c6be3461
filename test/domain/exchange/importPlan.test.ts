import { describe, expect, it } from "vitest"
import type { ImportIncoming } from "#domain/exchange/importPlan.ts"
import type { PlanReading } from "#domain/exchange/planReading.ts"
import type { Recommendation } from "#domain/plan/recommendation.ts"
import {
  aByWhen,
  anAction,
  aPerson,
  aPlan,
  aPost,
  aStage,
  aTheme,
  dueBy,
  type RegisterParts,
} from "../../support/builders.ts"
import {
  aReading,
  asChanges,
  asNew,
  type Break,
  dueOn,
  type ImportWorld,
  importWorld,
  officer,
  readAction,
} from "./importWorld.ts"

const posts = [aPost({ key: "roofs", title: "Head of Roofs" }), aPost({ key: "doors", title: "Head of Doors" })]
const roofPlan = aReading(
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
const owners = { "Head of Roofs": "roofs", HD: "doors" }
const recommendation: Recommendation = {
  ...{ key: "r1", source: "Peer review", number: "R1", wording: "", response: "", on: null },
}

async function imported(world: ImportWorld, incoming: ImportIncoming) {
  const taken = await world.insist(incoming)
  if (taken.kind === "refused") throw new Error(taken.why)
  await world.finish()
  return taken.row.key
}

async function stateOf(world: ImportWorld) {
  const [head] = await world.rows()
  return { state: head?.state, ...head?.body }
}

const newPlanIn = async (world: ImportWorld, reading: PlanReading = roofPlan, part: Partial<ImportIncoming> = {}) => {
  const key = await imported(world, asNew(reading, { owners, ...part }))
  const plan = [...world.plans.values()].find(it => it.key.startsWith(key))
  return { key, plan, actions: world.actions(plan?.key) }
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
  const take = (part: Partial<ImportIncoming>, reading = roofPlan) =>
    importWorld({ ...there, posts: [aPost({ key: "owner", holder: owner })] }).take(asNew(reading, part))
  const into = { kind: "plan" as const, planKey: "plan" }
  const fresh = { kind: "new plan" as const, title: "New", code: "NEW", planKind: "programme" as const }
  const all = [{ at: 0, actionKey: null, what: ["new"] }]

  it.each<[string, Partial<ImportIncoming>]>([
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
      ...Array.from({ length: 3 }, (_, n) => anAction({ key: `same${n}`, text: `Text ${n}` })),
    ],
  }
  const more = Array.from({ length: 50 }, (_, n) => readAction({ title: `New ${n}`, theme: n % 2 ? "Odd" : "Even" }))
  const changed = readAction({
    ...{ title: "Mend the whole roof", byWhen: dueOn("2027-03-31", "March") },
    ...{ progress: "Tiles bought.", status: "complete" },
  })
  const changes = asChanges(aReading([changed, ...more]), [
    { at: 0, actionKey: "action", what: ["words", "dates", "progress", "status"] },
    { at: null, actionKey: "gone", what: ["gone"] },
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
  const run = async (parts: RegisterParts, incoming: ImportIncoming, breakage: Break | null) => {
    const world = importWorld(parts, breakage)
    await imported(world, incoming)
    return { end: await ends(world), calls: world.calls() }
  }

  it.each([
    ["a new plan", { posts }, fresh],
    ["changes to a plan", there, changes],
  ] as const)("of %s leaves the same as none", async (_title, parts, incoming) => {
    const whole = await run(parts, incoming, null)
    expect(whole.end.rows).toMatchObject([{ state: "done" }])
    expect(whole.calls).toBeGreaterThan(100)
    for (let at = 1; at <= whole.calls; at++)
      for (const isAfter of [false, true]) {
        const { end } = await run(parts, incoming, { at, isAfter })
        expect(end, `broken ${isAfter ? "after" : "before"} call ${at}`).toEqual(whole.end)
      }
  })
})
