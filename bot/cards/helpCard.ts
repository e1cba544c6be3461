// What one can write to the bot.

import type { CardContext } from "./cardContext.ts"
import { type Card, card, heading, rich, run } from "./elements.ts"

export function helpCard({ words }: CardContext): Card {
  const lines = ["chat.helpCard", "chat.helpTyped", "chat.helpMyActions", "chat.helpSettings", "chat.helpHelp"] as const
  return card(
    [
      heading(words.say("chat.helpTitle"), "Medium"),
      rich([run(words.say("chat.hello"))]),
      ...lines.map(id => rich([run(words.say(id))], { spacing: "Small" })),
    ],
    words.say("chat.hello"),
  )
}
