// A document is compared with its plan; before it is sent, an owner answers. What the owner said stays.
import { afterAll, beforeAll, expect, it } from "vitest"
import { ActionAnswer, type UpdateRequest } from "#domain/wire/actions.ts"
import { ImportAnswer, type ImportRequest, ReadAnswer } from "#domain/wire/imports.ts"
import { planKeys } from "#infra/provision/sample/plans.ts"
import { askAs } from "../api/routes/askAs.ts"
import { listsOf } from "../support/lists.ts"
import { type LocalWorld, startLocalWorld, until } from "../support/localWorld.ts"

let local: LocalWorld
beforeAll(async () => {
  local = await startLocalWorld()
})
afterAll(() => local.close())

const officer = "Performance Officer"
const planKey = planKeys.staffSurvey

/** Two actions of the plan, with other words and another progress, as somebody pastes them. */
async function read() {
  const text = [
    "Ref\tAction\tProgress",
    "2.2\tTrain every manager\tOld words.",
    "2.5\tMeet often\tOld words too.",
  ].join("\n")
  const { json } = await askAs(local, officer, `/api/imports/read?plan=${planKey}&asAt=2026-11-26`, { html: "", text })
  return ReadAnswer.parse(json)
}

const everyChange = ({ differences }: ReadAnswer): ImportRequest["take"] =>
  (differences ?? []).flatMap(({ kind, at, actionKey, changes, seen }) =>
    kind === "changed" ? [{ at, actionKey, seen, what: changes.map(({ what }) => what) }] : [],
  )

async function answer(actionKey: string, words: string) {
  const path = `/api/actions/${encodeURIComponent(actionKey)}`
  const { shown, action } = ActionAnswer.parse((await askAs(local, officer, path)).json)
  const update: UpdateRequest = {
    ...{ formId: crypto.randomUUID(), shown, kind: "progress", status: action.status, closedBecause: null },
    ...{ forecast: "yes", words, wordsForColleagues: "", stageLabel: null, answersBefore: 0 },
  }
  const { status } = await askAs(local, officer, `${path}/updates`, update)
  expect(status).toBe(200)
}

async function bringIn(request: ImportRequest): Promise<ImportAnswer> {
  const { key } = ImportAnswer.parse((await askAs(local, officer, "/api/imports", request)).json)
  return until("the end", async () => {
    const now = ImportAnswer.parse((await askAs(local, officer, `/api/imports/${key}`)).json)
    return now.state === "done" && now
  })
}

const requestOf = ({ reading }: ReadAnswer, take: ImportRequest["take"]): ImportRequest => ({
  ...{ formId: crypto.randomUUID(), into: { kind: "plan", planKey }, reading, owners: {}, take },
})

it("an answer between the reading and the sending is kept, and the sender is told", async () => {
  const lists = listsOf(local.world)
  const seen = await read()
  const take = everyChange(seen)
  expect(take.map(({ what }) => what)).toEqual([
    expect.arrayContaining(["words", "progress"]),
    expect.arrayContaining(["words", "progress"]),
  ])
  const answered = String((await lists.actionByReference("2.2")).fields.Key)
  await answer(answered, "New words of the owner.")

  const ended = await bringIn(requestOf(seen, take))

  expect((await lists.actionByReference("2.2")).fields).toMatchObject({
    ...{ Text: "Train every manager", Progress: "New words of the owner." },
  })
  expect((await lists.actionByReference("2.5")).fields).toMatchObject({
    Text: "Meet often",
    Progress: "Old words too.",
  })
  expect(ended.left.actions).toBe(1)
  expect(ended.left.first).toMatchObject([{ actionKey: answered, reference: "2.2" }])
  expect(ended.left.first[0]?.what).toContain("progress")
})

it("what is chosen with the newer answer in sight is taken", async () => {
  const again = await read()
  const [newer] = again.differences ?? []
  expect(newer?.changes).toMatchObject([{ what: "progress", now: "New words of the owner.", isOwnersNewer: true }])

  const ended = await bringIn(requestOf(again, everyChange(again)))

  expect(ended.left.actions).toBe(0)
  expect((await listsOf(local.world).actionByReference("2.2")).fields.Progress).toBe("Old words.")
})
