import { describe, expect, it } from "vitest"
import { type ItemFacts, wantsDeliveryDate } from "#domain/reminder/nudge.ts"
import { aByWhen, aCalendar, aStage, dueBy } from "../../support/builders.ts"
import { days, round, today, why } from "./askedDays.ts"

describe("why an item is asked about", () => {
  const scoped = (latest: string) => aByWhen({ stages: [aStage({ label: "Scope the work", latest })] })

  it.each<[string, Partial<ItemFacts>, string | null]>([
    ["nothing is due", {}, null],
    ["its round opened", { rounds: [{ ...round, opens: "2026-11-24", remind: "2026-11-27" }] }, "round opened"],
    ["its round is due in three working days", { rounds: [round] }, "round near"],
    ["its round is due", { rounds: [{ ...round, due: today }] }, "round due"],
    ["its round has not opened", { rounds: [{ ...round, opens: "2026-11-27" }] }, null],
    ["it was answered since its round opened", { rounds: [round], answeredOn: "2026-11-17" }, null],
    [
      "it was answered since its round opened, long ago",
      { rounds: [{ ...round, opens: "2026-11-02" }], answeredOn: "2026-11-03" },
      null,
    ],
    ["it was answered on the day before its round opened", { rounds: [round], answeredOn: "2026-10-16" }, "round near"],
    ["it was asked since the round's second asking", { rounds: [round], askedOn: today }, null],
    ["it was asked before the round's second asking", { rounds: [round], askedOn: "2026-11-25" }, "round near"],
    [
      "one round is not met any more and another has opened",
      {
        rounds: [
          { ...round, opens: "2026-09-01", due: "2026-10-01" },
          { ...round, opens: "2026-11-24", remind: "2026-12-08", due: "2026-12-11" },
        ],
      },
      "round opened",
    ],
    ["a stage is due", { byWhen: dueBy(today) }, "stage due"],
    ["a stage falls on tomorrow", { byWhen: dueBy("2026-11-27") }, "stage near"],
    ["a stage falls within three working days", { byWhen: dueBy("2026-12-01") }, "stage near"],
    ["a stage falls on a Sunday whose Friday is within three", { byWhen: dueBy("2026-11-29") }, "stage near"],
    ["a stage falls in four working days", { byWhen: dueBy("2026-12-02") }, "stage ahead"],
    ["a stage falls within a fortnight", { byWhen: dueBy("2026-12-10") }, "stage ahead"],
    ["a stage falls after a fortnight", { byWhen: dueBy("2026-12-11") }, null],
    ["a stage is long past", { byWhen: dueBy("2026-03-31") }, "stage past"],
    [
      "a stage is past and done",
      { byWhen: aByWhen({ stages: [aStage({ latest: "2026-03-31", doneOn: "2026-03-30" })] }) },
      null,
    ],
    [
      "one of two stages is past",
      { byWhen: aByWhen({ stages: [aStage({ latest: "2026-03-31" }), aStage({ latest: "2027-03-31" })] }) },
      "stage past",
    ],
    ["a review is within a fortnight", { byWhen: aByWhen({ reviewOn: "2026-12-10" }) }, "review"],
    ["a review is past", { byWhen: aByWhen({ reviewOn: "2026-01-10" }) }, "review"],
    ["a review is farther ahead", { byWhen: aByWhen({ reviewOn: "2026-12-11" }) }, null],
    ["only a date for scoping was given, and it has passed", { byWhen: scoped("2026-09-30") }, "scope passed"],
    ["only a date for scoping was given, and it is to come", { byWhen: scoped("2026-12-08") }, "stage ahead"],
    ["an ongoing action carries no date", { byWhen: aByWhen({ stages: [aStage({ ongoing: true })] }) }, null],
    ["this is the day the person chose", { remindOn: today }, "remind me"],
    ["the person chose a later day", { remindOn: "2026-11-27", rounds: [round], byWhen: dueBy("2026-09-30") }, null],
    ["the person chose a later day, but a stage is due", { remindOn: "2026-12-07", byWhen: dueBy(today) }, "stage due"],
  ])("%s", (_rule, part, expected) => {
    expect(why(part)).toBe(expected)
  })

  it("the due day comes before the day chosen, that before the round, the round before a stage near", () => {
    const all = { byWhen: dueBy(today), remindOn: today, rounds: [round] }
    expect(why(all)).toBe("stage due")
    expect(why({ ...all, byWhen: dueBy("2026-11-27") })).toBe("remind me")
    expect(why({ ...all, byWhen: dueBy("2026-11-27"), remindOn: null })).toBe("round near")
    expect(why({ ...all, byWhen: dueBy("2026-11-27"), remindOn: null, rounds: [] })).toBe("stage near")
  })

  it("nothing is asked on a day that is not worked, or on which it was answered", () => {
    const all = { byWhen: dueBy(today), remindOn: today, rounds: [round] }
    expect(why(all, today, aCalendar({ bankHolidays: [today] }))).toBeNull()
    expect(why({ ...all, byWhen: dueBy("2026-11-28") }, "2026-11-28")).toBeNull()
    expect(why({ ...all, answeredOn: today })).toBeNull()
  })
})

