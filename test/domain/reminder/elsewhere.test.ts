import { describe, expect, it } from "vitest"
import { answersElsewhere } from "#domain/reminder/elsewhere.ts"
import type { Reminder } from "#domain/reminder/reminder.ts"
import { anAction, anUpdate, aPost, aRegister } from "../../support/builders.ts"
import { anItem } from "../../support/reminders.ts"

const shownAt = "2026-11-20T09:00:00Z"
const item = anItem(0, { actionKey: "action", postKey: "post" })
const card: Reminder = {
  type: "reminder",
  key: "reminder/2026-11-26/p",
  day: "2026-11-26",
  items: [{ ...item, shown: { ...item.shown, leadKey: "post", lastUpdateOn: shownAt } }],
  more: [],
  exempt: [],
  escalated: [],
  toldToo: [],
}
const posts = [aPost(), aPost({ key: "other" }), aPost({ key: "group", memberKeys: ["post", "other"] })]
const after = "2026-11-26T11:00:00Z"

const found = (updates: Parameters<typeof anUpdate>[0][], of = card) => {
  const register = aRegister({
    actions: [anAction()],
    posts,
    updates: updates.map(part => anUpdate({ formId: "tab:0", ...part })),
  })
  return [...answersElsewhere(of, register)].map(([key, update]) => `${key} ${update.key}`)
}
const ofGroup = { ...card, items: card.items.map(it => ({ ...it, shown: { ...it.shown, leadKey: "group" } })) }

describe("what was answered somewhere else", () => {
  it.each<[string, Parameters<typeof anUpdate>[0][], string[]]>([
    ["a report in the tab", [{ key: "u", at: after }], ["action/post u"]],
    ["a 'no change'", [{ key: "u", at: after, kind: "no change" }], ["action/post u"]],
    [
      "on another day's card",
      [{ key: "u", at: after, formId: "reminder/2026-11-25/p/action/post:0" }],
      ["action/post u"],
    ],
    [
      "on the card of somebody whose name begins alike",
      [{ key: "u", at: after, formId: "reminder/2026-11-26/pq/action/post:0" }],
      ["action/post u"],
    ],
    [
      "the last of several",
      [
        { key: "u2", at: "2026-11-26T12:00:00Z" },
        { key: "u1", at: after },
      ],
      ["action/post u2"],
    ],
    ["not on this card", [{ key: "u", at: after, formId: "reminder/2026-11-26/p/action/post:0" }], []],
    ["not what the card showed already", [{ key: "u", at: shownAt }], []],
    ["not what was held", [{ key: "u", at: after, held: "closed" }], []],
    [
      "not a request nor a decision",
      [
        { key: "u", at: after, kind: "date request" },
        { key: "v", at: after, kind: "decision" },
      ],
      [],
    ],
    ["not of another action", [{ key: "u", at: after, subjectKey: "another" }], []],
  ])("%s", (_rule, updates, expected) => {
    expect(found(updates)).toEqual(expected)
  })

  it("is a group's member's own answer only", () => {
    const by = (key: string) => [{ key: "u", at: after, forPost: { key, title: "" } }]
    expect([found(by("post"), ofGroup), found(by("other"), ofGroup)]).toEqual([["action/post u"], []])
    expect(found(by("other"))).toEqual(["action/post u"])
  })
})
