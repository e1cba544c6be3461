import { expect, it } from "vitest"
import { plainView, reminderCard } from "#bot/cards/reminderCard.ts"
import { roundLines } from "#bot/cards/roundLines.ts"
import type { AskedRound } from "#domain/reminder/reminder.ts"
import { complaintsAbout, textsOf } from "../../support/readCard.ts"
import { anItem, aReminder, context } from "../../support/reminders.ts"

const round: AskedRound = {
  ...{ forumTitle: "CMT", meetingOn: "2026-12-16", due: "2026-12-01" },
  ...{ toHeadOn: "2026-12-15", toDirectorOn: "2026-12-29" },
}
const monthly = { forumTitle: null, meetingOn: null }
const lines = (part: Partial<AskedRound>) =>
  roundLines([anItem(0, { round: { ...round, ...part } })], context.today, context.words).flatMap(textsOf)

it.each<[string, Partial<AskedRound>, string]>([
  ["a forum's round", {}, "Updates are due by Tuesday 1 December 2026, for CMT on 16 December."],
  [
    "one that is over",
    { due: "2026-11-25" },
    "Updates were due by Wednesday 25 November 2026, for CMT on 16 December.",
  ],
  ["the month's", monthly, "This month’s updates are due by Tuesday 1 December 2026."],
  ["a month's that is over", { ...monthly, due: "2026-11-25" }, "Updates were due by Wednesday 25 November 2026."],
])("says by when, and for whom: %s", (_, part, expected) => {
  expect(lines(part)[0]).toBe(expected)
})

it.each<[string, Partial<AskedRound>, string[]]>([
  ["both", {}, ["If there is no answer, your line manager is told on 15 December and the director on 29 December."]],
  ["the head alone", { toDirectorOn: null }, ["If there is no answer, your line manager is told on 15 December."]],
  ["the director, after the head", { toHeadOn: null }, ["If there is no answer, the director is told on 29 December."]],
  ["nobody", { toHeadOn: null, toDirectorOn: null }, []],
])("says who hears of silence: %s", (_, part, expected) => {
  expect(lines(part).slice(1)).toEqual(expected)
})

it("says of which actions where the people above are not the same", () => {
  const asked = [{}, { toHeadOn: null }, {}, { toHeadOn: null, toDirectorOn: null }].map((part, at) =>
    anItem(at, { reference: `2.${at}`, round: { ...round, ...part } }),
  )
  expect(roundLines(asked, context.today, context.words).flatMap(textsOf).slice(1)).toEqual([
    "2.0, 2.2: If there is no answer, your line manager is told on 15 December and the director on 29 December.",
    "2.1: If there is no answer, the director is told on 29 December.",
  ])
})

it("leaves a card that has only counted items with a title and the way to them", () => {
  const card = reminderCard(plainView(aReminder([], 0, 2)), context)
  expect(complaintsAbout(card)).toEqual([])
  const text = textsOf(card).join("\n")
  expect(text).toContain("Two actions to update")
  expect(JSON.stringify(card)).toContain("showMore")
})
