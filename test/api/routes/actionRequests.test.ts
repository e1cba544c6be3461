import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { AskingAnswer } from "#domain/wire/actions.ts"
import { actionKey } from "#infra/provision/sample/actionKey.ts"
import { people } from "#infra/provision/sample/people.ts"
import { postKeys } from "#infra/provision/sample/posts.ts"
import { listsOf } from "../../support/lists.ts"
import { type LocalWorld, startLocalWorld, until } from "../../support/localWorld.ts"
import { askAs } from "./askAs.ts"

const [owner, lineManager] = ["Head of Learning and Development", "Chief Officer: Human Resources"]
const [officer, stranger] = ["Performance Officer", "Head of Leisure"]

let local: LocalWorld
beforeAll(async () => {
  local = await startLocalWorld()
})
afterAll(() => local.close())

const path = (reference: string) => `/api/actions/${actionKey("SSAP", reference)}/requests`
const asking = async (label: string, reference: string) =>
  (await askAs(local, label, path(reference))).json as AskingAnswer
const ask = (label: string, reference: string, body: Record<string, string>) =>
  askAs(local, label, path(reference), { formId: JSON.stringify(body).slice(0, 60), ...body })
const later = { what: "laterDate", day: "2027-03-31", reason: "The trainer left." }
const sentence = ({ json }: { json: unknown }) => (json as { sentence: string }).sentence
/** Requests of one kind as they are in the lists. */
async function kept(kind: string, reference: string) {
  const found = await listsOf(local.world).read("Requests")
  const about = found
    .map(({ fields }) => fields)
    .filter(({ SubjectKey }) => SubjectKey === actionKey("SSAP", reference))
  return about.filter(({ Kind }) => Kind === kind)
}
const rows = (reference: string) =>
  local.rows("request").filter(({ key }) => key.includes(actionKey("SSAP", reference)))

describe("GET /api/actions/:key/requests", () => {
  it("offers each reader what they may ask for, and no more", async () => {
    expect((await asking(owner, "2.5")).may).toEqual(["remindOn", "laterDate", "handOver", "away"])
    expect((await asking(lineManager, "2.5")).may).toEqual(["laterDate"])
    expect((await asking(officer, "2.5")).may).toEqual(["handOver"])
    expect((await asking(stranger, "2.5")).may).toEqual([])
  })

  it("gives posts and people, the nearest first, and to nobody who may ask for nothing", async () => {
    const { posts, people: near } = await asking(owner, "2.5")

    expect(posts.length).toBeGreaterThan(5)
    expect(posts.map(({ key }) => key)).not.toContain(postKeys.headOfLearning)
    expect(near.map(({ id }) => id)).not.toContain(people.headOfLearning.id)
    expect(await asking(stranger, "2.5")).toMatchObject({ posts: [], people: [] })
  })

  it("does not offer a group's action to be handed over by one of its members", async () => {
    expect((await asking("Head of HR Operations", "2.1")).may).not.toContain("handOver")
  })

  it("knows no action that is not there", async () => {
    expect((await askAs(local, owner, "/api/actions/none/requests")).status).toBe(404)
    expect((await askAs(local, owner, "/api/actions/none/requests", { formId: "1", what: "away" })).status).toBe(404)
  })
})

