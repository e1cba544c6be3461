import { afterEach, expect, it } from "vitest"
import type { Message } from "#domain/message/message.ts"
import { itemsOnCard, type Reminder } from "#domain/reminder/reminder.ts"
import { anAction, aPost, dueBy } from "../../support/builders.ts"
import { aBot, cardKey, owner, type SmallBot, stranger } from "../smallBot.ts"

let bot: SmallBot
afterEach(() => bot.worker.stop())

const further = async () => {
  const rows = await bot.work.list<Message<Reminder>>("message", { prefix: `${cardKey}/more` })
  return rows.map(({ key, body }) => ({
    key,
    to: body.to.kind === "person" ? body.to.person.id : body.to.kind,
    actions: body.content.items.map(({ actionKey }) => actionKey),
  }))
}

it("keeps the name of a further card short, however many follow one another", async () => {
  const count = 6 * itemsOnCard
  const actions = Array.from({ length: count }, (_, at) =>
    anAction({ key: `a${String(at).padStart(2, "0")}`, reference: `1.${at + 1}`, byWhen: dueBy("2026-11-30") }),
  )
  bot = await aBot({ actions })
  for (let card = cardKey, at = 1; at < 6; at++) {
    const answer = await bot.press("showMore", { card })
    expect(answer?.value).toBe("They follow on another card.")
    card = `${cardKey}/more/${owner.id}${at === 1 ? "" : `/${at}`}`
  }

  const shown = (await further()).flatMap(card => card.actions)
  expect(new Set(shown).size).toBe(count - itemsOnCard)
})

it("what did not fit comes to each who asks for it, to each once", async () => {
  const actions = Array.from({ length: itemsOnCard + 2 }, (_, at) =>
    anAction({ key: `a${String(at).padStart(2, "0")}`, reference: `1.${at + 1}`, byWhen: dueBy("2026-11-30") }),
  )
  bot = await aBot({ actions, posts: [aPost({ holder: owner }), aPost({ key: "leisure", holder: stranger })] })
  for (const _press of [1, 2]) await bot.press("showMore", { card: cardKey })
  const own = { key: `${cardKey}/more/${owner.id}`, to: owner.id, actions: ["a10", "a11"] }
  expect(await further()).toEqual([own])

  // Whoever stands in presses it on the card that was forwarded to them.
  await bot.press("sendAside", { card: cardKey, what: "away", "aside:day": "2026-12-04", "aside:person": stranger.id })
  await bot.press("showMore", { card: cardKey }, stranger)
  expect(await further()).toEqual([own, { ...own, key: `${cardKey}/more/${stranger.id}`, to: stranger.id }])
})
