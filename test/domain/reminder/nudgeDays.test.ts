// On which days an item is asked about, when one follows another.
import { describe, expect, it } from "vitest"
import type { ItemFacts } from "#domain/reminder/nudge.ts"
import { aCalendar, dueBy } from "../../support/builders.ts"
import { days, plain, round, why } from "./askedDays.ts"

describe("a round", () => {
  it("asks at its opening, three working days before it is due, and on that day", () => {
    expect(days({ rounds: [round] }, ["2026-11-10", "2026-12-20"])).toEqual([
      "2026-11-17 round opened",
      "2026-11-26 round near",
      "2026-12-01 round due",
    ])
  })

  it("that opens on a day nobody works asks on the next, and is due on the one before", () => {
    const weekend = { ...round, opens: "2026-11-21", remind: "2026-11-28", due: "2026-12-05" }
    expect(days({ rounds: [weekend] }, ["2026-11-16", "2026-12-20"])).toEqual([
      "2026-11-23 round opened",
      "2026-11-27 round near",
      "2026-12-04 round due",
    ])
  })

  it("that overlaps another is asked about on its own days too, the one due first before the other", () => {
    const other = { ...round, opens: "2026-11-20", remind: "2026-12-01", due: "2026-12-04" }
    expect(days({ rounds: [round, other] }, ["2026-11-10", "2026-12-20"])).toEqual([
      "2026-11-17 round opened",
      "2026-11-20 round opened",
      "2026-11-26 round near",
      "2026-12-01 round due",
      "2026-12-04 round due",
    ])
  })

  it("that overlaps another is asked about though the other was answered before it opened", () => {
    const other = { ...round, opens: "2026-12-01", remind: "2026-12-08", due: "2026-12-11" }
    const found = days({ rounds: [round, other], answeredOn: "2026-11-18" }, ["2026-11-10", "2026-12-20"])
    // Until 1 December the answer silences.
    expect(found).toEqual(["2026-12-02 round opened", "2026-12-08 round near", "2026-12-11 round due"])
  })

  it("asks a part-time post on its own days, not after the due day", () => {
    const calendar = plain.ofPattern({ worksOn: [1], isTermTimeOnly: false })
    const found = days({ rounds: [round] }, ["2026-11-10", "2026-12-20"], { calendar: { ...plain, ...calendar } })
    // The Monday before the 26th is the 23rd, on which the opening is met too.
    expect(found).toEqual(["2026-11-23 round near", "2026-11-30 round due"])
  })

  it("that is under way when asking begins asks on the first day, one that is past does not", () => {
    expect(days({ rounds: [round], from: "2026-11-20" }, ["2026-11-10", "2026-12-20"])).toEqual([
      "2026-11-20 round opened",
      "2026-11-26 round near",
      "2026-12-01 round due",
    ])
    expect(days({ rounds: [round], from: "2026-12-02" }, ["2026-11-10", "2026-12-20"])).toEqual([])
  })
})

describe("a stage", () => {
  const byWhen = dueBy("2026-12-10")

  it("is told of once a week from a fortnight before, when it is near, when it is due, and then weekly", () => {
    expect(days({ byWhen }, ["2026-11-16", "2026-12-30"])).toEqual([
      "2026-11-26 stage ahead",
      "2026-11-30 stage ahead",
      "2026-12-07 stage near",
      "2026-12-10 stage due",
      "2026-12-14 stage past",
      "2026-12-21 stage past",
      "2026-12-28 stage past",
    ])
  })

  it("that falls in a closure is due on the last day before it", () => {
    const calendar = aCalendar({ closures: [{ from: "2026-12-24", to: "2027-01-01" }] })
    expect(
      days({ byWhen: dueBy("2026-12-31"), askedOn: "2026-12-21" }, ["2026-12-21", "2027-01-05"], { calendar }),
    ).toEqual(["2026-12-23 stage due", "2027-01-04 stage past"])
  })

  describe("that falls at the end of the summer holidays", () => {
    const council = aCalendar({ schoolHolidays: [{ from: "2026-07-22", to: "2026-09-01" }] })
    const ofPost = (worksOn: number[]) => ({
      calendar: { ...council, ...council.ofPattern({ worksOn, isTermTimeOnly: true }) },
    })

    it("is near, and due, before they begin for a post that works in term time", () => {
      const found = days({ byWhen: dueBy("2026-08-31") }, ["2026-07-01", "2026-09-02"], ofPost([]))
      expect(found).toEqual(["2026-07-16 stage near", "2026-07-21 stage due", "2026-09-02 stage past"])
    })

    it("is near, and due, before they begin for a post that works one day a week besides", () => {
      const found = days({ byWhen: dueBy("2026-09-06") }, ["2026-06-01", "2026-09-07"], ofPost([1]))
      expect(found).toEqual(["2026-06-29 stage near", "2026-07-20 stage due", "2026-09-07 stage past"])
    })

    it("is caught up with after them when its card was lost", () => {
      const lost = ["2026-07-21"]
      const found = days({ byWhen: dueBy("2026-08-31") }, ["2026-07-21", "2026-09-03"], { ...ofPost([]), lost })
      expect(found).toEqual(["2026-07-21 stage due", "2026-09-02 stage due"])
    })
  })

  it("that fell due before asking began is past, and is not called due", () => {
    expect(days({ byWhen: dueBy("2026-11-16"), from: "2026-11-18" }, ["2026-11-18", "2026-11-20"])).toEqual([
      "2026-11-18 stage past",
    ])
  })
})

