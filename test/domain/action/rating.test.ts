import { describe, expect, it } from "vitest"
import type { Action } from "#domain/action/action.ts"
import { isOverdue, isUpdatedThisMonth, standing } from "#domain/action/rating.ts"
import { aByWhen, anAction, aStage, dueBy } from "../../support/builders.ts"

const today = "2026-11-26"
const thisMonth = "2026-11-02T09:00:00Z"
const lastMonth = "2026-10-30T09:00:00Z"
const late = dueBy("2026-10-31")
const soon = dueBy("2026-12-10")
const far = dueBy("2027-04-30")
const review = (reviewOn: string) => aByWhen({ stages: [aStage({ ongoing: true })], reviewOn })

const of = (part: Partial<Action>) => {
  const found = standing(anAction(part), today)
  const { rating, because } = found
  const days = "days" in found ? ` ${found.days}` : ""
  const on = "on" in found ? ` on ${found.on}` : ""
  return `${rating}: ${because}${days}${on}`
}

describe("the calculated rating", () => {
  const rules: [string, Partial<Action>, string][] = [
    ["a stage overdue", { byWhen: late }, "red: overdue 26"],
    ["overdue, although updated this month", { byWhen: late, lastUpdateOn: thisMonth }, "red: overdue 26"],
    ["overdue goes before the forecast", { byWhen: late, forecast: "no" }, "red: overdue 26"],
    ["overdue, although the owner says yes", { byWhen: late, forecast: "yes" }, "red: overdue 26"],
    ["overdue while on hold", { byWhen: late, status: "on hold" }, "red: overdue 26"],
    ["overdue and not started", { byWhen: late, status: "not started" }, "red: overdue 26"],
    ["overdue and in place", { byWhen: late, status: "in place, under review" }, "red: overdue 26"],
    ["forecast no", { byWhen: far, forecast: "no" }, "red: forecast no"],
    ["forecast no goes before due soon", { byWhen: soon, forecast: "no" }, "red: forecast no"],
    ["forecast at risk", { byWhen: far, forecast: "at risk" }, "amber: forecast at risk"],
    ["at risk, updated this month", { forecast: "at risk", lastUpdateOn: thisMonth }, "amber: forecast at risk"],
    ["due today", { byWhen: dueBy(today) }, "amber: due soon 0 on 2026-11-26"],
    ["due in 14 days", { byWhen: soon }, "amber: due soon 14 on 2026-12-10"],
    [
      "due in 14 days, updated last month",
      { byWhen: soon, lastUpdateOn: lastMonth },
      "amber: due soon 14 on 2026-12-10",
    ],
    ["due in 14 days, updated this month", { byWhen: soon, lastUpdateOn: thisMonth }, "green: on course"],
    ["due in 15 days", { byWhen: dueBy("2026-12-11") }, "green: on course"],
    ["review in 4 days", { byWhen: review("2026-11-30") }, "amber: review soon 4 on 2026-11-30"],
    ["review in 4 days, updated", { byWhen: review("2026-11-30"), lastUpdateOn: thisMonth }, "green: on course"],
    ["review in 15 days", { byWhen: review("2026-12-11") }, "green: on course"],
    [
      "review soon and a stage far off",
      { byWhen: { ...far, reviewOn: "2026-11-30" } },
      "amber: review soon 4 on 2026-11-30",
    ],
    ["complete", { status: "complete" }, "blue: complete"],
    ["complete, although late", { status: "complete", byWhen: late, forecast: "no" }, "blue: complete"],
    ["in place", { status: "in place, under review" }, "blue: in place"],
    [
      "in place and its review soon",
      { status: "in place, under review", byWhen: review("2026-11-30") },
      "amber: review soon 4 on 2026-11-30",
    ],
    ["closed", { status: "closed, not proceeding", byWhen: late, forecast: "no" }, "none: closed"],
    ["far off and under way", { byWhen: far }, "green: on course"],
    ["without a date", {}, "green: on course"],
    ["forecast yes", { byWhen: far, forecast: "yes" }, "green: on course"],
    [
      "not started, before its earliest day",
      {
        status: "not started",
        byWhen: aByWhen({ stages: [aStage({ earliest: "2026-11-27", latest: "2027-04-30" })] }),
      },
      "green: not yet due",
    ],
    [
      "not started, on its earliest day",
      { status: "not started", byWhen: aByWhen({ stages: [aStage({ earliest: today, latest: "2027-04-30" })] }) },
      "green: on course",
    ],
    [
      "under way before its earliest day",
      { byWhen: aByWhen({ stages: [aStage({ earliest: "2026-11-27", latest: "2027-04-30" })] }) },
      "green: on course",
    ],
  ]

  it.each(rules)("%s", (_rule, part, expected) => {
    expect(of(part)).toBe(expected)
  })

  it("is no longer red once the stage that was late is done", () => {
    const stages = [aStage({ latest: "2026-10-31", doneOn: "2026-11-20" }), aStage({ latest: "2027-04-30" })]
    expect(of({ byWhen: aByWhen({ stages }) })).toBe("green: on course")
  })
})

describe("overdue", () => {
  it.each([
    ["not started", true],
    ["under way", true],
    ["in place, under review", true],
    ["on hold", true],
    ["complete", false],
    ["closed, not proceeding", false],
  ] as const)("%s, past its latest day: %s", (status, expected) => {
    expect(isOverdue(anAction({ status, byWhen: late }), today)).toBe(expected)
    expect(isOverdue(anAction({ status, byWhen: far }), today)).toBe(false)
  })
})

describe("updated this month", () => {
  it("goes by London's calendar", () => {
    expect(isUpdatedThisMonth({ lastUpdateOn: "2026-07-31T23:30:00Z" }, "2026-08-15")).toBe(true)
    expect(isUpdatedThisMonth({ lastUpdateOn: "2026-07-31T22:30:00Z" }, "2026-08-15")).toBe(false)
  })

  it("is not true of the same month of another year, nor without any update", () => {
    expect(isUpdatedThisMonth({ lastUpdateOn: "2025-11-02T09:00:00Z" }, today)).toBe(false)
    expect(isUpdatedThisMonth({ lastUpdateOn: null }, today)).toBe(false)
  })
})
