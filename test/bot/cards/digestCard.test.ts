import { describe, expect, it } from "vitest"
import { digestCard, digestSummary } from "#bot/cards/digestCard.ts"
import type { Digest } from "#domain/forum/digest.ts"
import { complaintsAbout, dataOf, nodesOf, textsOf } from "../../support/readCard.ts"
import { context } from "../../support/reminders.ts"

const none = { lines: [], more: 0, exempt: 0 }
const digest = (part: Partial<Digest> = {}): Digest => ({
  type: "digest",
  forumKey: "01FORUM",
  forumTitle: "CMT",
  day: "2026-11-26",
  at: "2026-11-26T09:00:00Z",
  since: "2026-11-19",
  plans: 1,
  actions: 17,
  counts: { blue: 5, green: 6, amber: 3, red: 2, none: 1 },
  newlyOverdue: none,
  completed: none,
  unowned: none,
  movedAgain: none,
  asked: { asked: 9, updated: 4, units: [] },
  ...part,
})
const line = (at: number, days: number | null = at) => ({
  actionKey: `01ACTION${at}`,
  reference: `2.${at}`,
  text: `Action number ${at} ${"of many words ".repeat(10)}`,
  days,
})
const texts = (part: Partial<Digest> = {}) => textsOf(digestCard(digest(part), context)).join("\n")

describe("digestCard", () => {
  it.each([
    ["full", digest({ newlyOverdue: { lines: [1, 2, 3].map(at => line(at)), more: 0, exempt: 2 } })],
    ["quiet", digest()],
    ["empty", digest({ plans: 0, actions: 0, counts: { blue: 0, green: 0, amber: 0, red: 0, none: 0 } })],
  ])("%s is read by Microsoft's renderer without a complaint", (_title, of) => {
    expect(complaintsAbout(digestCard(of, context))).toEqual([])
  })

  it("counts in words beside every colour, and leaves out what is none", () => {
    const counts = ["✓ 5 complete or in place", "● 6 on course", "▲ 3 at risk", "◆ 2 overdue or late"]

    expect(texts()).toContain(counts.map(count => count.replaceAll(" ", "\u00A0")).join(", "))
    expect(texts({ counts: { blue: 0, green: 1, amber: 0, red: 0, none: 0 } })).not.toContain("at\u00A0risk")
  })

  it("leaves the number to the words where a part of the bar has no room for it on a phone", () => {
    const lines = texts().split("\n")
    expect(lines).toEqual(expect.arrayContaining(["✓\u00A05", "●\u00A06", "▲\u00A03", "◆"]))
    expect(lines).not.toContain("◆\u00A02")
  })

  it("shows five lines a group, the rest as a number, and exempt ones as a number only", () => {
    const seen = texts({ newlyOverdue: { lines: [1, 2, 3, 4, 5, 6, 7].map(at => line(at)), more: 0, exempt: 2 } })
    expect(seen).toContain("Newly overdue: 9")
    expect(seen).toContain("2.5 Action number 5")
    expect(seen).not.toContain("2.6 Action number 6")
    expect(seen).toContain("and 2 more")
    expect(seen).toContain("2 exempt items")
  })

  it("counts the lines that were not kept with those it does not show", () => {
    const seen = texts({ newlyOverdue: { lines: [1, 2, 3, 4, 5, 6].map(at => line(at)), more: 40, exempt: 1 } })
    expect(seen).toContain("Newly overdue: 47")
    expect(seen).toContain("and 41 more")
  })

  it("makes each line a way into the tab", () => {
    const card = digestCard(digest({ completed: { lines: [line(1, null)], more: 0, exempt: 0 } }), context)
    const urls = nodesOf(card)
      .filter(node => node.type === "Action.OpenUrl")
      .map(node => String(node.url))
    expect(urls.some(url => decodeURIComponent(url).includes('"subEntityId":"action/01ACTION1"'))).toBe(true)
    for (const url of urls) expect(url.length).toBeLessThan(1900)
  })

  it("says so when nothing changed, and how many have answered", () => {
    expect(texts()).toContain("Nothing became overdue, was completed or lost its owner.")
    expect(texts()).toContain("4 of 9 updated.")
    expect(texts({ asked: { asked: 0, updated: 0, units: [] } })).toContain("No round of updates has been opened yet.")
  })

  it("counts what is updated by directorate where there are several, and ranks nobody", () => {
    const units = [
      { title: "Place", asked: 5, updated: 1 },
      { title: null, asked: 4, updated: 3 },
    ]

    expect(texts({ asked: { asked: 9, updated: 4, units } })).toContain("Place: 1 of 5; in no directorate: 3 of 4")
    expect(texts({ asked: { asked: 5, updated: 1, units: units.slice(0, 1) } })).not.toContain("Place")
  })

  it("lets each line be put on the agenda", () => {
    const card = digestCard(digest({ movedAgain: { lines: [line(4)], more: 0, exempt: 0 } }), context)

    expect(textsOf(card).join("\n")).toContain("Moved again: 1")
    expect(dataOf(card, "Put on the agenda")).toEqual({
      verb: "putOnAgenda",
      data: { forum: "01FORUM", action: "01ACTION4", digest: "digest/01FORUM/2026-11-23" },
    })
    expect(complaintsAbout(card)).toEqual([])
  })

  it("is summed up for notifications", () => {
    expect(digestSummary(digest(), context.words)).toBe(
      "CMT digest: 5 complete or in place, 6 on course, 3 at risk, 2 overdue or late",
    )
  })
})