describe("what was missed", () => {
  it.each<[string, Partial<ItemFacts>, [string, string], { lost?: string[]; idle?: string[] }, string[]]>([
    [
      "a due day while the app was down",
      { byWhen: dueBy("2026-11-20") },
      ["2026-11-20", "2026-11-26"],
      { idle: ["2026-11-20"] },
      ["2026-11-23 stage due"],
    ],
    [
      "a due day whose card was lost",
      { byWhen: dueBy("2026-11-20") },
      ["2026-11-20", "2026-11-26"],
      { lost: ["2026-11-20"] },
      ["2026-11-20 stage due", "2026-11-23 stage due"],
    ],
    [
      "a round's due day whose card was lost",
      { rounds: [round] },
      ["2026-12-01", "2026-12-20"],
      { lost: ["2026-12-01", "2026-12-02"] },
      ["2026-12-01 round due", "2026-12-02 round due", "2026-12-03 round due"],
    ],
    [
      "a day chosen whose card was lost",
      { remindOn: "2026-11-20" },
      ["2026-11-20", "2026-11-30"],
      { lost: ["2026-11-20"] },
      ["2026-11-20 remind me", "2026-11-23 remind me"],
    ],
  ])("is caught up with: %s", (_rule, part, span, parts, expected) => {
    expect(days(part, span, parts)).toEqual(expected)
  })

  it("is let go after a working week", () => {
    const everything = ["2026-12-01", "2026-12-02", "2026-12-03", "2026-12-04", "2026-12-07", "2026-12-08"]
    expect(days({ rounds: [round] }, ["2026-12-01", "2026-12-20"], { lost: everything })).toEqual(
      everything.map(day => `${day} round due`),
    )
    expect(why({ rounds: [round] }, "2026-12-09")).toBeNull()
  })

  it("a due day lost before a long closure is caught up with after it", () => {
    const calendar = aCalendar({ closures: [{ from: "2026-12-22", to: "2027-01-10" }] })
    expect(
      days({ byWhen: dueBy("2026-12-21") }, ["2026-12-21", "2027-01-12"], { calendar, lost: ["2026-12-21"] }),
    ).toEqual(["2026-12-21 stage due", "2027-01-11 stage due"])
  })
})

describe("what is gathered once a week", () => {
  const byWhen = dueBy("2026-03-31")

  it.each<[string, Partial<ItemFacts>, string | null]>([
    ["no card this week", { cardOn: "2026-11-20" }, "stage past"],
    ["a card this week about something else", { cardOn: "2026-11-23" }, null],
    ["a card this week about this, to another", { askedOn: "2026-11-25" }, null],
  ])("%s", (_rule, part, expected) => {
    expect(why({ byWhen, ...part })).toBe(expected)
  })

  it("is held back by a card of this week only if the post works on the day of it", () => {
    const calendar = { ...plain, ...plain.ofPattern({ worksOn: [3, 4, 5], isTermTimeOnly: false }) }
    const onThursday = (cardOn: string) => why({ byWhen, cardOn }, "2026-11-26", calendar)
    expect(["2026-11-23", "2026-11-24", "2026-11-25"].map(onThursday)).toEqual(["stage past", "stage past", null])
  })

  it("goes on the first day of the week that is worked", () => {
    const calendar = aCalendar({ bankHolidays: ["2026-11-23", "2026-11-24"] })
    expect(days({ byWhen }, ["2026-11-21", "2026-12-02"], { calendar })).toEqual([
      "2026-11-25 stage past",
      "2026-11-30 stage past",
    ])
  })

  it("does not hold back what is near: a card this week or not", () => {
    expect(why({ byWhen: dueBy("2026-11-30"), cardOn: "2026-11-23" })).toBe("stage near")
  })
})
