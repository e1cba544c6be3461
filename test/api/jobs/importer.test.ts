import { afterEach, describe, expect, it } from "vitest"
import { lists as columns } from "#api/graph/columns/lists.ts"
import { currentTurn, type Turn } from "#api/graph/lanes.ts"
import type { PlanStore } from "#api/graph/planStore.ts"
import { createImporter, type Importer } from "#api/jobs/importer.ts"
import { AppError } from "#domain/errors.ts"
import { takeImport } from "#domain/exchange/importPlan.ts"
import type { ImportHead } from "#domain/exchange/importRows.ts"
import { seenOf } from "#domain/exchange/seen.ts"
import { ImportAnswer, type ImportRequest } from "#domain/wire/imports.ts"
import { planKeys } from "#infra/provision/sample/plans.ts"
import { aReading, asNew, dueOn, importWorld, readAction } from "../../domain/exchange/importWorld.ts"
import { listsOf } from "../../support/lists.ts"
import { type LocalWorld, startLocalWorld, until } from "../../support/localWorld.ts"
import { askAs } from "../routes/askAs.ts"

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

describe("createImporter", () => {
  const twoRows = { ...asNew(aReading([readAction(), readAction({ title: "Other" })])), take: [] }
  function begin(add: (list: string) => void) {
    const { ports } = importWorld()
    const turns: Turn[] = []
    const log: string[] = []
    const store = {
      add: async (list: string) => {
        turns.push(currentTurn())
        add(list)
        return "added"
      },
      addUpdate: async () => "added",
    } as unknown as PlanStore
    // Leases are real milliseconds; the calendar may stand.
    const clock = { ...ports.clock, now: () => Date.now() }
    const importer: Importer = createImporter({
      ...ports,
      clock,
      store,
      restMilliseconds: 5,
      log: event => log.push(event),
    })
    closing.push(importer.stop)
    return { ports: { ...ports, clock }, turns, log, importer }
  }
  const headOf = async ({ work }: ReturnType<typeof importWorld>["ports"]) =>
    (await work.list<ImportHead>("import")).find(({ state }) => state !== "chunk")

  it("writes in the lane that all others pass", async () => {
    const { ports, turns, importer } = begin(() => {})
    await takeImport(ports, twoRows)
    importer.nudge()
    await until("the end", async () => (await headOf(ports))?.state === "done")
    expect(turns).toHaveLength(3)
    expect(turns.every(({ lane, patienceMilliseconds }) => lane === "import" && patienceMilliseconds >= 30_000)).toBe(
      true,
    )
  })

  it("says what went wrong, and tries again", async () => {
    let isAway = true
    const { ports, log, importer } = begin(() => {
      if (!isAway) return
      isAway = false
      throw new AppError("unavailable", "away")
    })
    await takeImport(ports, twoRows)
    importer.nudge()
    await until("the end", async () => (await headOf(ports))?.state === "done")
    expect(log).toEqual(["an import waits"])
  })
})

