// Tells managers that the store of work was lost and that reminders wait.
import type { CardContext } from "./cardContext.ts"
import { type Card, card, heading, rich, run } from "./elements.ts"

export function storeLostCard(heldUntil: string, { words }: CardContext): Card {
  const title = words.say("storeLost.title")
  return card(
    [heading(title, "Medium"), rich([run(words.say("storeLost.means", { day: words.date(heldUntil) }))])],
    title,
  )
}
