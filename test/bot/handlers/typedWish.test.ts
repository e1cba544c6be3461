import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { Card } from "#bot/cards/elements.ts"
import { anAction, dueBy } from "../../support/builders.ts"
import { complaintsAbout, dataOf, inputsAsDrawn, refreshOf, textsOf, titlesOf } from "../../support/readCard.ts"
import { cardsSaid, pressAsDrawn } from "../saidCards.ts"
import { aBot, owner, type SmallBot } from "../smallBot.ts"

let bot: SmallBot
beforeEach(async () => {
  bot = await aBot()
})
afterEach(() => bot.worker.stop())

describe("a wish in somebody's own words", () => {
  /** As Teams draws it anew. */
  const anew = async (card: unknown) => {
    const { verb, data } = refreshOf(card)
    return (await bot.press(verb, data))?.value
  }
  const requests = async () => {
    await bot.settled()
    return [...bot.store.requests.values()]
  }

  it("opens its form at its action, filled in as it was read, and one press asks for it", async () => {
    await bot.say("1.1 done. 1.2 I need until March because the contractor is late")
    const [card, ...others] = await cardsSaid(bot)
    if (!card) throw new Error("no card")

    expect(others).toEqual([])
    expect(complaintsAbout(card)).toEqual([])
    expect(titlesOf(card)).toEqual(expect.arrayContaining(["Ask for it", "Leave it", "Yes, record 1.1"]))
    expect(inputsAsDrawn(card)).toMatchObject({
      "aside:words": "31 March 2027",
      "aside:reason": "because the contractor is late",
    })
    expect(await requests()).toEqual([])
    expect(bot.sent.at(-1)?.text).toContain("“I need until March because the contractor is late”: the form for that")

    const answer = await pressAsDrawn(bot, card, "Ask for it")
    expect(textsOf(answer?.value).join("\n")).toContain("A later date for 1.2 is asked for: 31 March 2027")
    expect(await requests()).toMatchObject([
      { kind: "date change", subjectKey: "action2", from: owner, until: "2027-03-31", state: "open" },
    ])
    const recorded = await pressAsDrawn(bot, answer?.value as Card, "Yes, record 1.1")
    expect(textsOf(recorded?.value).join("\n")).toContain("Your update is in the plan")
  })

  it("to be away has a small card of its own, and the reason is kept nowhere", async () => {
    await bot.say("1.3 on hold. I am off sick until 5 January")
    const [said, away] = await cardsSaid(bot)
    if (!said || !away) throw new Error("no two cards")

    expect(inputsAsDrawn(said)).toMatchObject({ "status:0": "on hold" })
    expect(inputsAsDrawn(away)).toEqual({ "aside:day": "2027-01-05", "aside:name": "away all" })
    expect(textsOf(away).join("\n")).toContain("5 January 2027")
    expect(complaintsAbout(away)).toEqual([])
    const [, row] = await bot.work.list("message", { prefix: "asked/" })
    expect(JSON.stringify(row)).not.toContain("sick")

    const answer = await pressAsDrawn(bot, away, "I am away until then")
    expect(textsOf(answer?.value).join("\n")).toContain("You are away until 5 January 2027.")
    expect(await requests()).toMatchObject([{ kind: "absence", from: owner, until: "2027-01-05" }])
    expect(textsOf(await anew(answer?.value)).join("\n")).toContain("You are away until 5 January 2027.")
  })

  it("to be away from a day to come begins then", async () => {
    await bot.say("I am away from 20 December until 5 January")
    const [card] = await cardsSaid(bot)
    const answer = await pressAsDrawn(bot, card as Card, "I am away until then")

    expect(textsOf(answer?.value).join("\n")).toContain("You are away from 20 December 2026 until 5 January 2027.")
    expect(await requests()).toMatchObject([{ kind: "absence", starts: "2026-12-20", until: "2027-01-05" }])
  })

  it("to be away is none of somebody's who holds no post", async () => {
    await bot.say("I am away until 5 January", { from: { aadObjectId: "nobody", name: "Visitor" } })

    expect(await cardsSaid(bot)).toEqual([])
    expect(bot.sent.at(-1)?.text).toContain("I cannot read that")
  })

  it("stays open, with what is typed in it, while the rest of the card is answered here or elsewhere", async () => {
    await bot.say("1.1 done. 1.2 under way. I need until March because the contractor is late")
    const [card] = await cardsSaid(bot)
    const typed = { "aside:reason": "The contractor went." }
    const recorded = await pressAsDrawn(bot, card as Card, "Yes, record both", typed)
    expect(bot.store.updates).toHaveLength(2)
    expect(inputsAsDrawn(recorded?.value)).toMatchObject({ "aside:words": "31 March 2027", ...typed })

    const answer = await pressAsDrawn(bot, recorded?.value as Card, "Ask for it")
    expect(textsOf(answer?.value).join("\n")).toContain("A later date for 1.2 is asked for")
    expect(await requests()).toMatchObject([{ subjectKey: "action2", reason: "The contractor went." }])
    expect(titlesOf(await anew(answer?.value))).not.toContain("Ask for it")
  })

  it("is not filled in with what was typed in another form", async () => {
    await bot.say("1.1 done. 1.2 I need until March because the contractor is late")
    const [card] = await cardsSaid(bot)
    const { data } = dataOf(card, "Ask for it")
    const other = { "aside:reason": "Mine no more.", "aside:name": "handOver 0" }
    const answer = await bot.press("sendUpdate", { ...data, item: 0, answers: 0, "status:0": "complete", ...other })

    expect(inputsAsDrawn(answer?.value)).toMatchObject({ "aside:reason": "because the contractor is late" })
  })

  it("that was a mistake is left without a trace", async () => {
    await bot.say("I am away until 5 January")
    const [card] = await cardsSaid(bot)
    if (!card) throw new Error("no card")
    const answer = await pressAsDrawn(bot, card, "Leave it")

    const left = ["What you wrote", "Left as it is. Nothing was asked for here."]
    expect(textsOf(answer?.value)).toEqual(left)
    expect(textsOf(await anew(answer?.value))).toEqual(left)
    expect(await requests()).toEqual([])
  })

  it("stays filled in when Teams draws its card anew", async () => {
    await bot.say("1.2 I need until March because the contractor is late")
    const [card] = await cardsSaid(bot)
    const { verb, data } = refreshOf(card)
    const anew = await bot.press(verb, data)

    expect(inputsAsDrawn(anew?.value as Card)).toEqual(inputsAsDrawn(card as Card))
  })

  const exempt = { leadKey: "post", exemptParagraph: "4" }
  it.each([
    ["another's", "2.9", {}, "2.9: not among the actions you answer for"],
    ["one that is exempt", "2.9", exempt, "2.9: exempt, so it is answered in the tab only"],
    ["one that is exempt and has another form of reference", "A4", exempt, "A4: exempt"],
  ])("about %s opens no form of one's own, and asks for nothing", async (_, reference, part, sentence) => {
    await bot.worker.stop()
    const byWhen = dueBy("2026-11-30")
    const own = anAction({ key: "action1", reference: "1.1", byWhen })
    bot = await aBot({ actions: [own, anAction({ key: "action9", reference, leadKey: "leisure", byWhen, ...part })] })
    await bot.say(`${reference} I need until March because the sale has fallen through`)

    for (const card of await cardsSaid(bot)) expect(titlesOf(card)).not.toContain("Ask for it")
    const said = bot.sent.map(({ text }) => text).join("\n")
    expect(said).toContain(sentence)
    expect(said.includes("fallen through")).toBe(part !== exempt)
  })

  it.each([
    "1.1 done. 2.9 the sale has fallen through",
    "1.1 done, 2.9 the sale has fallen through",
    "1.1 done\n2.9 the sale has fallen through",
    "1.1 and 2.9 on hold, the sale has fallen through",
    "2.9 the sale has fallen through. 1.1 done",
  ])("%s: what is said of an exempt action is on no card and in no answer", async text => {
    await bot.worker.stop()
    const byWhen = dueBy("2026-11-30")
    const own = anAction({ key: "action1", reference: "1.1", byWhen })
    bot = await aBot({ actions: [own, anAction({ key: "action9", reference: "2.9", byWhen, ...exempt })] })
    await bot.say(text)
    const [card] = await cardsSaid(bot)

    expect(JSON.stringify([await bot.work.list("message", { prefix: "asked/" }), bot.sent])).not.toContain("sale")
    expect(textsOf(card).join("\n")).toContain("1.1 ")
    expect(bot.sent.map(({ text: said }) => said).join("\n")).toContain("2.9: exempt")
  })

  it("of no action by name opens no form for all of them", async () => {
    await bot.say("I need until March")
    const [card] = await cardsSaid(bot)

    expect(titlesOf(card)).not.toContain("Ask for it")
    expect(bot.sent.at(-1)?.text).toContain("press “Something else”")
  })
})
