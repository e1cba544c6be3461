import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { Card } from "#bot/cards/elements.ts"
import { bytesOf, cardLimitBytes } from "#bot/cards/reminderCard.ts"
import type { Action } from "#domain/action/action.ts"
import type { Message } from "#domain/message/message.ts"
import type { Reminder } from "#domain/reminder/reminder.ts"
import { anAction, dueBy } from "../../support/builders.ts"
import {
  complaintsAbout,
  dataOf,
  inputsAsDrawn,
  inputsOf,
  refreshOf,
  textsOf,
  titlesOf,
} from "../../support/readCard.ts"
import { cardsSaid, pressAsDrawn } from "../saidCards.ts"
import { aBot, owner, type SmallBot, stranger } from "../smallBot.ts"

let bot: SmallBot
beforeEach(async () => {
  bot = await aBot()
})
afterEach(() => bot.worker.stop())

async function withActions(actions: Partial<Action>[]): Promise<SmallBot> {
  await bot.worker.stop()
  return aBot({ actions: actions.map(action => anAction({ byWhen: dueBy("2026-11-30"), ...action })) })
}

const cards = () => cardsSaid(bot)
const press = (card: Card, title: string, inputs: Record<string, string> = {}, person = owner) =>
  pressAsDrawn(bot, card, title, inputs, person)

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

  it("that was a mistake can be taken back on its card", async () => {
    await bot.say("1.2 complete")
    const [card] = await cards()
    if (!card) throw new Error("no card")
    await press(card, "Yes, record it")
    expect(bot.store.actions.get("action2")?.status).toBe("complete")
    const { data } = dataOf(card, "Send update")
    await bot.press("sendUpdate", { ...data, answers: 1, "status:0": "under way" })
    expect(bot.store.actions.get("action2")?.status).toBe("under way")
  })

  it("on several actions is one card, and one press records them all as they then stand in the forms", async () => {
    await bot.say("1.1 complete, the roof is mended. 1.3 on hold, waiting for the tiles")
    const [card] = await cards()
    if (!card) throw new Error("no card")
    await press(card, "Yes, record both", { "words:1": "Waiting for the slates." })

    expect(bot.store.updates.map(({ subjectKey, asked }) => [subjectKey, asked?.status])).toEqual([
      ["action1", "complete"],
      ["action3", "on hold"],
    ])
    expect(bot.store.updates.at(-1)?.words).toBe("Waiting for the slates.")
  })

  it("stays answered on the card when that is drawn anew", async () => {
    await bot.say("1.2 on hold, waiting for the tiles")
    const [card] = await cards()
    if (!card) throw new Error("no card")
    const answer = await press(card, "Yes, record it")
    const { verb, data } = refreshOf(answer?.value)
    const again = await bot.press(verb, data)

    expect(textsOf(again?.value as Card).join("\n")).toContain("Your update is in the plan")
    expect(textsOf(again?.value as Card).join("\n")).not.toContain("Read as:")
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
    await press(card, "Yes, record both", { "words:1": "The slates came." })

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

    expect(textsOf(card).join("\n")).toContain("I am not sure that I read this right.")
    expect(titlesOf(card).join()).not.toContain("record")
    expect(titlesOf(card)).toContain("Send update")
  })

  it("that may be of several is asked about as such", async () => {
    await bot.say("1.3 to 1.1 done")
    const [card] = await cards()
    if (!card) throw new Error("no card")

    expect(textsOf(card).join("\n")).toContain("I am not sure which you mean.")
    expect(titlesOf(card).filter(title => title === "Send update")).toHaveLength(2)
  })

  it("shows what was read of each, also where its form is shut", async () => {
    await bot.say("1.1 no change. 1.2 on hold, waiting for the tiles. 1.3 might be nearly finished I think?")
    const [card] = await cards()
    if (!card) throw new Error("no card")

    const read = textsOf(card)
      .join(" ")
      .match(/(Read as|Perhaps|I could not tell)[^“◆▲●✓]*(“[^”]*”)?/g)
    expect(read?.map(line => line.replaceAll(/\s+/g, " ").replace(/ Serves.*/, ""))).toEqual([
      "Read as: No change",
      "Read as: On hold “waiting for the tiles.”",
      "I could not tell how far this is. Please choose the status. “might be nearly finished I think?”",
    ])
  })

  it("says no more what was read once its form says something else", async () => {
    await bot.say("1.1 on hold, no tiles. 1.3 on hold, waiting for the tiles")
    const [card] = await cards()
    if (!card) throw new Error("no card")
    const edited = { "status:0": "complete", "words:0": "All done now." }
    const { verb, data } = dataOf(card, "Send update", 1)
    const redrawn = await bot.press(verb, { ...data, ...inputsAsDrawn(card), ...edited })
    expect(textsOf(redrawn?.value as Card).join("\n")).not.toContain("Read as:")

    await press(redrawn?.value as Card, "Yes, record it", edited)
    expect(bot.store.updates.map(({ subjectKey, asked }) => [subjectKey, asked?.status])).toEqual([
      ["action3", "on hold"],
      ["action1", "complete"],
    ])
  })

  it("on an action answered elsewhere since is left out of the press for all", async () => {
    await bot.say("1.1 no change. 1.3 on hold, waiting for the tiles", { id: "f:1" })
    const [first] = await cards()
    if (!first) throw new Error("no card")
    bot.clock.pass(60)
    await bot.say("1.1 complete, all done now", { id: "f:2" })
    const second = (await cards()).find(card => titlesOf(card).includes("Yes, record it"))
    if (!second) throw new Error("no second card")
    await press(second, "Yes, record it")
    await bot.settled()
    await press(first, "Yes, record both")

    expect(bot.store.updates.map(({ subjectKey, kind }) => [subjectKey, kind])).toEqual([
      ["action1", "progress"],
      ["action3", "progress"],
    ])
  })

  it("as long as may be, of many actions, goes on cards that Teams takes", async () => {
    const keys = [1, 2, 3, 4, 5, 6]
    bot = await withActions(keys.map(at => ({ key: `a${at}`, reference: `1.${at}`, text: "x".repeat(600) })))
    await bot.say(`1.1 to 1.6 on hold, ${"waiting for the tiles ".repeat(90)}`)
    const sent = await cards()

    for (const card of sent) expect(bytesOf(card)).toBeLessThanOrEqual(cardLimitBytes)
    const forms = sent.flatMap(card => inputsOf(card).filter(({ id }) => String(id).startsWith("words:")))
    expect(forms).toHaveLength(6)
    for (const { value } of forms) expect(value).toContain("waiting for the tiles")
  })

  it("of a range of actions is one press for all that lie in it", async () => {
    await bot.say("1.1 to 1.3 no change")
    const [card] = await cards()
    if (!card) throw new Error("no card")
    await press(card, "Yes, record all three")

    expect(bot.store.updates.map(({ subjectKey, kind }) => [subjectKey, kind])).toEqual([
      ["action1", "no change"],
      ["action2", "no change"],
      ["action3", "no change"],
    ])
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

  it("with somebody else's action in it keeps what is said of one's own, and tells of the other", async () => {
    bot = await withActions([
      { key: "a", reference: "2.2", text: "Review the guidance" },
      { key: "b", reference: "2.5", text: "Hold the sessions" },
      { key: "c", reference: "3.1", text: "Buy the desks", leadKey: "leisure" },
    ])
    await bot.say("2.2 drafts in, waiting on 3.1")
    const [card] = await cards()
    if (!card) throw new Error("no card")

    expect(inputsAsDrawn(card)).toMatchObject({ "words:0": "drafts in, waiting on 3.1" })
    expect(bot.sent.map(({ text }) => text)).toContainEqual(expect.stringMatching(/^3\.1: not among the actions/))
  })

  it("on somebody else's action is not offered for one's own, and is told", async () => {
    bot = await withActions([
      { key: "a", reference: "2.2", text: "Review the guidance" },
      { key: "c", reference: "3.1", text: "Buy the desks", leadKey: "leisure" },
    ])
    await bot.say("3.1 guidance drafted")

    expect(await cards()).toEqual([])
    expect(bot.sent.map(({ text }) => text).join("\n")).toMatch(/^3\.1: not among.*\n.*guidance drafted/)
  })

  it("on an action of theirs that is complete or closed says so, and where that is put right", async () => {
    bot = await withActions([
      { key: "a", reference: "2.2", text: "Review the guidance", status: "complete" },
      { key: "b", reference: "2.5", text: "Hold the sessions", status: "closed, not proceeding" },
      { key: "c", reference: "3.1", text: "Buy the desks", leadKey: "leisure", status: "complete" },
      { key: "d", reference: "2.9", text: "Print the leaflet" },
    ])
    await bot.say("2.2 under way; 2.5 under way; 3.1 under way; 2.9 on hold")
    const told = bot.sent.map(({ text }) => text)

    expect(told).toContainEqual(expect.stringMatching(/^2\.2: complete already.*in the tab\.$/))
    expect(told).toContainEqual(expect.stringMatching(/^2\.5: closed.*in the tab\.$/))
    expect(told).toContainEqual(expect.stringMatching(/^3\.1: not among/))
    expect(await cards()).toHaveLength(1)
  })

  it("on an action that takes none is told of once, unless there is more in it", async () => {
    bot = await withActions([
      { key: "a", reference: "2.2", text: "Review the guidance", status: "complete" },
      { key: "d", reference: "2.9", text: "Print the leaflet" },
    ])
    await bot.say("2.2 complete")
    expect(bot.sent.map(({ text }) => text)).toEqual([expect.stringMatching(/^2\.2: complete already/)])
    await bot.say("2.2 complete, slides are out")
    expect(bot.sent.at(-1)?.text).toMatch(/could not place this: “2\.2 complete, slides are out”/)
  })

  it("that tells the status an action has, and no more, is no change", async () => {
    bot = await withActions([{ key: "a", reference: "2.5", text: "Hold the sessions", status: "under way" }])
    await bot.say("2.5 under way")
    const [card] = await cards()
    if (!card) throw new Error("no card")
    await press(card, "Yes, record it")

    expect(bot.store.updates).toMatchObject([{ subjectKey: "a", kind: "no change", asked: null, via: "chat" }])
  })

  it("tells by its reference what one press could not record", async () => {
    await bot.say("1.1 on hold, no tiles. 1.3 on hold, waiting for the tiles")
    const [card] = await cards()
    if (!card) throw new Error("no card")
    const answer = await press(card, "Yes, record both", { "words:1": "x".repeat(3000) })

    expect(bot.store.updates.map(({ subjectKey }) => subjectKey)).toEqual(["action1"])
    expect(complaintsAbout(answer?.value as Card)).toEqual([])
    expect(JSON.stringify(answer?.value)).toMatch(/"▲[^"]*1\.3[^"]*"/)
  })

  it("says that nothing is recorded only as long as something unsure waits", async () => {
    await bot.say("1.1 drafts are in. 1.3 on hold, waiting for the tiles")
    const [card] = await cards()
    if (!card) throw new Error("no card")
    const unsure = "I am not sure that I read this right."
    const half = await press(card, "Yes, record 1.3")
    expect(textsOf(half?.value).join("\n")).toContain(unsure)

    const whole = await press(half?.value as Card, "Send update", {
      "status:0": "under way",
      "words:0": "Drafts are in.",
    })
    expect(bot.store.updates).toHaveLength(2)
    expect(textsOf(whole?.value).join("\n")).not.toContain(unsure)
  })
})
