import { describe, expect, it } from "vitest"
import {
  addDays,
  Day,
  daysBetween,
  Instant,
  isRealDay,
  londonDay,
  monthOf,
  toInstant,
  weekStart,
} from "#domain/day/day.ts"

describe("adding days", () => {
  it.each([
    ["2026-01-31", 1, "2026-02-01"],
    ["2026-02-28", 1, "2026-03-01"],
    ["2028-02-28", 1, "2028-02-29"],
    ["2028-02-29", 1, "2028-03-01"],
    ["2026-12-31", 1, "2027-01-01"],
    ["2026-03-01", -1, "2026-02-28"],
    ["2026-11-26", 0, "2026-11-26"],
    ["2026-11-26", -14, "2026-11-12"],
    ["2026-01-01", 365, "2027-01-01"],
  ])("%s and %i days is %s", (day, days, expected) => {
    expect(addDays(day, days)).toBe(expected)
  })

  it("counts a day where clocks go forward or back as one day", () => {
    expect(addDays("2026-03-28", 2)).toBe("2026-03-30")
    expect(addDays("2026-10-24", 2)).toBe("2026-10-26")
  })
})

describe("days between", () => {
  it.each([
    ["2026-10-31", "2026-11-26", 26],
    ["2026-11-26", "2026-10-31", -26],
    ["2026-11-26", "2026-11-26", 0],
    ["2026-03-28", "2026-03-30", 2],
    ["2026-10-24", "2026-10-26", 2],
    ["2028-02-01", "2028-03-01", 29],
  ])("from %s to %s is %i", (from, to, expected) => {
    expect(daysBetween(from, to)).toBe(expected)
  })
})

describe("the day it is in London", () => {
  it.each([
    ["2026-03-28T23:59:59Z", "2026-03-28", "the last evening of winter time"],
    ["2026-03-29T22:59:59Z", "2026-03-29", "the first evening of summer time, just before midnight"],
    ["2026-03-29T23:00:00Z", "2026-03-30", "the same evening, at midnight by the clock"],
    ["2026-07-31T23:30:00Z", "2026-08-01", "a summer night at a month's end"],
    ["2026-10-24T23:00:00Z", "2026-10-25", "the last midnight of summer time"],
    ["2026-10-25T23:59:59Z", "2026-10-25", "the first evening of winter time"],
    ["2026-10-26T00:00:00Z", "2026-10-26", "midnight in winter"],
    ["2026-12-31T23:59:59Z", "2026-12-31", "the year's last second"],
  ])("at %s is %s: %s", (instant, day) => {
    expect(londonDay(instant)).toBe(day)
  })
})

describe("weeks and months", () => {
  it.each([
    ["2026-11-22", "2026-11-16"],
    ["2026-11-23", "2026-11-23"],
    ["2026-11-29", "2026-11-23"],
    ["2027-01-01", "2026-12-28"],
    ["2026-03-29", "2026-03-23"],
  ])("the week of %s begins on Monday %s", (day, monday) => {
    expect(weekStart(day)).toBe(monday)
  })

  it("knows the month of a day", () => {
    expect([monthOf("2026-11-30"), monthOf("2026-12-01")]).toEqual(["2026-11", "2026-12"])
  })
})

describe("moments", () => {
  it("are written in whole seconds", () => {
    expect(toInstant(new Date("2026-11-26T09:00:01.999Z"))).toBe("2026-11-26T09:00:01Z")
  })

  it("are taken in UTC with whole seconds, and in no other form", () => {
    expect(Instant.safeParse("2026-11-26T09:00:01Z").success).toBe(true)
    for (const odd of ["2026-11-26T09:00:01.5Z", "2026-11-26T09:00:01+01:00", "2026-11-26"])
      expect(Instant.safeParse(odd).success).toBe(false)
  })

  it("are not days, nor are days without a leading nought", () => {
    expect(Day.safeParse("2026-11-26").success).toBe(true)
    for (const odd of ["2026-11-26T09:00:01Z", "2026-1-2", "26/11/2026", ""])
      expect(Day.safeParse(odd).success).toBe(false)
  })

  it.each([
    ["2028-02-29", true],
    ["2026-02-29", false],
    ["2026-02-31", false],
    ["2026-11-31", false],
    ["2026-13-01", false],
    ["2026-00-10", false],
    ["2026-11-00", false],
    ["2026-12-31", true],
  ])("%s is a day of the calendar: %s", (text, expected) => {
    expect([isRealDay(text), Day.safeParse(text).success]).toEqual([expected, expected])
  })
})
