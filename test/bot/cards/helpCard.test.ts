import { expect, it } from "vitest"
import { helpCard } from "#bot/cards/helpCard.ts"
import { commands } from "#bot/handlers/handlers.ts"
import { complaintsAbout, textsOf } from "../../support/readCard.ts"
import { context } from "../../support/reminders.ts"

it("is a good card that names every command as it is written", () => {
  const card = helpCard(context)
  expect(complaintsAbout(card)).toEqual([])
  for (const { words } of commands) expect(textsOf(card).join("\n")).toContain(`“${context.words.say(words)}”`)
})
