import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { aByWhen, anAction, aStage } from "../../support/builders.ts"
import { inputsOf, openForms, refreshOf, textsOf, titlesOf } from "../../support/readCard.ts"
import { aBot, cardKey, manager, type SmallBot, stranger } from "../smallBot.ts"

let bot: SmallBot
beforeEach(async () => {
  bot = await aBot()
})
afterEach(() => bot.worker.stop())

type Answer = Awaited<ReturnType<SmallBot["press"]>>
const shown = (answer: Answer) => textsOf(answer?.value).join("\n")
const data = { card: cardKey, item: 0, answers: 0 }
const filled = { "status:0": "complete", "forecast:0": "yes", "words:0": "Done." }

describe("Send update", () => {
  it("brings the answer to the plan and opens the next form", async () => {
    const answer = await bot.press("sendUpdate", { ...data, ...filled })

    expect(shown(answer)).toContain("Your update is in the plan")
    expect(openForms(answer?.value)).toEqual(["form:1"])
    expect(bot.store.updates).toMatchObject([{ words: "Done.", asked: { status: "complete", forecast: "yes" } }])
  })

  it("keeps what is typed in the other forms", async () => {
    const answer = await bot.press("sendUpdate", { ...data, ...filled, "status:2": "on hold", "words:2": "half typed" })

    expect(inputsOf(answer?.value).find(({ id }) => id === "words:2")?.value).toBe("half typed")
    expect(inputsOf(answer?.value).find(({ id }) => id === "status:2")?.value).toBe("on hold")
    expect(bot.store.updates).toHaveLength(1)
  })

  it.each([
    ["words that are too long", { ...filled, "words:0": "x".repeat(2001) }, /longer than 2000 characters/],
    ["nothing filled in", { "status:0": "under way", "words:0": "  " }, /Nothing was filled in for 1\.1/],
    ["no status", { "words:0": "Done." }, /That could not be read/],
    ["a status nobody knows", { ...filled, "status:0": "nearly" }, /That could not be read/],
    ["a closing without its reason", { ...filled, "status:0": "closed, not proceeding" }, /That could not be read/],
    ["words that are no text", { "status:0": "under way", "words:0": { a: 1 } }, /Nothing was filled in/],
  ])("with %s says so and leaves the card as it is", async (_title, inputs, sentence) => {
    const answer = await bot.press("sendUpdate", { ...data, ...inputs })

    expect(answer).toMatchObject({ statusCode: 200, type: "application/vnd.microsoft.activity.message" })
    expect(answer?.value).toMatch(sentence)
    expect(bot.store.updates).toEqual([])
    expect(bot.updated).toEqual([])
  })

  it("with words as long as may be is taken", async () => {
    await bot.press("sendUpdate", { ...data, ...filled, "words:0": "🧵".repeat(1000) })
    expect(bot.store.updates[0]?.words).toHaveLength(2000)
  })

  it("closes with a reason", async () => {
    await bot.press("sendUpdate", { ...data, ...filled, "status:0": "closed, not proceeding: no longer needed" })
    expect(bot.store.updates).toMatchObject([
      { asked: { status: "closed, not proceeding", closedBecause: "no longer needed" } },
    ])
  })

  it("takes numbers as Teams sends them, as text", async () => {
    await bot.press("sendUpdate", { ...data, item: "0", answers: "0", ...filled })
    expect(bot.store.updates).toHaveLength(1)
  })

  it("by the line manager, on a card forwarded to them, counts as theirs", async () => {
    const answer = await bot.press("sendUpdate", { ...data, ...filled }, manager)

    expect(shown(answer)).toContain("Your update is in the plan")
    expect(bot.store.updates).toMatchObject([{ actor: manager, forPost: { key: "post" } }])
  })

  it("on an action that has left the plan says so and leaves the words on the card", async () => {
    bot.store.removeAction("action1")
    const answer = await bot.press("sendUpdate", { ...data, ...filled })

    expect(answer).toMatchObject({ statusCode: 200, type: "application/vnd.microsoft.activity.message" })
    expect(answer?.value).toMatch(/^This action is no longer in the plan, so nothing was recorded/)
  })
})

describe("a refresh", () => {
  it("keeps what stands in the forms, although Teams sends no inputs with it", async () => {
    const answer = await bot.press("sendUpdate", { ...data, ...filled, "status:2": "on hold", "words:2": "half typed" })
    const refresh = refreshOf(answer?.value)
    const again = await bot.press(refresh.verb, refresh.data)

    expect(inputsOf(again?.value).find(({ id }) => id === "words:2")?.value).toBe("half typed")
    expect(inputsOf(again?.value).find(({ id }) => id === "status:2")?.value).toBe("on hold")
    expect(shown(again)).toContain("“Done.”")
  })
})

describe("No change", () => {
  it("is recorded as such, and the action's words stay", async () => {
    const answer = await bot.press("noChange", data)

    expect(shown(answer)).toContain("You said: no change.")
    expect(bot.store.updates).toMatchObject([{ kind: "no change", words: "", asked: null }])
    expect(bot.store.actions.get("action1")?.status).toBe("under way")
  })

  it("does not drop words that are typed", async () => {
    const answer = await bot.press("noChange", { ...data, "words:0": "typed" })

    expect(answer?.value).toMatch(/You have filled something in for 1\.1/)
    expect(bot.store.updates).toEqual([])
  })
})

