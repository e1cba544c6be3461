import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { PlanState } from "#domain/plan/plan.ts"
import { PlanAnswer } from "#domain/wire/plans.ts"
import { postKeys } from "#infra/provision/sample/posts.ts"
import { aPlan } from "../../support/builders.ts"
import { listsOf } from "../../support/lists.ts"
import { type LocalWorld, startLocalWorld } from "../../support/localWorld.ts"
import { personIn } from "../../support/people.ts"
import { addToLists, askAs } from "./askAs.ts"

const [officer, hr, chief, reader] = [
  "Performance Officer",
  "Chief Officer: Human Resources",
  "Chief Executive",
  "Head of Leisure",
]
const bare = { ownerKey: null, approverKey: null }
const keepers = { ownerKey: postKeys.chiefOfficerHr, approverKey: postKeys.chiefExecutive }

let local: LocalWorld
/** What somebody else does as soon as a line stands in the history. */
let lineAdded: (() => Promise<void>) | null = null
beforeAll(async () => {
  local = await startLocalWorld({
    async watch(step) {
      if (step !== "after store.addUpdate") return
      const happening = lineAdded
      lineAdded = null
      await happening?.()
    },
  })
  const make = (key: string, state: PlanState, part = {}) =>
    aPlan({ ...bare, ...{ key, code: key, title: `Plan ${key}`, state, remindersFrom: null }, ...part })
  await addToLists(local, {
    plans: [
      make("fresh", "draft"),
      make("named", "draft", { ...keepers, remindersFrom: "2026-11-01" }),
      make("talked", "consultation", keepers),
      make("over", "closed", keepers),
      ...["untold", "unwritten", "seized", "edited"].map(key => make(key, "draft")),
    ],
  })
})
afterAll(() => local.close())

const stored = async (key: string) => {
  const found = (await listsOf(local.world).read("Plans")).find(({ fields }) => fields.Key === key)
  if (!found) throw new Error(key)
  return found
}
const lines = async (key: string) => (await listsOf(local.world).updatesOf(key)).map(({ fields }) => fields)
const approvalOf = async (key: string, label = officer) =>
  PlanAnswer.parse((await askAs(local, label, `/api/plans/${key}`)).json).approval
const approve = (key: string, label: string) => askAs(local, label, `/api/plans/${key}/approval`, {})
const name = (key: string, label: string, to = keepers, seen: typeof bare | typeof keepers = bare) =>
  askAs(local, label, `/api/plans/${key}/keepers`, { ...to, seen })

describe("POST /api/plans/:key/keepers", () => {
  it("names a draft's owner and approver, told to the page and recorded", async () => {
    expect(await approvalOf("fresh")).toEqual({
      ...bare,
      approver: null,
      mayName: true,
      mayApprove: false,
      isNamer: false,
    })
    expect(await approve("fresh", chief)).toMatchObject({
      status: 400,
      sentence: expect.stringContaining("Nobody is named"),
    })

    expect((await name("fresh", officer)).json).toEqual({ done: true })

    expect((await stored("fresh")).fields).toMatchObject({
      ...{ OwnerKey: keepers.ownerKey, ApproverKey: keepers.approverKey, State: "draft" },
    })
    expect(await approvalOf("fresh", chief)).toMatchObject({
      approver: "Chief Executive",
      mayApprove: true,
      mayName: false,
    })
    expect(await lines("fresh")).toMatchObject([
      {
        ...{ Kind: "edit", ActorName: officer, Via: "tab" },
        Words: "Plan owner: Chief Officer: Human Resources. Approver: Chief Executive.",
      },
    ])
  })

  it("says so when somebody else has named others meanwhile, and changes nothing; the same again does no harm", async () => {
    const other = { ...keepers, approverKey: postKeys.chiefOfficerHr }
    expect(await name("fresh", officer, other)).toMatchObject({ status: 409 })
    expect((await name("fresh", officer)).status).toBe(200)
    expect((await stored("fresh")).fields.ApproverKey).toBe(keepers.approverKey)
    expect(await lines("fresh")).toHaveLength(1)
  })

  it("is refused to others, for oneself, and once a plan is over", async () => {
    expect(await name("named", reader, keepers, keepers)).toMatchObject({ status: 403 })
    const own = { ...keepers, approverKey: postKeys.chiefOfficerHr }
    expect(await name("named", hr, own, keepers)).toMatchObject({
      ...{ status: 400, sentence: expect.stringContaining("Nobody names themselves") },
    })
    expect(await name("over", officer, keepers, keepers)).toMatchObject({ status: 400 })
    expect(await name("none", officer)).toMatchObject({ status: 404 })
    expect((await stored("named")).fields.ApproverKey).toBe(keepers.approverKey)
  })
})

