// What was sent on an action's page is put right there: what it said is done is not done, and the history keeps both.
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { ActionAnswer, UpdateAnswer, type UpdateRequest } from "#domain/wire/actions.ts"
import { planKeys } from "#infra/provision/sample/plans.ts"
import { postKeys } from "#infra/provision/sample/posts.ts"
import { addToLists, askAs } from "../api/routes/askAs.ts"
import { aByWhen, anAction, aStage } from "../support/builders.ts"
import { listsOf } from "../support/lists.ts"
import { type LocalWorld, startLocalWorld } from "../support/localWorld.ts"

const owner = "Head of Learning and Development"
const manager = "Chief Officer: Human Resources"
const key = "CHANGE1"

let local: LocalWorld
beforeEach(async () => {
  local = await startLocalWorld()
  const stages = [aStage({ label: "CMT", latest: "2027-01-12" }), aStage({ label: "Council", latest: "2027-02-24" })]
  const place = { key, reference: "2.9", planKey: planKeys.staffSurvey, leadKey: postKeys.headOfLearning }
  const byWhen = aByWhen({ words: "CMT: 12 January, Council 24 February 2027", stages })
  await addToLists(local, { actions: [anAction({ ...place, byWhen, status: "under way" })] })
})
afterEach(() => local.close())

const read = async (label = owner) => ActionAnswer.parse((await askAs(local, label, `/api/actions/${key}`)).json)

async function send(part: Partial<UpdateRequest>, label = owner) {
  const { shown, action } = await read(label)
  const body: UpdateRequest = {
    ...{ formId: "form-1", answersBefore: 0, shown, kind: "progress", status: action.status, closedBecause: null },
    ...{ forecast: null, words: "", wordsForColleagues: "", stageLabel: null },
    ...part,
  }
  const { status, json, sentence } = await askAs(local, label, `/api/actions/${key}/updates`, body)
  return status === 200 ? UpdateAnswer.parse(json) : sentence
}

/** The form with what was sent standing in it. */
async function change(part: Partial<UpdateRequest>) {
  const { sent } = await read()
  if (!sent) throw new Error("nothing to change")
  return send({ formId: sent.formId, answersBefore: sent.answersBefore, ...sent.fields, ...part })
}

/** Labels of the stages that the list says are done. */
async function done(): Promise<string[]> {
  const { fields } = await listsOf(local.world).actionByReference("2.9")
  const stages = JSON.parse(String(fields.Stages)) as { label: string; doneOn: string | null }[]
  return stages.flatMap(({ label, doneOn }) => (doneOn === null ? [] : [label]))
}

const history = async () => (await read()).history.map(({ words, stageLabel }) => `${words} ${stageLabel ?? "-"}`)

describe("what was sent on an action's page", () => {
  it("that a stage is done reaches the list, and can be taken back with nothing more said", async () => {
    expect(await send({ stageLabel: "CMT" })).toMatchObject({ outcome: "applied" })
    expect(await done()).toEqual(["CMT"])
    expect((await read()).sent).toMatchObject({ formId: "form-1", answersBefore: 1, fields: { stageLabel: "CMT" } })

    expect(await change({ stageLabel: null })).toMatchObject({ outcome: "applied", held: null })
    expect(await done()).toEqual([])
    expect(await history()).toEqual([" -", " CMT"])
  })

  it("of the wrong stage is put right, and its words are", async () => {
    await send({ stageLabel: "CMT", words: "Agreed." })
    expect((await read()).sent?.stages).toEqual(["CMT", "Council"])
    await change({ stageLabel: "Council" })
    expect(await done()).toEqual(["Council"])

    await change({ words: "Agreed by Council." })
    expect(await done()).toEqual(["Council"])
    expect(await history()).toEqual(["Agreed by Council. Council", "Agreed. Council", "Agreed. CMT"])
  })

  it("by mistake as complete is under way again, with its stages to be done", async () => {
    await send({ status: "complete" })
    expect(await done()).toEqual(["CMT", "Council"])
    await change({ status: "under way" })

    expect(await done()).toEqual([])
    expect((await read()).action.status).toBe("under way")
  })

  it("twice at once is put right once", async () => {
    await send({ stageLabel: "CMT" })
    await Promise.all([1, 2].map(() => change({ stageLabel: null })))

    expect(await history()).toHaveLength(2)
  })

  it("is no longer offered when somebody has spoken since, and is never another's", async () => {
    await send({ words: "Begun." })
    expect((await read(manager)).sent).toBeNull()
    await send({ formId: "form-2", words: "Seen." }, manager)

    expect((await read()).sent).toBeNull()
    expect((await read(manager)).sent).toMatchObject({ formId: "form-2" })
  })

  it("of no change is followed by an update, and not changed into one", async () => {
    await send({ kind: "no change" })
    expect((await read()).sent).toBeNull()
  })

  it("is still offered after the app was started again", async () => {
    await send({ stageLabel: "CMT" })
    await local.restart()
    await change({ stageLabel: null })

    expect(await done()).toEqual([])
  })
})
