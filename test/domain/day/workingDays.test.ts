import { describe, expect, it } from "vitest"
import { addDays, hourInLondon, londonDay, momentInLondon } from "#domain/day/day.ts"
import {
  addWorkingDays,
  isWithin,
  weekdayOf,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
  workingDaysSince,
} from "#domain/day/workingDays.ts"
import { aCalendar } from "../../support/builders.ts"

/** Christmas of 2026: Friday the 25th and, in lieu of Saturday the 26th, Monday the 28th. */
const calendar = aCalendar({
  bankHolidays: ["2026-12-25", "2026-12-28", "2027-01-01"],
  closures: [{ from: "2026-12-24", to: "2027-01-01" }],
  recesses: [{ from: "2027-02-15", to: "2027-02-19" }],
  schoolHolidays: [{ from: "2027-02-15", to: "2027-02-19" }],
})
const everyDay = { worksOn: [], isTermTimeOnly: false }

describe("a day on which somebody works", () => {
  it.each([
    ["a Thursday", "2026-11-26", true],
    ["a Saturday", "2026-11-28", false],
    ["a Sunday", "2026-11-29", false],
    ["a Monday", "2026-11-30", true],
    ["the last day before a closure", "2026-12-23", true],
    ["the first day of a closure", "2026-12-24", false],
    ["a weekday within it, no bank holiday", "2026-12-30", false],
    ["its last day", "2027-01-01", false],
    ["the first Monday after it", "2027-01-04", true],
    ["a recess", "2027-02-16", true],
  ])("%s", (_rule, day, expected) => {
    expect(calendar.isWorking(day)).toBe(expected)
  })

  it("is no bank holiday outside a closure either", () => {
    expect(aCalendar({ bankHolidays: ["2027-05-03"] }).isWorking("2027-05-03")).toBe(false)
  })

  it("is told from a recess, which is worked but quiet", () => {
    expect(["2027-02-14", "2027-02-15", "2027-02-19", "2027-02-20"].map(calendar.isRecess)).toEqual([
      false,
      true,
      true,
      false,
    ])
  })
})

describe("a post's own days", () => {
  it.each([
    ["every weekday where it says nothing", everyDay, "2026-11-30", true],
    ["a day it works", { worksOn: [1, 3], isTermTimeOnly: false }, "2026-12-02", true],
    ["not a day it does not work", { worksOn: [1, 3], isTermTimeOnly: false }, "2026-12-03", false],
    [
      "not a bank holiday, though it works on that weekday",
      { worksOn: [5], isTermTimeOnly: false },
      "2026-12-25",
      false,
    ],
    ["not a weekend, whatever it says", { worksOn: [1, 2, 3, 4, 5], isTermTimeOnly: false }, "2026-12-05", false],
    ["not a school holiday where it works in term time", { worksOn: [], isTermTimeOnly: true }, "2027-02-16", false],
    ["term time", { worksOn: [], isTermTimeOnly: true }, "2027-02-22", true],
    ["both at once", { worksOn: [2], isTermTimeOnly: true }, "2027-02-16", false],
    ["both at once, in term", { worksOn: [2], isTermTimeOnly: true }, "2027-02-23", true],
  ])("are %s", (_rule, pattern, day, expected) => {
    expect(calendar.ofPattern(pattern).isWorking(day)).toBe(expected)
  })

  it("leave the council's own calendar and its recesses as they are", () => {
    calendar.ofPattern({ worksOn: [1], isTermTimeOnly: true }).isWorking("2027-02-16")
    expect(calendar.isWorking("2027-02-16")).toBe(true)
    expect(calendar.ofPattern({ worksOn: [1], isTermTimeOnly: true }).isRecess("2027-02-16")).toBe(true)
  })
})