describe("a naming that fails on the way", () => {
  it.each([
    ["untold", { method: "POST", list: "Updates" }],
    ["unwritten", { method: "PATCH", list: "Plans" }],
  ] as const)(
    "leaves no keepers without their line, and is done once when it is pressed again: %s",
    async (key, match) => {
      local.world.graph.inject({ kind: "reset", times: 50, match })
      expect((await name(key, officer)).status).toBeGreaterThanOrEqual(500)
      local.world.graph.clearFaults()
      expect((await stored(key)).fields.ApproverKey ?? null).toBeNull()

      expect((await name(key, officer)).status).toBe(200)
      expect((await stored(key)).fields.ApproverKey).toBe(keepers.approverKey)
      expect(await lines(key)).toHaveLength(1)
    },
  )

  it("as somebody else names another just then, says in the history that it changed nothing", async () => {
    const { id } = await stored("edited")
    lineAdded = () => listsOf(local.world).edit("Plans", id, { ApproverKey: postKeys.chiefOfficerHr })

    expect((await name("edited", officer)).status).toBe(409)
    expect((await stored("edited")).fields.ApproverKey).toBe(postKeys.chiefOfficerHr)
    expect((await lines("edited")).map(({ Words }) => String(Words)).at(-1)).toContain("overtaken")
  })
})

describe("POST /api/plans/:key/approval", () => {
  it("is refused to whoever named the approver and then took that post", async () => {
    await name("seized", officer)
    const lists = listsOf(local.world)
    const post = (await lists.read("Posts")).find(({ fields }) => fields.Key === keepers.approverKey)
    if (!post) throw new Error("no post")
    const { HolderId } = post.fields
    await lists.edit("Posts", post.id, { HolderId: personIn(officer).id })
    await local.app.refresh()

    expect(await approvalOf("seized", officer)).toMatchObject({ mayApprove: false, isNamer: true })
    expect(await approve("seized", officer)).toMatchObject({
      ...{ status: 400, sentence: expect.stringContaining("You named who approves") },
    })
    expect((await stored("seized")).fields.State).toBe("draft")
    await lists.edit("Posts", post.id, { HolderId })
    await local.app.refresh()
    expect((await approve("seized", chief)).status).toBe(200)
  })

  it.each([officer, hr, reader])("is refused to %s, who is not the approver", async label => {
    const refused = await approve("named", label)
    expect([refused.status, refused.sentence]).toEqual([403, expect.stringContaining("named as this plan’s approver")])
    expect((await stored("named")).fields.State).toBe("draft")
    expect(await lines("named")).toEqual([])
  })

  it.each(["named", "talked"])(
    "approves a plan once, however often it is pressed; its reminders stay off: %s",
    async key => {
      const answers = await Promise.all([approve(key, chief), approve(key, chief)])
      answers.push(await approve(key, chief))

      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
      const { fields } = await stored(key)
      expect([fields.State, fields.RemindersFrom ?? null]).toEqual(["approved", null])
      expect(await lines(key)).toMatchObject([{ Kind: "decision", ActorName: chief, Words: "The plan was approved." }])
      expect(await approvalOf(key, chief)).toBeNull()
    },
  )

  it("leaves a plan that is over as it is", async () => {
    expect(await approve("over", chief)).toMatchObject({
      status: 400,
      sentence: expect.stringContaining("no draft any more"),
    })
    expect((await stored("over")).fields.State).toBe("closed")
  })

  it("goes by the approver that the list has, not by the one that was read before", async () => {
    await listsOf(local.world).edit("Plans", (await stored("fresh")).id, { ApproverKey: postKeys.chiefOfficerHr })
    expect((await approve("fresh", chief)).status).toBe(403)
    expect((await approve("fresh", hr)).status).toBe(200)
    expect((await stored("fresh")).fields.State).toBe("approved")
  })
})
