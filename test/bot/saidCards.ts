// Cards that typed words have brought, and presses on them with what stands in their forms.
import { makeCard } from "#bot/cards/contents.ts"
import type { Card } from "#bot/cards/elements.ts"
import type { Message } from "#domain/message/message.ts"
import type { Person } from "#domain/people/post.ts"
import type { Reminder } from "#domain/reminder/reminder.ts"
import { dataOf, inputsAsDrawn } from "../support/readCard.ts"
import { context } from "../support/reminders.ts"
import { owner, type SmallBot } from "./smallBot.ts"

/** As they were sent. */
export async function cardsSaid(bot: SmallBot): Promise<Card[]> {
  await bot.settled()
  const rows = await bot.work.list<Message<Reminder>>("message", { prefix: "asked/" })
  return rows.map(({ body }) => makeCard(body.content, context).card)
}

export function pressAsDrawn(
  bot: SmallBot,
  card: Card,
  title: string,
  inputs: Record<string, string> = {},
  person: Person = owner,
) {
  const { verb, data } = dataOf(card, title)
  return bot.press(verb, { ...data, ...inputsAsDrawn(card), ...inputs }, person)
}