describe("counting in working days", () => {
  it.each([
    ["none gives the day itself, worked or not", "2026-11-28", 0, "2026-11-28"],
    ["one after a Friday is Monday", "2026-11-27", 1, "2026-11-30"],
    ["one before a Monday is Friday", "2026-11-30", -1, "2026-11-27"],
    ["ten are two weeks", "2026-11-26", 10, "2026-12-10"],
    ["from a Saturday they begin on Monday", "2026-11-28", 1, "2026-11-30"],
    ["a closure is leapt over", "2026-12-23", 1, "2027-01-04"],
    ["also backwards", "2027-01-04", -1, "2026-12-23"],
    ["recesses are worked", "2027-02-12", 5, "2027-02-19"],
  ])("%s", (_rule, day, days, expected) => {
    expect(addWorkingDays(calendar, day, days)).toBe(expected)
  })

  it.each([
    ["a working day is itself both ways", "2026-11-26", "2026-11-26", "2026-11-26"],
    ["a weekend", "2026-11-28", "2026-11-27", "2026-11-30"],
    ["a closure", "2026-12-28", "2026-12-23", "2027-01-04"],
  ])("%s: on or before, on or after", (_rule, day, before, after) => {
    expect([workingDayOnOrBefore(calendar, day), workingDayOnOrAfter(calendar, day)]).toEqual([before, after])
  })

  it.each([
    ["the day itself does not count", "2026-11-26", "2026-11-26", 0],
    ["the last day does", "2026-11-26", "2026-11-27", 1],
    ["weekends do not", "2026-11-26", "2026-11-30", 2],
    ["closures do not", "2026-12-23", "2027-01-05", 2],
    ["recesses do not", "2027-02-12", "2027-02-22", 1],
    ["nothing where the end lies before", "2026-11-26", "2026-11-20", 0],
  ])("since: %s", (_rule, from, to, expected) => {
    expect(workingDaysSince(calendar, from, to)).toBe(expected)
  })

  it("comes to an end for a post that never works", () => {
    const never = { isWorking: () => false, isRecess: () => false }
    expect(addWorkingDays(never, "2026-11-26", 1) > "2026-11-26").toBe(true)
    expect(workingDaysSince(never, "2026-11-26", "2036-11-26")).toBe(0)
  })
})

it("weekdays are counted from Monday, also before the day they are counted from", () => {
  expect(["2026-11-23", "2026-11-29", "2023-12-31", "1999-12-31"].map(weekdayOf)).toEqual([0, 6, 6, 4])
})

it("a range holds its first and its last day", () => {
  const ranges = [{ from: "2026-12-24", to: "2026-12-31" }]
  const within = ["2026-12-23", "2026-12-24", "2026-12-31", "2027-01-01"].map(day => isWithin(ranges, day))
  expect(within).toEqual([false, true, true, false])
})

describe("an hour of a London day", () => {
  const at = (day: string, hour: number) => new Date(momentInLondon(day, hour)).toISOString()

  it.each([
    ["in winter it is that of UTC", "2026-11-26", 9, "2026-11-26T09:00:00.000Z"],
    ["in summer an hour before", "2026-07-01", 9, "2026-07-01T08:00:00.000Z"],
    ["the day before the clocks go forward", "2026-03-28", 9, "2026-03-28T09:00:00.000Z"],
    ["the day they go forward", "2026-03-29", 9, "2026-03-29T08:00:00.000Z"],
    ["midnight on that day is still winter's", "2026-03-29", 0, "2026-03-29T00:00:00.000Z"],
    ["the day before they go back", "2026-10-24", 9, "2026-10-24T08:00:00.000Z"],
    ["the day they go back", "2026-10-25", 9, "2026-10-25T09:00:00.000Z"],
    ["midnight on that day is still summer's", "2026-10-25", 0, "2026-10-24T23:00:00.000Z"],
    ["the last hour of a summer's day", "2026-07-01", 23, "2026-07-01T22:00:00.000Z"],
  ])("%s", (_rule, day, hour, expected) => {
    expect(at(day, hour)).toBe(expected)
  })

  it("falls on its own day and hour, on every day of two years", () => {
    for (let day = "2026-01-01"; day < "2028-01-01"; day = addDays(day, 1))
      for (const hour of [0, 7, 9, 19, 23]) {
        const moment = momentInLondon(day, hour)
        expect([londonDay(`${new Date(moment).toISOString().slice(0, 19)}Z`), hourInLondon(moment)]).toEqual([
          day,
          hour,
        ])
      }
  })
})
