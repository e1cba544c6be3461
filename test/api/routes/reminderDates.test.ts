import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { RemindersAnswer } from "#domain/wire/reminders.ts"
import { actionKey } from "#infra/provision/sample/actionKey.ts"
import { listsOf } from "../../support/lists.ts"
import { type LocalWorld, startLocalWorld } from "../../support/localWorld.ts"
import { askAs } from "./askAs.ts"

let local: LocalWorld
beforeAll(async () => {
  local = await startLocalWorld()
})
afterAll(() => local.close())

const [officer, owner, otherOwner] = ["Performance Officer", "Chief Officer: Human Resources", "Chief Executive"]
const [learning, stranger] = ["Head of Learning and Development", "Head of Leisure"]
const page = async (label = officer) => RemindersAnswer.parse((await askAs(local, label, "/api/reminders")).json)

describe("POST /api/actions/:key/dates", () => {
  const key = actionKey("SSAP", "2.5")
  const stage = (part: Record<string, unknown>) => ({
    ...{ label: null, earliest: null, latest: "2027-01-31", ongoing: false, repeats: null, certainty: "month" },
    ...{ inferred: "the year", doneOn: null, ...part },
  })
  const confirm = (words: string, label = owner) => askAs(local, label, `/api/actions/${key}/dates`, { words })
  const toConfirm = async (label = owner) => (await page(label)).plans.flatMap(plan => plan.toConfirm)

  it("shows what was inferred; confirmed it is asked about again, with a line in its history", async () => {
    const lists = listsOf(local.world)
    const item = await lists.actionByReference("2.5")
    const stages = [stage({ label: "First", doneOn: "2026-11-01" }), stage({ label: "Second" })]
    await lists.edit("Actions", item.id, { ByWhenWords: "January", Stages: JSON.stringify(stages) })
    await local.app.refresh()

    expect(await toConfirm()).toMatchObject([
      {
        reference: "2.5",
        words: "January",
        inferred: "the year",
        mayConfirm: true,
        reading: expect.stringMatching(/2027/),
      },
    ])

    expect((await page()).day.notAsked).toMatchObject([{ reference: "2.5", why: "date to confirm" }])
    const other = await confirm("February")
    expect([other.status, other.sentence]).toEqual([409, expect.stringMatching(/Someone else changed this/)])
    expect((await confirm("January")).json).toEqual({ done: true })
    expect((await confirm("January", officer)).json).toEqual({ done: true })

    expect(await toConfirm()).toEqual([])
    expect((await page()).day.notAsked).toEqual([])
    const after = await lists.actionByReference("2.5")
    const inferred = JSON.parse(String(after.fields.Stages)).map((it: { inferred: string | null }) => it.inferred)
    expect(inferred).toEqual(["the year", null])
    const edits = (await lists.updatesOf(key)).filter(({ fields }) => fields.Kind === "edit")
    expect(edits.map(({ fields }) => [fields.ActorName, fields.Via])).toEqual([[owner, "tab"]])
    expect(String(edits[0]?.fields.Before)).toContain("the year")
  })

  it("is for those who may edit the action", async () => {
    for (const label of [learning, stranger, otherOwner]) expect((await confirm("January", label)).status).toBe(403)
    expect((await askAs(local, owner, "/api/actions/none/dates", { words: "" })).status).toBe(404)
  })
})