describe("No change to all", () => {
  it("answers what is left, and leaves what was answered", async () => {
    await bot.press("sendUpdate", { ...data, ...filled })
    const answer = await bot.press("noChangeToAll", { card: cardKey })

    expect(bot.store.updates.map(({ kind, subjectKey }) => [kind, subjectKey])).toEqual([
      ["progress", "action1"],
      ["no change", "action2"],
      ["no change", "action3"],
    ])
    expect(openForms(answer?.value)).toEqual([])
    expect(titlesOf(answer?.value)).not.toContain("No change to all")
  })

  it("twice is once", async () => {
    await Promise.all([bot.press("noChangeToAll", { card: cardKey }), bot.press("noChangeToAll", { card: cardKey })])
    await bot.press("noChangeToAll", { card: cardKey })

    expect(bot.store.updates).toHaveLength(3)
  })

  it("does not drop words that are typed in any form, and names the forms", async () => {
    const answer = await bot.press("noChangeToAll", { card: cardKey, "words:0": "a", "words:2": "b" })

    expect(answer?.value).toMatch(/You have filled something in for 1\.1, 1\.3\./)
    expect(bot.store.updates).toEqual([])
  })
})

describe("Change what I sent", () => {
  it("opens the form again with what was sent; what is sent then is a further update", async () => {
    await bot.press("sendUpdate", { ...data, ...filled })
    const form = await bot.press("changeAnswer", { card: cardKey, item: 0 })

    expect(openForms(form?.value)).toEqual(["form:0"])
    expect(inputsOf(form?.value).find(({ id }) => id === "words:0")?.value).toBe("Done.")

    await bot.press("sendUpdate", { ...data, answers: 1, ...filled, "status:0": "on hold", "words:0": "Not quite." })
    expect(bot.store.updates.map(({ words }) => words)).toEqual(["Done.", "Not quite."])
    expect(bot.store.actions.get("action1")).toMatchObject({ status: "on hold", progress: "Not quite." })
  })

  it("takes back a completion, with not a word", async () => {
    const before = bot.store.actions.get("action1")
    await bot.press("sendUpdate", { ...data, "status:0": "complete" })
    expect(bot.store.actions.get("action1")?.status).toBe("complete")
    await bot.press("changeAnswer", { card: cardKey, item: 0 })
    await bot.press("sendUpdate", { ...data, answers: 1, "status:0": "under way" })

    expect(bot.store.actions.get("action1")).toMatchObject({ status: "under way", byWhen: before?.byWhen })
  })

  it("takes back a stage, for another or for none", async () => {
    bot.worker.stop()
    const stages = ["CMT", "Executive"].map(label => aStage({ label, latest: "2027-01-31" }))
    bot = await aBot({ actions: [anAction({ key: "action1", byWhen: aByWhen({ stages }) })] })
    bot.clock.pass(60)
    const done = () => bot.store.actions.get("action1")?.byWhen.stages.flatMap(it => (it.doneOn ? [it.label] : []))
    const send = async (answers: number, stage: string) => {
      const filledIn = { "status:0": "under way", "words:0": `Try ${answers}.`, "stage:0": stage }
      await bot.press("sendUpdate", { ...data, answers, ...filledIn })
      return done()
    }

    expect(await send(0, "Executive")).toEqual(["Executive"])
    const form = await bot.press("changeAnswer", { card: cardKey, item: 0 })
    const choice = inputsOf(form?.value).find(({ id }) => id === "stage:0")
    expect(choice).toMatchObject({ value: "Executive", choices: [{ title: "None yet" }, {}, {}] })
    expect(await send(1, "CMT")).toEqual(["CMT"])
    expect(await send(2, "CMT")).toEqual(["CMT"])
    expect(await send(3, "-")).toEqual([])
  })
})

describe("every press", () => {
  it.each(["sendUpdate", "noChange", "noChangeToAll", "changeAnswer", "showCard"])(
    "%s on somebody else's card shows nothing of it, though its key can be guessed",
    async verb => {
      await bot.press("sendUpdate", { ...data, ...filled })
      await bot.press("noChangeToAll", { card: cardKey })
      const before = bot.store.updates.length
      const answer = await bot.press(verb, data, stranger)

      expect(answer?.value).toMatch(/^This card was sent to somebody else, so nothing was recorded/)
      expect(bot.store.updates).toHaveLength(before)
    },
  )

  it.each(["sendUpdate", "noChange", "noChangeToAll", "changeAnswer", "showCard"])(
    "%s on a card nobody knows says so",
    async verb => {
      const answer = await bot.press(verb, { ...data, card: "reminder/2020-01-01/nobody" })
      expect(answer?.value).toMatch(/^This card is no longer known here/)
    },
  )

  it("names a card by its key, and never another kind of message", async () => {
    await bot.work.insertIfAbsent({
      kind: "message",
      key: "held/1",
      state: "sent",
      body: { to: { kind: "person", person: stranger }, content: { type: "held" }, delivered: null, why: null },
      dueAt: null,
      leaseUntil: null,
      createdAt: "2026-11-26T09:00:00Z",
    })
    expect((await bot.press("showCard", { card: "held/1" }))?.value).toMatch(/^This card is no longer known here/)
  })
})
