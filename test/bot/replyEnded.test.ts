import { afterEach, beforeEach, expect, it } from "vitest"
import { replyEnded } from "#bot/replyEnded.ts"
import type { Message } from "#domain/message/message.ts"
import { askedKey, saidKey } from "#domain/reminder/cardsAbout.ts"
import type { Reminder } from "#domain/reminder/reminder.ts"
import type { Reply } from "#domain/update/reply.ts"
import { openForms, textsOf } from "../support/readCard.ts"
import { context } from "../support/reminders.ts"
import { aBot, cardKey, manager, owner, type SmallBot } from "./smallBot.ts"

let bot: SmallBot
beforeEach(async () => {
  bot = await aBot()
  bot.clock.pass(60)
})
afterEach(() => bot.worker.stop())

/** The day's card of the first action alone, put down once more under another key and for whomever. */
async function putCard(key: string, part: Partial<Reminder> = {}) {
  const row = await bot.work.get<Message<Reminder>>("message", cardKey)
  if (!row) throw new Error("no card")
  const content = { ...row.body.content, items: row.body.content.items.slice(0, 1), ...part, key }
  const delivered = { conversationId: "a:chat", activityId: key }
  await bot.work.insertIfAbsent({ ...row, key, body: { ...row.body, content, delivered } })
}

/** The owner answers the first action on the day's card; what the worker then does is done here and now. */
async function answer({ gone }: { gone?: string } = {}) {
  await bot.press("noChange", { card: cardKey, item: 0, answers: 0 })
  await bot.settled()
  const [reply] = await bot.work.list<Reply>("reply", { prefix: cardKey })
  if (!reply) throw new Error("no reply")
  const messenger = {
    async update(_to: unknown, { activityId: id }: { activityId: string }, card: unknown) {
      if (id === gone) throw new Error("no such message")
      seen.push({ id, card })
    },
  }
  const seen: { id: string; card: unknown }[] = []
  await replyEnded(
    {
      ...bot,
      messenger: messenger as never,
      context: () => ({ ...context, register: bot.register }),
      log: event => bot.log.push(event),
    },
    reply,
    false,
  )
  return seen
}

it.each([
  ["a further card", `${cardKey}/more/${owner.id}`],
  ["a card that was asked for in the chat", askedKey(owner.id, "2026-11-26", "x")],
  ["a reading of typed words", saidKey(owner.id, "2026-11-26", "x", 1)],
  ["the line manager's card", `reminder/2026-11-26/${manager.id}`],
])("brings %s up to date when its item is answered elsewhere", async (_, key) => {
  await putCard(key)

  const seen = await answer()

  expect(seen.map(({ id }) => id)).toEqual([key])
  expect(textsOf(seen[0]?.card).join("\n")).toContain("Answered on a card by Head of Learning")
  expect(openForms(seen[0]?.card)).toEqual([])
})

it("says on the card that told those above that the answer is there", async () => {
  const line = {
    key: "action1/post",
    actionKey: "action1",
    reference: "1.1",
    text: "Words",
    postTitle: "Head of Learning",
  }
  const told = { ...line, since: "2026-11-01", days: 18, level: "head" as const }
  await putCard(`reminder/2026-11-26/${manager.id}`, { items: [], escalated: [told] })

  const seen = await answer()

  expect(textsOf(seen[0]?.card).join("\n")).toContain("✓\u00A0Answered on 26 November")
})

it("leaves alone a card on which another item waits: words may stand in its form", async () => {
  const row = await bot.work.get<Message<Reminder>>("message", cardKey)
  await putCard(askedKey(owner.id, "2026-11-26", "x"), { items: row?.body.content.items ?? [] })

  expect(await answer()).toEqual([])
})

it("leaves alone a card on which somebody changes what they sent, until that is sent or left", async () => {
  const key = askedKey(owner.id, "2026-11-26", "x")
  await putCard(key)
  await bot.press("sendUpdate", { card: key, item: 0, answers: 0, "status:0": "on hold", "words:0": "First." })
  await bot.press("changeAnswer", { card: key, item: 0 })
  expect(await answer()).toEqual([])

  await bot.press("showCard", { card: key, leave: 0 })
  expect((await answer()).map(({ id }) => id)).toEqual([key])
})

it("brings the others up to date when one of the cards is gone, and puts that in the log", async () => {
  const [first, second, third] = ["x", "y", "z"].map(name => askedKey(owner.id, "2026-11-26", name))
  for (const key of [first, second, third]) await putCard(String(key))

  const seen = await answer({ gone: String(second) })

  expect(seen.map(({ id }) => id)).toEqual([first, third])
  expect(bot.log).toContain("a card was not brought up to date")
})
