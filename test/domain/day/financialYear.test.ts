import { describe, expect, it } from "vitest"
import { financialQuarter, financialYearEnd, financialYearOf, financialYearStart } from "#domain/day/financialYear.ts"

describe("the financial year", () => {
  it.each([
    ["2024-03-31", 2023],
    ["2024-04-01", 2024],
    ["2024-12-31", 2024],
    ["2025-01-01", 2024],
  ])("of %s began in %i", (day, year) => {
    expect(financialYearOf(day)).toBe(year)
  })

  it("runs from 1 April to 31 March", () => {
    expect([financialYearStart(2024), financialYearEnd(2024)]).toEqual(["2024-04-01", "2025-03-31"])
  })

  it.each([
    [1, "2024-04-01", "2024-06-30"],
    [2, "2024-07-01", "2024-09-30"],
    [3, "2024-10-01", "2024-12-31"],
    [4, "2025-01-01", "2025-03-31"],
  ] as const)("has a quarter %i from %s to %s", (quarter, earliest, latest) => {
    expect(financialQuarter(2024, quarter)).toEqual({ earliest, latest })
  })
})
