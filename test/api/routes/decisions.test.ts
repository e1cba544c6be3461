import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Request } from "#domain/people/request.ts"
import { DecideAnswer, DecisionsAnswer } from "#domain/wire/decisions.ts"
import { MeAnswer } from "#domain/wire/me.ts"
import { actionKey } from "#infra/provision/sample/actionKey.ts"
import { cmtKey } from "#infra/provision/sample/forumKeys.ts"
import { people, personOf } from "#infra/provision/sample/people.ts"
import { postKeys } from "#infra/provision/sample/posts.ts"
import { aRequest } from "../../support/builders.ts"
import { listsOf } from "../../support/lists.ts"
import { type LocalWorld, startLocalWorld, until } from "../../support/localWorld.ts"
import { addToLists, askAs } from "./askAs.ts"

const owner = personOf(people.headOfLearning)
const [approver, lineManager, officer] = ["Chief Executive", "Chief Officer: Human Resources", "Performance Officer"]
const [member, clerk, stranger] = ["Director of Place", "Clerk to CMT", "Head of Leisure"]

const later = (key: string, part: Partial<Request> = {}): Request =>
  aRequest({
    ...{ key, title: "A later date", kind: "date change", subjectKey: actionKey("SSAP", "2.5"), from: owner },
    ...{ askedOn: "2026-11-20", until: "2027-03-31", words: "March 2027", reason: "The trainer left." },
    ...part,
  })

let local: LocalWorld
beforeAll(async () => {
  local = await startLocalWorld()
  const handOver = { kind: "hand-over" as const, toKey: postKeys.headOfLeisure, words: "", until: null }
  await addToLists(local, {
    requests: [
      ...["01DATE1", "01DATE2", "01DATE3", "01DATE4"].map(key => later(key)),
      later("01HAND", { ...handOver, askedOn: "2026-11-19" }),
      later("01BOSS", { from: personOf(people.chiefExecutive) }),
      later("01EXEMPT", { subjectKey: actionKey("SSAP", "3.1"), askedOn: "2026-11-21" }),
      later("01GONE", { subjectKey: "none" }),
      later("01DONE", { state: "agreed" }),
    ],
  })
})
afterAll(() => local.close())

const page = async (label: string) => DecisionsAnswer.parse((await askAs(local, label, "/api/decisions")).json)
const requestsOf = async (label: string) => (await page(label)).requests.map(({ key }) => key)
const linesOf = async (label: string) => (await page(label)).forums.flatMap(({ lines }) => lines)
const decide = (label: string, key: string, body: unknown = { verdict: "agreed", words: "" }) =>
  askAs(local, label, `/api/requests/${key}/decision`, body)
const outcome = ({ json }: { json: unknown }) => DecideAnswer.parse(json).outcome
const stored = async (key: string) =>
  (await listsOf(local.world).read("Requests")).find(({ fields }) => fields.Key === key)?.fields

describe("GET /api/decisions", () => {
  it("gives those who may decide their requests, and the performance officer all of them", async () => {
    const dates = ["01DATE1", "01DATE2", "01DATE3", "01DATE4"]
    expect(await requestsOf(officer)).toEqual(["01HAND", "01BOSS", ...dates, "01EXEMPT"])
    expect(await requestsOf(approver)).toEqual([...dates, "01EXEMPT"])
    expect(await requestsOf(lineManager)).toEqual(["01HAND"])
    expect(await requestsOf("Head of Learning and Development")).toEqual([])
    expect(await requestsOf(stranger)).toEqual([])
  })

  it("tells what is asked and why, whether the reader may decide, and no words of an exempt action", async () => {
    const seen = (await page(officer)).requests
    expect(seen.find(({ key }) => key === "01DATE1")).toMatchObject({
      ...{ kind: "date change", reference: "2.5", planTitle: "Staff Survey Action Plan", askedBy: owner.name },
      ...{ wanted: "March 2027", reason: "The trainer left.", mayDecide: false },
    })
    expect(seen.find(({ key }) => key === "01HAND")).toMatchObject({
      ...{ now: "Head of Learning and Development", wanted: "Head of Leisure", mayDecide: true },
    })
    expect(seen.find(({ key }) => key === "01EXEMPT")).toMatchObject({ reference: "3.1", text: null })
    expect((await page(approver)).requests.every(({ mayDecide }) => mayDecide)).toBe(true)
  })

  it("shows a forum's agenda to its members, its clerk and the performance officer; the clerk alone records", async () => {
    for (const [label, mayRecord] of [
      [member, false],
      [officer, false],
      [clerk, true],
    ] as const)
      expect((await page(label)).forums).toMatchObject([{ key: cmtKey, title: "CMT", mayRecord }])
    expect((await page(stranger)).forums).toEqual([])
  })

  it("says nothing of reminders to those who may only decide", async () => {
    const sees = async (label: string) => MeAnswer.parse((await askAs(local, label, "/api/me")).json).seesReminders
    expect(await sees(officer)).toBe(true)
    expect(await sees(lineManager)).toBe(true)
    for (const label of [clerk, member, stranger]) expect(await sees(label)).toBe(false)
  })
})

