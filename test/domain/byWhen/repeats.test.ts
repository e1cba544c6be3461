import { describe, expect, it } from "vitest"
import { monthsBetweenOccurrences, nextOccurrence } from "#domain/byWhen/repeats.ts"
import { addDays } from "#domain/day/day.ts"
import { fc } from "#test/support/property.ts"
import { aStage } from "../../support/builders.ts"

describe("months between occurrences", () => {
  it.each([
    ["annually", 12],
    ["Annual", 12],
    ["Yearly", 12],
    ["each year", 12],
    ["every August", 12],
    ["every spring", 12],
    ["Feb & Oct", 12],
    ["six monthly", 6],
    ["Six-monthly", 6],
    ["6 monthly", 6],
    ["half-yearly", 6],
    ["biannually", 6],
    ["twice each year", 6],
    ["twice a year", 6],
    ["twice each year; January 2013, July 2013", 12],
    ["six monthly (March and September)", 12],
    ["three times a year", 4],
    ["four times a year", 3],
    ["quarterly", 3],
    ["every quarter", 3],
    ["every 3 months", 3],
    ["monthly", 1],
    ["every two years", 24],
    ["4 yearly", 48],
    ["weekly", null],
    ["seven times a year", null],
    ["now and then", null],
    ["every 0 months", null],
    ["", null],
  ])("%j: %j", (repeats, months) => {
    expect(monthsBetweenOccurrences(repeats)).toBe(months)
  })
})

describe("the next occurrence", () => {
  const stage = (earliest: string | null, latest: string | null, repeats: string | null) =>
    aStage({ earliest, latest, repeats, ongoing: false, doneOn: "2026-01-05" })

  it.each([
    ["annually", "2026-03-01", "2026-03-31", "2026-03-31", "2027-03-01", "2027-03-31"],
    ["annually", null, "2026-12-31", "2030-06-01", null, "2030-12-31"],
    ["quarterly", "2026-04-01", "2026-06-30", "2026-07-01", "2026-07-01", "2026-09-30"],
    ["quarterly", null, "2026-01-15", "2026-04-14", null, "2026-04-15"],
    ["quarterly", null, "2026-01-15", "2026-04-15", null, "2026-07-15"],
    ["monthly", null, "2027-01-31", "2027-02-01", null, "2027-02-28"],
    ["monthly", null, "2027-02-28", "2027-02-28", null, "2027-03-31"],
    ["monthly", null, "2027-01-30", "2027-02-01", null, "2027-02-28"],
    ["annually", null, "2028-02-29", "2028-02-29", null, "2029-02-28"],
    ["twice each year", "2026-01-01", "2026-01-31", "2026-11-26", "2027-01-01", "2027-01-31"],
  ])("%s: %s to %s, after %s, is %s to %s", (repeats, from, to, after, nextFrom, nextTo) => {
    const next = nextOccurrence(stage(from, to, repeats), after)
    expect([next.earliest, next.latest, next.doneOn]).toEqual([nextFrom, nextTo, null])
  })

  it.each([
    ["its end is still to come", stage("2026-03-01", "2026-03-31", "annually"), "2026-03-30"],
    ["it does not repeat", stage(null, "2026-03-31", null), "2027-01-01"],
    ["nobody can tell how often", stage(null, "2026-03-31", "now and then"), "2027-01-01"],
    ["it has no end", stage("2026-03-01", null, "annually"), "2027-01-01"],
  ])("is the stage itself when %s", (_why, given, after) => {
    expect(nextOccurrence(given, after)).toEqual(given)
  })

  it("lies after the day, by less than a period and a month's odd days", () => {
    const day = fc.integer({ min: 0, max: 60_000 }).map(days => addDays("1950-01-01", days))
    const rhythm = fc.constantFrom("monthly", "quarterly", "six monthly", "annually", "every two years")
    fc.assert(
      fc.property(day, day, rhythm, (latest, after, repeats) => {
        const next = nextOccurrence(stage(null, latest, repeats), after).latest ?? ""
        const months = monthsBetweenOccurrences(repeats) ?? 0
        expect(next > after).toBe(true)
        if (latest <= after) expect(next <= addDays(after, months * 31 + 3)).toBe(true)
      }),
    )
  })
})
