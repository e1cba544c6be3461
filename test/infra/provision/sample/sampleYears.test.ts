import { describe, expect, it } from "vitest"
import { createCalendar } from "#api/calendar.ts"
import { addDays, Day, Instant } from "#domain/day/day.ts"
import { workingDayOnOrAfter } from "#domain/day/workingDays.ts"
import { planDay } from "#domain/reminder/planDay.ts"
import type { Register } from "#domain/update/register.ts"
import { asAtDay } from "#infra/provision/sample/plans.ts"
import { makeSample } from "#infra/provision/sample/sample.ts"
import { aPlanning } from "../../../support/builders.ts"
import { registerOf } from "./sampleRegister.ts"

const year = 2026
const day = asAtDay(year)
const sample = makeSample(year, { cmtChannelId: "19:cmt@thread.tacv2" })
const register = registerOf(sample)
const planningOf = (of: Register, today: Day) => aPlanning(of, today, { calendar: createCalendar(() => of.settings)() })

describe("another year", () => {
  /** Every text in the sample that names a day, a moment or a year. */
  const dated = (of: ReturnType<typeof makeSample>) => {
    // Meetings are counted in working days, which lie otherwise in each year.
    const withoutMeetings = { ...of, forums: of.forums.map(forum => ({ ...forum, calendar: "" })) }
    return JSON.stringify(withoutMeetings).match(/\b20\d\d\b(-\d\d-\d\d)?/g) ?? []
  }

  it("moves every date by whole years, also in words", () => {
    const later = dated(makeSample(2030, { cmtChannelId: "c" }))
    const moved = dated(sample).map(text => `${Number(text.slice(0, 4)) + 4}${text.slice(4)}`)
    expect(later).toEqual(moved)
  })

  it("has only real days in a leap year and in the year before one", () => {
    for (const of of [makeSample(2027, { cmtChannelId: "c" }), makeSample(2028, { cmtChannelId: "c" })])
      for (const text of JSON.stringify(of).match(/\d{4}-\d{2}-\d{2}/g) ?? []) expect(addDays(text, 0)).toBe(text)
  })

  it("ends January and February with the month, leap year or not", () => {
    const latest = (in_: number) =>
      makeSample(in_, { cmtChannelId: "c" }).actions.find(it => it.reference === "4.1")?.byWhen.stages[0]?.latest
    expect([latest(2026), latest(2027), latest(2028)]).toEqual(["2027-02-28", "2028-02-29", "2029-02-28"])
  })

  it("writes days and moments as the lists do", () => {
    const leap = makeSample(2028, { cmtChannelId: "c" })
    for (const update of leap.updates) expect(Instant.parse(update.at)).toBe(update.at)
    for (const plan of leap.plans) if (plan.asAt) expect(Day.parse(plan.asAt)).toBe("2028-11-26")
  })

  it("asks as many people, on a day of it that is worked", () => {
    const leap = registerOf(makeSample(2028, { cmtChannelId: "c" }))
    const { calendar } = planningOf(leap, asAtDay(2028))
    const worked = workingDayOnOrAfter(calendar, asAtDay(2028))
    expect([asAtDay(2028), worked]).toEqual(["2028-11-26", "2028-11-27"])
    expect(planDay(planningOf(leap, worked)).people).toHaveLength(planDay(planningOf(register, day)).people.length)
  })
})
