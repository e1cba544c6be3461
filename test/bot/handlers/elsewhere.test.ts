import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { makeCard } from "#bot/cards/contents.ts"
import type { Action } from "#domain/action/action.ts"
import { reminderKey } from "#domain/reminder/reminder.ts"
import { shownOf } from "#domain/update/applyUpdate.ts"
import { until } from "../../support/localWorld.ts"
import { complaintsAbout, inputsOf, openForms, textsOf } from "../../support/readCard.ts"
import { context } from "../../support/reminders.ts"
import { progress } from "../../support/replies.ts"
import { aBot, cardKey, manager, owner, type SmallBot } from "../smallBot.ts"

let bot: SmallBot
beforeEach(async () => {
  bot = await aBot()
  bot.clock.pass(60)
})
afterEach(() => bot.worker.stop())

/** Answers an action as the tab's own form does. */
const answerInTab = (key: string, words: string, status: Action["status"] = "on hold") => {
  const action = bot.store.actions.get(key)
  if (!action) throw new Error(`no action ${key}`)
  const form = { id: `tab/${key}/${words}`, answersBefore: 0, actionKey: key, shown: shownOf(action) }
  return bot.worker.takeReplies([
    {
      actor: manager,
      via: "tab",
      form: { ...form, postKey: null, addresseeId: null },
      answered: progress(status, words),
    },
  ])
}
const shown = (card: unknown) => textsOf(card).join("\n")
const show = () => bot.press("showCard", { card: cardKey })

describe("an item answered in the tab", () => {
  it("shows so on the card when it is looked at again, and its form is gone", async () => {
    await answerInTab("action2", "Waiting for the tiles.")
    const answer = await show()

    expect(shown(answer?.value)).toContain("Answered in the tab by Chief Officer on 26 November 2026")
    expect(shown(answer?.value)).toContain("“Waiting for the tiles.”")
    expect(inputsOf(answer?.value).map(({ id }) => id)).not.toContain("words:1")
    expect(complaintsAbout(answer?.value as never)).toEqual([])
  })

  it("leaves a card alone that has an open form, in which words may stand", async () => {
    await answerInTab("action2", "Waiting for the tiles.")
    await bot.settled()

    expect(bot.updated).toEqual([])
  })

  it("changes a card of itself once nothing on it waits for an answer", async () => {
    await bot.press("noChange", { card: cardKey, item: 0, answers: 0 })
    await bot.press("noChange", { card: cardKey, item: 2, answers: 0 })
    const before = bot.updated.length
    await answerInTab("action2", "Waiting for the tiles.")
    await until("the card to be brought up to date", async () => bot.updated.length > before)

    expect(bot.updated).toHaveLength(before + 1)
    expect(shown(bot.updated.at(-1)?.card)).toContain("“Waiting for the tiles.”")
    expect(openForms(bot.updated.at(-1)?.card)).toEqual([])
  })

  it("does not take away what is sent from an old drawing of the card: it is judged, and held", async () => {
    await answerInTab("action2", "Waiting for the tiles.")
    const inputs = { "status:1": "complete", "words:1": "All done." }
    const answer = await bot.press("sendUpdate", { card: cardKey, item: 1, answers: 0, ...inputs })

    expect(shown(answer?.value)).toContain("Somebody else had answered meanwhile.")
    expect(bot.store.updates.map(({ words, held }) => [words, held])).toEqual([
      ["Waiting for the tiles.", null],
      ["All done.", "answered by another"],
    ])
    expect(bot.store.actions.get("action2")?.status).toBe("on hold")
  })

  it("is passed over by “No change to all”", async () => {
    await answerInTab("action2", "Waiting for the tiles.")
    await bot.press("noChangeToAll", { card: cardKey })

    expect(bot.store.updates.map(({ subjectKey, kind }) => [subjectKey, kind])).toEqual([
      ["action2", "progress"],
      ["action1", "no change"],
      ["action3", "no change"],
    ])
  })

  it("is left off a card that has not gone yet, and a card with nothing left is not sent", async () => {
    await bot.say("my actions")
    await answerInTab("action2", "Waiting for the tiles.")
    await bot.settled()
    const [asked] = await bot.work.list<{ content: { items: { actionKey: string }[] } }>("message", {
      prefix: "asked/",
    })

    expect(asked?.state).toBe("sent")
    expect(asked?.body.content.items.map(({ actionKey }) => actionKey)).toEqual(["action1", "action3"])
  })
})

describe("a test card", () => {
  const testKey = `test/${cardKey}`
  beforeEach(async () => {
    const row = await bot.work.get<{ content: { key: string } }>("message", cardKey)
    if (!row) throw new Error("no card")
    const body = { ...row.body, content: { ...row.body.content, key: testKey } }
    await bot.work.insertIfAbsent({ ...row, key: testKey, body })
  })

  it("says that it is one", async () => {
    expect(shown((await bot.press("showCard", { card: testKey }))?.value)).toMatch(/^▲\u00A0This is a test card/)
  })

  it.each([
    ["sendUpdate", { item: 0, answers: 0, "status:0": "complete", "words:0": "Done." }],
    ["noChange", { item: 0, answers: 0 }],
    ["noChangeToAll", {}],
    ["sendAll", {}],
    ["sendAside", { what: "away", "aside:day": "2026-12-04" }],
    ["showMore", {}],
  ])("records nothing on %s, and says so", async (verb, data) => {
    const answer = await bot.press(verb, { card: testKey, ...data })

    expect(answer?.value).toBe("This is a test card, so nothing was recorded.")
    expect(bot.store.updates).toEqual([])
    expect(await bot.work.list("request")).toEqual([])
  })
})

describe("Show more", () => {
  it("sends what did not go on the card on a further one, once, and what is answered no more", async () => {
    const row = await bot.work.get<{ content: Record<string, unknown> & { items: unknown[] } }>("message", cardKey)
    if (!row) throw new Error("no card")
    const content = {
      ...row.body.content,
      items: row.body.content.items.slice(0, 1),
      more: ["action2/post", "action3/post"],
    }
    await bot.work.compareAndSet(row, { body: { ...row.body, content } })
    await answerInTab("action2", "Waiting for the tiles.")

    expect((await bot.press("showMore", { card: cardKey }))?.value).toBe("They follow on another card.")
    await bot.press("showMore", { card: cardKey })
    await bot.settled()

    const further = await bot.work.list<{ content: { type: string; items: { actionKey: string }[] } }>("message", {
      prefix: `${reminderKey("2026-11-26", owner.id)}/more`,
    })
    expect(further).toHaveLength(1)
    expect(further[0]?.state).toBe("sent")
    expect(further[0]?.body.content.items.map(({ actionKey }) => actionKey)).toEqual(["action3"])
    const { card } = makeCard(further[0]?.body.content ?? { type: "" }, context)
    expect(complaintsAbout(card)).toEqual([])
  })

  it("says so when there are no more", async () => {
    expect((await bot.press("showMore", { card: cardKey }))?.value).toBe("There are no more at the moment.")
  })
})
