// A later date, from the owner's card to the plan: asked for, decided, written, and the third put on the forum's agenda.
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { chatOf } from "../support/chat.ts"
import { listsOf } from "../support/lists.ts"
import { type LocalWorld, startLocalWorld, until } from "../support/localWorld.ts"
import { personIn } from "../support/people.ts"
import { textsOf, titlesOf } from "../support/readCard.ts"

let local: LocalWorld
let lists: ReturnType<typeof listsOf>
beforeAll(async () => {
  local = await startLocalWorld()
  lists = listsOf(local.world)
  await local.app.sendReminders()
})
afterAll(() => local.close())

const learning = "Head of Learning and Development"
const chiefOfficer = "Chief Officer: Human Resources"
const approver = () => chatOf(local, "Chief Executive")

/** The nth item's way to a later date, as its owner goes it on the card. */
async function askFor(label: string, at: number, inputs: Record<string, string>) {
  const owner = chatOf(local, label)
  const card = await owner.card("to update")
  const choosing = await owner.press(card, "Something else", {}, at)
  const form = await owner.press({ id: card.id, card: choosing.value }, "I need a later date")
  return owner.press({ id: card.id, card: form.value }, "Ask for it", inputs)
}

const decisionCard = (reference: string) => approver().card(`A later date is asked for: ${reference}`)
const stored = async (reference: string) => (await lists.actionByReference(reference)).fields
const requestsOf = async (actionKey: unknown) =>
  (await lists.read("Requests")).map(({ fields }) => fields).filter(({ SubjectKey }) => SubjectKey === actionKey)
const kindsOf = async (actionKey: unknown) => (await lists.updatesOf(actionKey)).map(({ fields }) => fields.Kind)

async function historySeenBy(label: string, actionKey: unknown) {
  const authorization = `Bearer ${await local.world.signIn.ssoToken(personIn(label).id)}`
  const answer = await fetch(`${local.app.origin}/api/actions/${actionKey}`, { headers: { authorization } })
  return (await answer.json()).history as { kind: string; words: string }[]
}

describe("an owner who needs a later date", () => {
  it("asks for it on the card, and nothing of the action changes until it is decided", async () => {
    const before = await stored("2.2")
    const answer = await askFor(learning, 0, {
      "aside:words": "end of March 2027",
      "aside:reason": "The provider starts in January.",
    })

    expect(textsOf(answer.value).join("\n")).toContain("A later date for 2.2 is asked for")
    const card = await decisionCard("2.2")
    const seen = textsOf(card.card).join("\n")
    expect(seen).toContain("“end of March 2027”, 31 March 2027")
    expect(seen).toContain("“The provider starts in January.”")
    expect(seen).toContain("Moved once before.")
    expect(await stored("2.2")).toEqual(before)
    expect(await requestsOf(before.Key)).toMatchObject([{ Kind: "date change", State: "open" }])
  })

  it("gets it when the approver approves: the list has the new date, the first one, and the count", async () => {
    const before = await stored("2.2")
    const card = await decisionCard("2.2")
    const answer = await approver().press(card, "Approve", { "decision:words": "Not later than Easter." })

    expect(titlesOf(answer.value)).not.toContain("Approve")
    const after = await until("the action to be re-dated", async () => {
      const now = await stored("2.2")
      return now.TimesRedated === 2 && now
    })
    expect(after).toMatchObject({ ByWhenWords: "end of March 2027", OriginalByWhen: before.OriginalByWhen })
    expect(JSON.parse(String(after.Stages)).at(-1)).toMatchObject({ latest: "2027-03-31" })
    expect(Number(after.DaysRedated)).toBe(Number(before.DaysRedated) + 151)
    expect(after.Status).toBe(before.Status)
    const told = await chatOf(local, learning).card("Your later date for 2.2 is agreed")
    expect(textsOf(told.card).join("\n")).toContain("“Not later than Easter.”")
  })

  it("and both the request and the decision are in the action's history", async () => {
    const { Key } = await stored("2.2")
    expect((await kindsOf(Key)).slice(-2)).toEqual(["date request", "decision"])

    const [decision, request] = await until("the tab to show both", async () => {
      const history = await historySeenBy(learning, Key)
      return history[0]?.kind === "decision" && history
    })
    expect(decision).toMatchObject({ words: "Not later than Easter." })
    expect(request).toMatchObject({ kind: "date request", words: "end of March 2027: The provider starts in January." })
  })

  it("and a second press on the approver's card changes nothing", async () => {
    const before = await stored("2.2")
    const card = await approver()
      .card("A later date is asked for: 2.2")
      .catch(() => null)
    const { Key } = before
    const [request] = await requestsOf(Key)
    await approver().pressRaw(card?.id ?? "", {
      verb: "decide",
      data: { request: request?.Key, verdict: "refused" },
      inputs: { "decision:words": "No after all." },
    })

    expect((await requestsOf(Key))[0]).toMatchObject({ State: "agreed" })
    expect(await stored("2.2")).toEqual(before)
  })
})

describe("the third later date of an action", () => {
  it("is on CMT's agenda once it is approved", async () => {
    const { Key, TimesRedated } = await stored("3.2")
    expect(TimesRedated).toBe(2)
    await askFor(chiefOfficer, 1, { "aside:day": "2027-06-30", "aside:reason": "The law has changed." })
    const card = await decisionCard("3.2")
    expect(textsOf(card.card).join("\n")).toContain("it then goes on CMT’s agenda")
    await approver().press(card, "Approve")

    const agenda = await until("the line on the agenda", async () =>
      (await requestsOf(Key)).find(({ Kind }) => Kind === "agenda"),
    )
    const [cmt] = await lists.read("Forums")
    expect(agenda).toMatchObject({ State: "open", ToKey: cmt?.fields.Key })
    expect(await stored("3.2")).toMatchObject({ TimesRedated: 3 })
    expect((await requestsOf(Key)).filter(({ Kind }) => Kind === "agenda")).toHaveLength(1)
  })
})

describe("a later date that is refused", () => {
  it("needs words, which its owner reads, and leaves the date", async () => {
    const before = await stored("2.5")
    await askFor(learning, 1, { "aside:day": "2027-06-30", "aside:reason": "There is no hall." })
    const card = await decisionCard("2.5")
    const without = await approver().press(card, "Refuse")
    expect(without.value).toBe("Please say why you refuse.")
    await approver().press(card, "Refuse", { "decision:words": "Use the old hall." })

    const told = await chatOf(local, learning).card("Your later date for 2.5 is not agreed")
    expect(textsOf(told.card).join("\n")).toContain("“Use the old hall.”")
    expect(await stored("2.5")).toEqual(before)
    expect((await requestsOf(before.Key))[0]).toMatchObject({ State: "refused" })
  })
})