describe("POST /api/requests/:key/decision", () => {
  it("agrees: the action has its later date, the request its decision, and a second press changes nothing", async () => {
    expect(outcome(await decide(approver, "01DATE1"))).toBe("decided")

    expect((await listsOf(local.world).actionByReference("2.5")).fields).toMatchObject({ ByWhenWords: "March 2027" })
    expect(await stored("01DATE1")).toMatchObject({ State: "agreed", DecidedByName: "Chief Executive" })
    expect(await requestsOf(approver)).not.toContain("01DATE1")
    expect(outcome(await decide(approver, "01DATE1", { verdict: "refused", words: "No." }))).toBe("already")
    expect(await stored("01DATE1")).toMatchObject({ State: "agreed" })
  })

  it("refuses with a reason, and not without one", async () => {
    const silent = await decide(approver, "01DATE2", { verdict: "refused", words: "  " })
    expect([silent.status, silent.sentence]).toEqual([400, "Please say why: whoever asked will read it."])

    expect(outcome(await decide(approver, "01DATE2", { verdict: "refused", words: "Not again." }))).toBe("decided")
    expect(await stored("01DATE2")).toMatchObject({ State: "refused", Decision: "Not again." })
  })

  it("lets only one of two verdicts at once count", async () => {
    const verdicts = [
      { verdict: "agreed", words: "" },
      { verdict: "refused", words: "No." },
    ]
    const outcomes = await Promise.all(verdicts.map(async body => outcome(await decide(approver, "01DATE3", body))))
    expect(outcomes.toSorted()).toEqual(["already", "decided"])
  })

  it.each([
    ["the performance officer, a later date", officer, "01DATE4", 403],
    ["the one who asked", "Head of Learning and Development", "01DATE4", 403],
    ["a stranger", stranger, "01HAND", 403],
    ["an approver, what they asked themselves", approver, "01BOSS", 403],
    ["anybody, what is not there", approver, "none", 404],
    ["anybody, an absence", approver, "00SAMP1EREQVESTAWAYEQ0000", 404],
  ])("does not let %s", async (_title, label, key, status) => {
    expect((await decide(label, key)).status).toBe(status)
    if (status === 403) expect(await stored(key)).toMatchObject({ State: "open" })
  })

  it.each([
    ["a verdict nobody knows", { verdict: "maybe", words: "" }],
    ["words too long", { verdict: "agreed", words: "x".repeat(2001) }],
    ["nothing", {}],
  ])("does not take %s", async (_title, body) => {
    expect((await decide(approver, "01DATE4", body)).status).toBe(400)
  })

  it("is kept while SharePoint is away, and seen at once", async () => {
    local.world.graph.inject({ kind: "reset", times: 1000, match: { path: "/lists/" } })
    const answer = await decide(approver, "01DATE4")
    local.world.graph.clearFaults()

    expect(outcome(answer)).toBe("kept")
    expect(await requestsOf(approver)).not.toContain("01DATE4")
    await until("the decision in the list", async () => (await stored("01DATE4"))?.State === "agreed")
  })

  it("lets the line manager accept a hand-over", async () => {
    expect(outcome(await decide(lineManager, "01HAND"))).toBe("decided")
    expect((await listsOf(local.world).actionByReference("2.5")).fields.LeadKey).toBe(postKeys.headOfLeisure)
  })
})

describe("a forum's agenda", () => {
  const put = (label: string, reference: string, forum = cmtKey) =>
    askAs(local, label, `/api/forums/${forum}/agenda`, { actionKey: actionKey("SSAP", reference) })
  const record = (label: string, key: string, words = "Agreed in part.") =>
    askAs(local, label, `/api/agenda/${key}/decision`, { words })

  it("takes a line from a member, once, and from nobody else", async () => {
    expect((await put(member, "2.6")).json).toEqual({ done: true })
    expect((await put(member, "2.6")).status).toBe(200)
    for (const label of [clerk, officer, stranger]) expect((await put(label, "2.7")).status).toBe(403)

    expect(await linesOf(clerk)).toMatchObject([
      { reference: "2.6", putBy: "Director of Place", putOn: "2026-11-26", state: "open", decision: "" },
    ])
  })

  it("does not take what is not there, and gives no words of an exempt action", async () => {
    expect((await put(member, "9.9")).status).toBe(404)
    expect((await put(member, "2.7", "none")).status).toBe(404)
    await put(member, "3.1")
    expect((await linesOf(member)).find(({ reference }) => reference === "3.1")?.text).toBeNull()
  })

  it("has its decision recorded by the clerk alone, in words, once", async () => {
    const key = (await linesOf(clerk)).find(({ reference }) => reference === "2.6")?.key ?? ""
    for (const label of [member, officer, approver, stranger]) expect((await record(label, key)).status).toBe(403)
    expect((await record(clerk, key, "  ")).status).toBe(400)
    expect((await record(clerk, "01BOSS")).status).toBe(404)
    expect((await decide(clerk, key)).status).toBe(404)

    expect(outcome(await record(clerk, key))).toBe("decided")
    expect(outcome(await record(clerk, key, "Otherwise."))).toBe("already")
    expect((await linesOf(member)).find(line => line.key === key)).toMatchObject({
      ...{ state: "decided", decision: "Agreed in part.", decidedBy: "Clerk to CMT", decidedOn: "2026-11-26" },
    })
  })

  it("takes an action again once it was decided", async () => {
    expect((await put(member, "2.6")).status).toBe(200)
    const states = (await linesOf(member)).filter(({ reference }) => reference === "2.6").map(({ state }) => state)
    expect(states).toEqual(["open", "decided"])
  })
})

it("says of a decision on a stage that is no longer to be done that the action was left as it was", async () => {
  const day = { until: "2027-04-30", words: "April 2027", askedOn: "2026-11-25" }
  await addToLists(local, { requests: [later("01STAGE", { stageLabel: "Council", ...day })] })
  expect(outcome(await decide(approver, "01STAGE"))).toBe("left")
  expect(await stored("01STAGE")).toMatchObject({ State: "agreed" })
})