describe("an import in the local world", () => {
  const officer = "Performance Officer"
  const rows = 2000
  const titleOf = (n: number) => `Review the arrangements for service ${n}`
  const reading = aReading(
    Array.from({ length: rows }, (_, n) =>
      readAction({
        ...{
          ref: `${1 + Math.floor(n / 100)}.${1 + (n % 100)}`,
          title: titleOf(n),
          theme: `Theme ${Math.floor(n / 100)}`,
        },
        ...{ byWhen: dueOn("2027-03-31", "by March 2027"), progress: n % 2 ? "Begun." : null },
        source: { table: 1, row: n + 2 },
      }),
    ),
  )
  const request = (part: Partial<ImportRequest> = {}): ImportRequest => ({
    ...{ formId: "large", reading, owners: {}, take: [] },
    into: { kind: "new plan", title: "A large plan", code: "LARGE", planKind: "service plan" },
    ...part,
  })
  const start = async () => {
    const local = await startLocalWorld()
    closing.push(() => local.close())
    return local
  }
  const answerOf = (json: unknown) => ImportAnswer.parse(json)
  const begin = async (local: LocalWorld, part: Partial<ImportRequest> = {}) =>
    answerOf((await askAs(local, officer, "/api/imports", request(part))).json)
  const look = async (local: LocalWorld, key: string) =>
    answerOf((await askAs(local, officer, `/api/imports/${key}`)).json)
  const ofPlan = async (local: LocalWorld, planKey: string) =>
    (await listsOf(local.world).read("Actions")).filter(({ fields }) => fields.PlanKey === planKey)

  it("writes two thousand rows once, over a restart in their midst", { timeout: 240_000 }, async () => {
    const local = await start()
    const { key, planKey } = await begin(local)
    await until("the first rows", async () => (await look(local, key)).written >= 100)
    await local.restart()
    expect((await look(local, key)).state).toBe("writing")
    expect((await begin(local)).key).toBe(key)
    for (let ended = false; !ended; ) {
      ended = (await look(local, key)).state !== "writing"
      await new Promise(resolve => setTimeout(resolve, 100))
    }

    expect(await look(local, key)).toMatchObject({ state: "done", rows, written: rows, why: null })
    const actions = await ofPlan(local, planKey)
    expect(new Set(actions.map(({ fields }) => fields.Text)).size).toBe(rows)
    expect(actions).toHaveLength(rows)
    const updates = (await listsOf(local.world).read("Updates")).filter(({ fields }) => fields.Kind === "import")
    expect(new Set(updates.map(({ fields }) => fields.SubjectKey)).size).toBe(rows)
    expect(updates).toHaveLength(rows)
    const plan = (await listsOf(local.world).read("Plans")).filter(({ fields }) => fields.Code === "LARGE")
    expect(plan).toMatchObject([{ fields: { Title: "A large plan", State: "draft" } }])
    expect(plan[0]?.fields.RemindersFrom).toBeUndefined()
    expect(local.rows("import")).toHaveLength(1)
    expect(local.log.filter(({ event }) => event.includes("import"))).toEqual([])
  })

  it("leaves what is written when it is cancelled, and the rest unwritten", { timeout: 120_000 }, async () => {
    const local = await start()
    const { key, planKey } = await begin(local)
    await until("the first rows", async () => (await look(local, key)).written >= 40)
    await askAs(local, officer, `/api/imports/${key}/cancel`, {})
    const end = await until("the end", async () => {
      const now = await look(local, key)
      return now.state === "cancelled" && now
    })
    expect(end.written).toBeLessThan(rows)
    expect(await ofPlan(local, planKey)).toHaveLength(end.written)
  })

  it("takes what was chosen into a plan of the sample, title and all", { timeout: 60_000 }, async () => {
    const local = await start()
    const lists = listsOf(local.world)
    const before = await lists.actionByReference("2.2")
    const changed = aReading([readAction({ ref: "2.2", title: "Train every manager in appraisal" }), readAction()])
    const seen = seenOf(columns.actions.read(before.fields))
    const { key } = await begin(local, {
      ...{ formId: "changes", reading: changed, into: { kind: "plan", planKey: planKeys.staffSurvey } },
      take: [{ at: 0, actionKey: String(before.fields.Key), what: ["words"], seen }],
    })
    await until("the end", async () => (await look(local, key)).state === "done")
    const action = await lists.actionByReference("2.2")
    expect(action.fields).toMatchObject({
      ...{ Title: "2.2 Train every manager in appraisal", Text: "Train every manager in appraisal" },
      ...{ Progress: before.fields.Progress, Status: before.fields.Status, Stages: before.fields.Stages },
    })
    expect(await lists.updatesOf(before.fields.Key)).toContainEqual(
      expect.objectContaining({ fields: expect.objectContaining({ Kind: "import", ActorName: officer }) }),
    )
  })
})
