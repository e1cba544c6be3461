import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { makeCard } from "#bot/cards/contents.ts"
import type { Card } from "#bot/cards/elements.ts"
import type { Message } from "#domain/message/message.ts"
import type { Reminder } from "#domain/reminder/reminder.ts"
import { complaintsAbout, dataOf, inputsOf, textsOf, titlesOf } from "../../support/readCard.ts"
import { context } from "../../support/reminders.ts"
import { aBot, owner, type SmallBot, stranger } from "../smallBot.ts"

let bot: SmallBot
beforeEach(async () => {
  bot = await aBot()
})
afterEach(() => bot.worker.stop())

/** The cards that typed words have brought, as they were sent. */
async function cards(): Promise<Card[]> {
  await bot.settled()
  const rows = await bot.work.list<Message<Reminder>>("message", { prefix: "asked/" })
  return rows.map(({ body }) => makeCard(body.content, context).card)
}

const inputsAsDrawn = (card: Card): Record<string, string> =>
  Object.fromEntries(
    inputsOf(card).flatMap(({ id, value }) => (value === undefined ? [] : [[String(id), String(value)]])),
  )

const press = (card: Card, title: string, inputs: Record<string, string> = {}, person = owner) => {
  const { verb, data } = dataOf(card, title)
  return bot.press(verb, { ...data, ...inputsAsDrawn(card), ...inputs }, person)
}

describe("an update in somebody's own words", () => {
  it("is shown as it was read, and one press records it, by way of the chat", async () => {
    await bot.say("1.2 on hold, waiting for the tiles")
    const [card, ...others] = await cards()
    if (!card) throw new Error("no card")

    expect(others).toEqual([])
    expect(bot.store.updates).toEqual([])
    expect(textsOf(card)).toContain("This is how I read what you wrote. Is it right?")
    expect(inputsAsDrawn(card)).toMatchObject({ "status:0": "on hold", "words:0": expect.stringContaining("tiles") })
    expect(complaintsAbout(card)).toEqual([])

    const answer = await press(card, "Yes, record it")
    expect(textsOf(answer?.value).join("\n")).toContain("Your update is in the plan")
    expect(bot.store.updates).toMatchObject([
      { subjectKey: "action2", via: "chat", actor: owner, asked: { status: "on hold" } },
    ])
  })

  it("on several actions is one card, and one press records them all as they then stand in the forms", async () => {
    await bot.say("1.1 complete, the roof is mended. 1.3 on hold, waiting for the tiles")
    const [card] = await cards()
    if (!card) throw new Error("no card")
    await press(card, "Yes, record all two", { "words:1": "Waiting for the slates." })

    expect(bot.store.updates.map(({ subjectKey, asked }) => [subjectKey, asked?.status])).toEqual([
      ["action1", "complete"],
      ["action3", "on hold"],
    ])
    expect(bot.store.updates.at(-1)?.words).toBe("Waiting for the slates.")
  })

  it("is recorded once, however often the press comes", async () => {
    await bot.say("1.2 on hold, waiting for the tiles")
    const [card] = await cards()
    if (!card) throw new Error("no card")
    await Promise.all([press(card, "Yes, record it"), press(card, "Yes, record it")])
    await press(card, "Yes, record it")

    expect(bot.store.updates).toHaveLength(1)
  })

  it("puts right what was answered today", async () => {
    const card = async (at: number) => (await cards())[at] ?? ({} as Card)
    await bot.say("1.2 on hold, waiting for the tiles", { id: "f:1" })
    await press(await card(0), "Yes, record it")
    await bot.settled()
    bot.clock.pass(60)
    await bot.say("1.2 complete, the tiles came after all", { id: "f:2" })
    const rows = await bot.work.list<Message<Reminder>>("message", { prefix: "asked/" })
    const second = rows.findIndex(({ body }) => body.content.proposed?.[0]?.status === "complete")
    await press(await card(second), "Yes, record it")

    expect(bot.store.updates.map(({ subjectKey, asked }) => [subjectKey, asked?.status])).toEqual([
      ["action2", "on hold"],
      ["action2", "complete"],
    ])
  })

  it("read as 'no change' is recorded as such, or as what was then typed into its form", async () => {
    await bot.say("1.1 no change. 1.3 no change")
    const [card] = await cards()
    if (!card) throw new Error("no card")
    await press(card, "Yes, record all two", { "words:1": "The slates came." })

    expect(bot.store.updates.map(({ subjectKey, kind, words }) => [subjectKey, kind, words])).toEqual([
      ["action1", "no change", ""],
      ["action3", "progress", "The slates came."],
    ])
  })

  it("that Teams delivers twice makes one card", async () => {
    await bot.say("1.2 on hold, waiting for the tiles", { id: "f:7" })
    await bot.say("1.2 on hold, waiting for the tiles", { id: "f:7" })
    expect(await cards()).toHaveLength(1)

    await bot.say("1.2 on hold, waiting for the tiles", { id: "f:8" })
    expect(await cards()).toHaveLength(2)
  })

  it("that is not sure is asked about, with nothing to record it all at once", async () => {
    await bot.say("1.2 might be nearly finished I think?")
    const [card] = await cards()
    if (!card) throw new Error("no card")

    expect(textsOf(card).join("\n")).toContain("I am not sure which you mean.")
    expect(titlesOf(card).join()).not.toContain("record")
    expect(titlesOf(card)).toContain("Send update")
  })

  it("pressed by somebody else records nothing", async () => {
    await bot.say("1.2 on hold, waiting for the tiles")
    const [card] = await cards()
    if (!card) throw new Error("no card")

    expect((await press(card, "Yes, record it", {}, stranger))?.value).toMatch(/sent to somebody else/)
    expect(bot.store.updates).toEqual([])
  })

  it("on an action that is not theirs is not read as theirs", async () => {
    await bot.say("9.9 complete")

    expect(await cards()).toEqual([])
    expect(bot.sent.at(-1)?.text).toMatch(/^I cannot read that/)
  })

  it("in no way drops what it could not place", async () => {
    await bot.say("1.2 on hold, waiting for the tiles. The canteen soup was cold again")
    const [card] = await cards()
    const said = [...bot.sent.map(({ text }) => text ?? ""), JSON.stringify(card ? inputsAsDrawn(card) : {})].join("\n")

    expect(said).toContain("canteen soup")
  })
})
