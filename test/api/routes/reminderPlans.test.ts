import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { RemindersAnswer } from "#domain/wire/reminders.ts"
import { planKeys } from "#infra/provision/sample/plans.ts"
import { listsOf } from "../../support/lists.ts"
import { type LocalWorld, startLocalWorld } from "../../support/localWorld.ts"
import { askAs } from "./askAs.ts"

let local: LocalWorld
beforeAll(async () => {
  local = await startLocalWorld()
})
afterAll(() => local.close())

const [officer, owner, otherOwner] = ["Performance Officer", "Chief Officer: Human Resources", "Chief Executive"]
const page = async (label = officer) => RemindersAnswer.parse((await askAs(local, label, "/api/reminders")).json)

const planOf = async (key: string, label = officer) => (await page(label)).plans.find(plan => plan.key === key)

describe("POST /api/plans/:key/reminders", () => {
  const set = (key: string, from: unknown, by = owner) => askAs(local, by, `/api/plans/${key}/reminders`, { from })
  const stored = async (key: string) =>
    (await listsOf(local.world).read("Plans")).find(({ fields }) => fields.Key === key)?.fields.RemindersFrom

  it("pauses, and resumes on a day; a day that has passed is today", async () => {
    expect((await set(planKeys.staffSurvey, null)).json).toEqual({ done: true })
    const paused = await page(owner)
    expect(paused.plans).toMatchObject([{ state: "paused", from: null, mayPause: true }])
    expect(paused.plans[0]?.preview.people).toBeGreaterThan(0)
    expect(paused.outstanding).toEqual([])
    expect(await stored(planKeys.staffSurvey)).toBeUndefined()

    await set(planKeys.staffSurvey, "2026-12-07")
    expect(await planOf(planKeys.staffSurvey)).toMatchObject({ state: "paused", from: "2026-12-07" })
    await set(planKeys.staffSurvey, "2026-01-01", officer)
    expect(await planOf(planKeys.staffSurvey)).toMatchObject({ state: "asking", from: "2026-11-26" })
    expect(await stored(planKeys.staffSurvey)).toMatch(/^2026-11-26/)
  })

  it("starts a plan that nobody was asked for before", async () => {
    expect((await planOf(planKeys.councilPlan))?.state).toBe("not started")
    expect((await set(planKeys.councilPlan, "2026-11-26", otherOwner)).status).toBe(200)
    expect((await planOf(planKeys.councilPlan))?.state).toBe("asking")
  })

  it("tries again when somebody wrote in between, but not for ever", async () => {
    const writes = { method: "PATCH", list: "Plans" }
    local.world.graph.inject({ kind: "412", times: 2, match: writes })
    expect((await set(planKeys.staffSurvey, "2026-12-08")).status).toBe(200)
    local.world.graph.inject({ kind: "412", times: 50, match: writes })
    expect((await set(planKeys.staffSurvey, "2026-12-09")).status).toBe(409)
    local.world.graph.clearFaults()
    expect(await planOf(planKeys.staffSurvey)).toMatchObject({ from: "2026-12-08" })
  })

  it.each([
    ["a plan that is not approved", planKeys.improvementFramework, null, 400],
    ["a plan that is not there", "none", null, 404],
    ["a day no calendar has", planKeys.councilPlan, "2026-02-30", 400],
    ["a day in words", planKeys.councilPlan, "tomorrow", 400],
    ["nothing", planKeys.councilPlan, undefined, 400],
  ])("refuses %s", async (_title, key, from, status) => {
    expect((await set(key, from, otherOwner)).status).toBe(status)
  })
})