describe("an answer", () => {
  // Answered on Wednesday 18 November; the tenth working day after is Wednesday 2 December.
  const answeredOn = "2026-11-18"
  const later = { ...round, opens: "2026-11-20" }

  it.each<[string, Partial<ItemFacts>, string | null, string | null]>([
    ["a round", { rounds: [later] }, null, "round due"],
    ["a stage that is near", { byWhen: dueBy("2026-12-03") }, null, "stage near"],
    ["a stage that is past", { byWhen: dueBy("2026-11-02") }, null, "stage past"],
    ["a review", { byWhen: aByWhen({ reviewOn: "2026-11-30" }) }, null, "review"],
  ])("is an answer for ten working days: %s", (_rule, part, ninth, tenth) => {
    expect([why({ ...part, answeredOn }, "2026-12-01"), why({ ...part, answeredOn }, "2026-12-02")]).toEqual([
      ninth,
      tenth,
    ])
  })

  it("does not silence a stage's due day, nor the day a person chose", () => {
    expect(why({ byWhen: dueBy(today), answeredOn: "2026-11-25" })).toBe("stage due")
    expect(why({ remindOn: today, answeredOn: "2026-11-25" })).toBe("remind me")
  })

  it("on the due day or after it, is not asked for again", () => {
    expect(why({ byWhen: dueBy("2026-11-25"), answeredOn: "2026-11-25" })).toBeNull()
  })

  it("silences over a closure, whose days do not count", () => {
    const calendar = aCalendar({ closures: [{ from: "2026-12-24", to: "2027-01-01" }] })
    const item = { byWhen: dueBy("2026-12-01"), answeredOn: "2026-12-21" }
    const found = days(item, ["2026-12-21", "2027-01-20"], { calendar })
    expect(found[0]).toBe("2027-01-13 stage past")
  })
})

describe("the day a person chose", () => {
  it("is the day, or the next on which they work", () => {
    expect(days({ remindOn: "2026-11-28" }, ["2026-11-20", "2026-12-20"])).toEqual(["2026-11-30 remind me"])
  })

  it("puts off everything but a stage's due day", () => {
    expect(
      days({ remindOn: "2026-12-08", rounds: [round], byWhen: dueBy("2026-12-02") }, ["2026-11-16", "2026-12-11"]),
    ).toEqual(["2026-12-02 stage due", "2026-12-08 remind me"])
  })
})

describe("in a recess", () => {
  const calendar = aCalendar({ recesses: [{ from: "2026-11-23", to: "2026-12-04" }] })

  it.each<[string, Partial<ItemFacts>, string | null]>([
    ["a due day is said", { byWhen: dueBy(today) }, "stage due"],
    ["a day chosen is said", { remindOn: today }, "remind me"],
    ["a round is not", { rounds: [round] }, null],
    ["what is near is not", { byWhen: dueBy("2026-11-27") }, null],
    ["what is past is not", { byWhen: dueBy("2026-03-31") }, null],
  ])("%s", (_rule, part, expected) => {
    expect(why(part, today, calendar)).toBe(expected)
  })

  it("the round is asked about once it is over", () => {
    expect(days({ rounds: [round], askedOn: "2026-11-17" }, ["2026-11-20", "2026-12-20"], { calendar })).toEqual([
      "2026-12-07 round due",
    ])
  })
})

describe("a date for scoping alone", () => {
  const stage = (label: string | null, latest: string | null) => aStage({ label, latest })

  it.each([
    ["scoping, past", [stage("Scoping", "2026-09-30")], true],
    ["in other words", [stage("scope agreed", "2026-09-30"), stage("Scoped by partners", "2026-10-31")], true],
    ["not yet past", [stage("Scoping", today)], false],
    ["with a date for delivery", [stage("Scoping", "2026-09-30"), stage("Delivery", "2027-03-31")], false],
    ["with a stage that has no date", [stage("Scoping", "2026-09-30"), stage("Delivery", null)], true],
    ["a word that only begins so", [stage("Microscopes bought", "2026-09-30")], false],
    ["a stage without a name", [stage(null, "2026-09-30")], false],
    ["no date at all", [stage("Scoping", null)], false],
  ])("%s", (_rule, stages, expected) => {
    expect(wantsDeliveryDate(stages, today)).toBe(expected)
  })
})
