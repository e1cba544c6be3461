// An item that was answered somewhere else since the card was sent: in the tab, by somebody else, on another card.
import { londonDay } from "#domain/day/day.ts"
import type { Reminder } from "#domain/reminder/reminder.ts"
import type { Update } from "#domain/update/update.ts"
import type { CardContext } from "./cardContext.ts"
import { container, type Element, fact, firstWords, quote, rich, run } from "./elements.ts"
import { roomFor } from "./itemHead.ts"
import { tabLink } from "./link.ts"

export function answeredElsewhere(reminder: Reminder, at: number, update: Update, context: CardContext): Element[] {
  const { words, teamsAppId } = context
  const item = reminder.items[at]
  if (!item) return []
  const room = roomFor(reminder)
  const when = words.say("card.answeredElsewhere", {
    via: words.say(`via.${update.via}`),
    name: update.actor.name,
    day: words.date(londonDay(update.at)),
  })
  const items = [
    rich([run(`${item.reference} ${firstWords(item.text, room)}`, { weight: "Bolder" })]),
    container([rich([run(`✓\u00A0${when}`, { weight: "Bolder", color: "Good" })])], {
      style: "good",
      spacing: "Small",
    }),
    ...(update.words === ""
      ? []
      : [container(quote(firstWords(update.words, room)), { style: "emphasis", spacing: "Small" })]),
    ...(update.after ? [fact(words.say("card.status"), words.say(`status.${update.after.status}`))] : []),
    rich([run(words.say("heldCard.open"), { link: tabLink(teamsAppId, `action/${item.actionKey}`) })], {
      spacing: "Small",
    }),
  ]
  return [container(items, { separator: true, spacing: "Medium" })]
}
