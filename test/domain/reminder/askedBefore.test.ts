import { describe, expect, it } from "vitest"
import { addDays } from "#domain/day/day.ts"
import type { Message } from "#domain/message/message.ts"
import { askedBefore, nothingAsked } from "#domain/reminder/askedBefore.ts"
import { askedCardOf, readAskedCards } from "#domain/reminder/askedCard.ts"
import type { Reminder } from "#domain/reminder/reminder.ts"
import type { WorkRow } from "#domain/work/ports.ts"
import { aPerson } from "../../support/builders.ts"
import { memoryWork } from "../../support/memoryWork.ts"
import { anItem } from "../../support/reminders.ts"

const today = "2026-11-26"

function aCard(day: string, state = "sent", part: Partial<Reminder> = {}, personId = "p"): WorkRow<Message<Reminder>> {
  const key = `reminder/${day}/${personId}`
  const items = [anItem(0, { actionKey: "a", postKey: "post" })]
  const content: Reminder = {
    type: "reminder",
    key,
    day,
    items,
    more: [],
    exempt: [],
    escalated: [],
    toldToo: [],
    ...part,
  }
  const to = { kind: "person" as const, person: aPerson(personId) }
  const body = { to, content, until: day, delivered: null, why: null }
  const row = { kind: "message" as const, key, state, body, dueAt: null, leaseUntil: null }
  return { ...row, attempts: 1, version: 1, createdAt: `${day}T09:00:00Z` }
}
/** When it was asked, whether that was tried at all, and when the person had a card. */
const seen = (...rows: WorkRow<Message<Reminder>>[]) => {
  const before = askedBefore(rows.map(askedCardOf), today)
  return [before.askedOn("a", "post"), before.wasTried("a/post", "2026-01-01", "2026-12-31"), before.cardOn("p")]
}

describe("what the ledger knows of earlier days", () => {
  it.each<[string, WorkRow<Message<Reminder>>[], (string | boolean | null)[]]>([
    ["nothing", [], [null, false, null]],
    ["a card that arrived", [aCard("2026-11-20")], ["2026-11-20", true, "2026-11-20"]],
    ["a card that may have arrived was tried, not asked", [aCard("2026-11-20", "unknown")], [null, true, null]],
    ["a card that failed was tried", [aCard("2026-11-20", "failed")], [null, true, null]],
    [
      "the latest of several, in whatever order",
      [aCard("2026-11-20"), aCard("2026-11-24"), aCard("2026-11-17")],
      ["2026-11-24", true, "2026-11-24"],
    ],
    [
      "the last that arrived, not a later one that was only tried",
      [aCard("2026-11-20"), aCard("2026-11-24", "unknown")],
      ["2026-11-20", true, "2026-11-20"],
    ],
    ["not today's own, so that planning it again plans the same", [aCard(today)], [null, false, null]],
    ["not those of days to come", [aCard("2026-11-27")], [null, false, null]],
    ["another's card is not theirs", [aCard("2026-11-20", "sent", {}, "q")], ["2026-11-20", true, null]],
    [
      "an exempt item was asked too",
      [aCard("2026-11-20", "sent", { items: [], exempt: ["a/post"] })],
      ["2026-11-20", true, "2026-11-20"],
    ],
    [
      "an item that did not fit on the card, which says so, was asked",
      [aCard("2026-11-20", "sent", { items: [], more: ["a/post"] })],
      ["2026-11-20", true, "2026-11-20"],
    ],
  ])("%s", (_rule, rows, expected) => {
    expect(seen(...rows)).toEqual(expected)
  })

  it.each([
    ["from the day itself", "2026-11-20", "2026-11-23", true],
    ["to the day itself", "2026-11-17", "2026-11-20", true],
    ["on the day of another that failed", "2026-11-10", "2026-11-10", true],
    ["not between the two", "2026-11-11", "2026-11-19", false],
    ["not after", "2026-11-21", "2026-11-30", false],
  ])("tells whether somebody was tried to be asked in a span: %s", (_rule, from, to, expected) => {
    const before = askedBefore([aCard("2026-11-20"), aCard("2026-11-10", "failed")].map(askedCardOf), today)
    expect(before.wasTried("a/post", from, to)).toBe(expected)
    expect(before.wasTried("b/post", from, to)).toBe(false)
  })

  it("tells that somebody above was told of what their card only counts", () => {
    const told = aCard("2026-11-20", "sent", { items: [], toldToo: [{ key: "a/post", level: "head" }] }, "h")
    const before = askedBefore([askedCardOf(told)], today)
    expect([before.toldOn("a/post", "head"), before.toldOn("a/post", "director")]).toEqual(["2026-11-20", null])
  })

  it("tells who above was told, by level, of what arrived", () => {
    const line = {
      key: "a/post",
      actionKey: "a",
      reference: "1",
      text: "",
      postTitle: "",
      since: "2026-11-02",
      days: 10,
    }
    const rows = [
      aCard("2026-11-20", "sent", { items: [], escalated: [{ ...line, level: "head" }] }, "h"),
      aCard("2026-11-24", "unknown", { items: [], escalated: [{ ...line, level: "director" }] }, "d"),
    ]
    const before = askedBefore(rows.map(askedCardOf), today)
    expect([before.toldOn("a/post", "head"), before.toldOn("a/post", "director")]).toEqual(["2026-11-20", null])
    expect(before.askedOn("a", "post")).toBeNull()
  })

  it("is nothing before anything was asked", () => {
    expect([
      nothingAsked.askedOn("a", "post"),
      nothingAsked.cardOn("p"),
      nothingAsked.toldOn("a/post", "head"),
    ]).toEqual([null, null, null])
  })
})

describe("reading it", () => {
  it("finds cards of the last months, over the turn of a year, and nothing but reminders", async () => {
    const work = memoryWork()
    const rows = [aCard("2026-11-09"), aCard("2026-12-31", "sent", {}, "q"), aCard("2026-09-19", "sent", {}, "r")]
    for (const row of rows) await work.insertIfAbsent(row)
    await work.insertIfAbsent({ ...aCard("2027-01-04"), key: "decide/2027-01-04" })
    const before = askedBefore(await readAskedCards(work, "2027-01-10"), "2027-01-10")
    expect(["p", "q", "r"].map(before.cardOn)).toEqual(["2026-11-09", "2026-12-31", null])
    expect(before.askedOn("a", "post")).toBe("2026-12-31")
  })

  it("looks back over every month between, on whatever day", async () => {
    for (const day of ["2026-03-01", "2026-03-31", "2028-02-29", "2026-12-31", "2027-01-01"]) {
      const work = memoryWork()
      for (const back of [1, 15, 31, 62, 112])
        await work.insertIfAbsent(aCard(addDays(day, -back), "sent", {}, `p${back}`))
      const before = askedBefore(await readAskedCards(work, day), day)
      for (const back of [1, 15, 31, 62, 112]) expect(before.cardOn(`p${back}`)).toBe(addDays(day, -back))
    }
  })
})