describe("POST /api/actions/:key/requests", () => {
  it.each([
    ["no date", { ...later, day: "" }, "Please choose a day, or write one"],
    ["words that come to no day", { ...later, day: "", words: "when it suits" }, "Please choose a day, or write one"],
    ["a date that has passed", { ...later, day: "2026-11-25" }, "That day has passed, or is today."],
    ["today", { ...later, day: "2026-11-26" }, "That day has passed, or is today."],
    [
      "words and a day that differ",
      { ...later, day: "2027-01-29", words: "end of March 2027" },
      "Your words come to 31 March 2027, and the day chosen is 29 January 2027.",
    ],
    ["no reason", { ...later, reason: " " }, "Please say why."],
    ["a reason that is too long", { ...later, reason: "x".repeat(2001) }, "That is longer than 2000 characters."],
    ["a day to be reminded on that is too far", { what: "remindOn", day: "2028-01-01" }, "That day is too far away."],
    ["no day to be reminded on", { what: "remindOn" }, "Please choose a day."],
    ["no post", { what: "handOver", reason: "x" }, "Please choose a post, or type its title."],
    [
      "a post that is not there",
      { what: "handOver", postWords: "Manager of Leisure" },
      "There is no such post. Do you mean",
    ],
    ["the post that has it", { what: "handOver", post: postKeys.headOfLearning }, "It is that post’s already."],
    ["an absence that is over", { what: "away", day: "2026-11-25" }, "That day has passed, or is today."],
  ])("refuses %s with the sentence a card has, and stores nothing", async (_, body, said) => {
    const answer = await ask(owner, "2.6", body as Record<string, string>)

    expect([answer.status, answer.sentence.slice(0, said.length)]).toEqual([400, said])
    expect(rows("2.6")).toEqual([])
  })

  it.each([
    [stranger, later],
    [stranger, { what: "remindOn", day: "2026-12-03" }],
    [stranger, { what: "handOver", post: postKeys.headOfLeisure }],
    [stranger, { what: "away", day: "2026-12-03" }],
    [lineManager, { what: "handOver", post: postKeys.headOfLeisure }],
    [officer, later],
  ])("does not let the %s ask for %o", async (label, body) => {
    const answer = await ask(label, "2.6", body as Record<string, string>)

    expect([answer.status, answer.sentence]).toEqual([
      403,
      "Your posts do not allow this. The performance team can tell you who may.",
    ])
  })

  it("asks for a later date once however often it is pressed, and puts it to the approver", async () => {
    const presses = await Promise.all([1, 2, 3].map(() => ask(owner, "2.5", later)))

    for (const press of presses)
      expect(sentence(press)).toBe("A later date for 2.5 is asked for: 31 March 2027. The plan’s approver decides.")
    await until("the request in the lists", async () => (await kept("date change", "2.5")).length > 0)
    expect(await kept("date change", "2.5")).toMatchObject([{ State: "open", Reason: "The trainer left." }])
    expect((await asking(stranger, "2.5")).waiting).toMatchObject([
      { kind: "date change", askedBy: people.headOfLearning.displayName, wanted: "31 March 2027" },
    ])
  })

  it("says that another wish waits for the first, whoever has it", async () => {
    const second = await ask(lineManager, "2.5", { ...later, day: "2027-06-30" })

    expect([second.status, second.sentence]).toEqual([
      409,
      "This has been asked for already, and waits for a decision.",
    ])
  })

  it("keeps words as written beside the day they come to", async () => {
    const answer = await ask(owner, "2.8", { what: "laterDate", words: "end of March", reason: "The trainer left." })

    expect(sentence(answer)).toContain("end of March (31 March 2027)")
  })

  it("hands over by a typed title, and reminds on a day", async () => {
    const given = await ask(owner, "2.2", { what: "handOver", postWords: "head of LEISURE", reason: "Theirs." })
    expect(sentence(given)).toBe("Asked to hand 2.2 over to Head of Leisure; it stays with you until that is decided.")
    const wished = await ask(owner, "2.2", { what: "remindOn", day: "2026-12-03" })
    expect(sentence(wished)).toBe("You will be reminded of 2.2 on 3 December 2026.")
  })

  it("takes an absence and says who is asked meanwhile", async () => {
    const away = { what: "away", day: "2026-12-03", person: people.learningOfficer.id }
    const holders = (await asking(owner, "2.5")).people
    const named = holders[0]
    const answer = await ask(owner, "2.5", { ...away, person: named?.id ?? "" })

    expect(sentence(answer)).toBe(`You are away until 3 December 2026. ${named?.name} is asked instead.`)
  })

  it("refuses what is no request at all", async () => {
    for (const body of [{}, { formId: "1" }, { formId: "1", what: "opt out" }, { formId: "", what: "away" }])
      expect((await askAs(local, owner, path("2.5"), body)).status).toBe(400)
  })
})
