import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { Card } from "#bot/cards/elements.ts"
import { complaintsAbout, inputsAsDrawn, refreshOf, textsOf, titlesOf } from "../../support/readCard.ts"
import { cardsSaid, pressAsDrawn } from "../saidCards.ts"
import { aBot, owner, type SmallBot } from "../smallBot.ts"

let bot: SmallBot
beforeEach(async () => {
  bot = await aBot()
})
afterEach(() => bot.worker.stop())

describe("a wish in somebody's own words", () => {
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
    expect(inputsAsDrawn(away)).toEqual({ "aside:day": "2027-01-05" })
    expect(textsOf(away).join("\n")).toContain("5 January 2027")
    expect(complaintsAbout(away)).toEqual([])
    const [, row] = await bot.work.list("message", { prefix: "asked/" })
    expect(JSON.stringify(row)).not.toContain("sick")

    const answer = await pressAsDrawn(bot, away, "I am away until then")
    expect(textsOf(answer?.value).join("\n")).toContain("You are away until 5 January 2027.")
    expect(await requests()).toMatchObject([{ kind: "absence", from: owner, until: "2027-01-05" }])
  })

  it("that was a mistake is left without a trace", async () => {
    await bot.say("I am away until 5 January")
    const [card] = await cardsSaid(bot)
    if (!card) throw new Error("no card")
    const answer = await pressAsDrawn(bot, card, "Leave it")

    expect(textsOf(answer?.value)).toEqual(["What you wrote", "Left as it is. Nothing was asked for here."])
    expect(await requests()).toEqual([])
  })

  it("stays filled in when Teams draws its card anew", async () => {
    await bot.say("1.2 I need until March because the contractor is late")
    const [card] = await cardsSaid(bot)
    const { verb, data } = refreshOf(card)
    const anew = await bot.press(verb, data)

    expect(inputsAsDrawn(anew?.value as Card)).toEqual(inputsAsDrawn(card as Card))
  })

  it("of no action by name opens no form for all of them", async () => {
    await bot.say("I need until March")
    const [card] = await cardsSaid(bot)

    expect(titlesOf(card)).not.toContain("Ask for it")
    expect(bot.sent.at(-1)?.text).toContain("press “Something else”")
  })
})
