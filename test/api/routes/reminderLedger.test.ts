import { describe, expect, it } from "vitest"
import { isOfTheDay, readCards, seesCard, sumsOf, unreachedIn } from "#api/routes/reminderLedger.ts"
import type { MessageState } from "#domain/message/message.ts"
import { type AskedCard, askedCardOf } from "#domain/reminder/askedCard.ts"
import { type Reminder, reminderKey } from "#domain/reminder/reminder.ts"
import type { ReminderRow } from "#domain/reminder/reminderForm.ts"
import { english, makeWords } from "#domain/words/words.ts"
import { anAction, aPerson, aPlan, aPost, aRegister } from "../../support/builders.ts"
import { memoryWork } from "../../support/memoryWork.ts"

const words = makeWords("en-GB", english)
const today = "2026-11-26"
const register = aRegister({
  posts: [aPost({ key: "post", title: "Head of Leisure" })],
  plans: [aPlan(), aPlan({ key: "other" })],
  actions: [anAction(), anAction({ key: "theirs", planKey: "other" })],
})

type Row = { day?: string; person?: string; state: MessageState; why?: string | null; exempt?: string[]; key?: string }
function row({ day = today, person = "p", state, why = null, exempt = ["action/post"], key }: Row): ReminderRow {
  const content: Reminder = {
    ...{ type: "reminder", key: key ?? reminderKey(day, person), day },
    ...{ items: [], more: [], exempt, escalated: [], toldToo: [] },
  }
  const to = { kind: "person" as const, person: aPerson(person) }
  return {
    ...{ kind: "message", key: content.key, state, dueAt: null, leaseUntil: null, attempts: 1, version: 1 },
    body: { to, content, until: day, delivered: null, why },
    createdAt: `${day}T09:00:00Z`,
  }
}

describe("sumsOf", () => {
  it("has parts that make the whole, whatever the states", () => {
    const states = ["sent", "sent", "failed", "skipped", "unknown", "pending", "sending", "of another version"]
    expect(sumsOf(states.map(state => ({ state })))).toEqual({
      ...{ requested: 8, sent: 2, failed: 1, skipped: 1, unknown: 1, waiting: 3 },
    })
  })

  it("does not count a further card that the person asked for", () => {
    expect(isOfTheDay(row({ state: "sent" }))).toBe(true)
    expect(isOfTheDay(row({ state: "sent", key: `${reminderKey(today, "p")}/more/p` }))).toBe(false)
  })
})

describe("unreachedIn", () => {
  const unreached = (...rows: ReminderRow[]) => {
    const all = rows.map(askedCardOf)
    return unreachedIn({ all, seen: all }, today, register, words).map(({ personId }) => personId)
  }
  const notWanted = "everything on it was answered or paused before it went"
  const blocked = "told in the activity feed, having blocked or removed the app"

  it.each<[string, Row[], string[]]>([
    ["whose latest card failed", [{ state: "failed", why: "has removed the app" }], ["p"]],
    ["who was told in the feed only, having blocked the app", [{ state: "sent", why: blocked }], ["p"]],
    ["not who chose the feed", [{ state: "sent", why: "told in the activity feed" }], []],
    ["not who was reached since", [{ day: "2026-11-20", state: "failed" }, { state: "sent" }], []],
    ["who was reached before, not since", [{ day: "2026-11-20", state: "sent" }, { state: "failed" }], ["p"]],
    ["whose card today still waits", [{ day: "2026-11-20", state: "failed" }, { state: "pending" }], ["p"]],
    ["not whose card may have arrived", [{ state: "unknown" }], []],
    [
      "whose card could not go until its day had passed",
      [{ state: "skipped", why: "Teams could not be reached" }],
      ["p"],
    ],
    ["whose card nobody sent while its day lasted", [{ state: "skipped", why: "its day has passed" }], ["p"]],
    [
      "not whose card lapsed, but who was reached since",
      [{ day: "2026-11-25", state: "skipped", why: "its day has passed" }, { state: "sent" }],
      [],
    ],
    ["not whose card nobody wanted any more", [{ state: "skipped", why: notWanted }], []],
    [
      "whose card failed, whatever nobody wanted since",
      [
        { day: "2026-11-25", state: "failed" },
        { state: "skipped", why: notWanted },
      ],
      ["p"],
    ],
    ["who failed 31 days ago", [{ day: "2026-10-26", state: "failed" }], ["p"]],
    ["not who failed before that", [{ day: "2026-10-25", state: "failed" }], []],
    ["each once", [{ state: "failed" }, { person: "q", state: "failed" }], ["p", "q"]],
  ])("is those %s", (_title, rows, expected) => {
    expect(unreached(...rows.map(row))).toEqual(expected)
    expect(unreached(...rows.toReversed().map(row)).toSorted()).toEqual(expected)
  })

  it("goes by all cards, also those of others' plans, and tells of those that are seen", () => {
    const failed = askedCardOf(row({ day: "2026-11-20", state: "failed" }))
    const arrived = askedCardOf(row({ state: "sent" }))
    const later = { ...failed, day: today }
    const on = (all: AskedCard[], seen: AskedCard[]) =>
      unreachedIn({ all, seen }, today, register, words).map(it => it.on)
    expect(on([failed, arrived], [failed])).toEqual([])
    expect(on([failed, later], [failed])).toEqual(["2026-11-20"])
    expect(on([failed, later], [])).toEqual([])
  })

  it("tells the post, the day, the reason and the advice", () => {
    const cards = [askedCardOf(row({ state: "failed", why: "has blocked the app" }))]
    expect(unreachedIn({ all: cards, seen: cards }, today, register, words)).toEqual([
      {
        ...{ personId: "p", personName: "Person p", postTitles: ["Head of Leisure"], on: today },
        why: "They have blocked the app in Teams.",
        advice: "Ask them to unblock it: in Teams, open the app’s menu and choose Unblock.",
      },
    ])
  })
})

describe("seesCard", () => {
  const cards = ["action/post", "theirs/post", "gone/post"].map(item =>
    askedCardOf(row({ state: "sent", exempt: [item] })),
  )
  const seen = (isAll: boolean) => ({ isAll, plans: new Map([["plan", aPlan()]]) })

  it("is so of all for who sees all, and of cards about their plans for who sees some", () => {
    expect(cards.map(card => seesCard(card, seen(true), register))).toEqual([true, true, true])
    expect(cards.map(card => seesCard(card, seen(false), register))).toEqual([true, false, false])
  })
})

describe("readCards", () => {
  it("reads the cards of a day, and nothing that is no card of it", async () => {
    const work = memoryWork()
    for (const day of ["2026-10-31", "2026-11-30"])
      for (const person of ["p", "q"]) await work.insertIfAbsent(row({ day, person, state: "sent" }))
    const read = await readCards(work, "2026-11-30")
    expect(read.map(({ key }) => key)).toEqual(["p", "q"].map(person => reminderKey("2026-11-30", person)))
  })
})
