import { expect, it } from "vitest"
import { makeCard } from "#bot/cards/contents.ts"
import { complaintsAbout, textsOf } from "../../support/readCard.ts"
import { context } from "../../support/reminders.ts"

it("says how many wait for a word, why, and where to give it", () => {
  const notice = { type: "cap reached", day: "2026-11-26", people: 251, cap: 250 }
  const { card, summary } = makeCard(notice, context)
  expect(complaintsAbout(card)).toEqual([])
  expect(summary).toBe("Reminders to 251 people wait for your word")
  const text = textsOf(card).join("\n")
  expect(text).toContain("On 26 November 2026, 251 people are to get a card, more than the 250")
  expect(JSON.stringify(card)).toContain(encodeURIComponent('"reminders"'))
})
