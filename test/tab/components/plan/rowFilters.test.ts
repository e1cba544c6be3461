import { describe, expect, it } from "vitest"
import type { Standing } from "#domain/wire/standing.ts"
import { countFilter, seek, standingFilters } from "../../../../tab/components/plan/rowFilters.ts"
import { actionRow } from "../../actionRow.ts"

const standings: Standing[] = [
  { rating: "red", because: "overdue", days: 26 },
  { rating: "red", because: "forecast no" },
  { rating: "amber", because: "forecast at risk" },
  { rating: "amber", because: "due soon", on: "2026-11-30", days: 4 },
  { rating: "amber", because: "review soon", on: "2026-11-30", days: 4 },
  { rating: "green", because: "on course" },
  { rating: "green", because: "not yet due" },
  { rating: "blue", because: "complete" },
  { rating: "blue", because: "in place" },
  { rating: "none", because: "closed" },
]

describe("standingFilters", () => {
  it.each(standings)("holds a row that is $rating because $because exactly once", standing => {
    const holding = standingFilters.filter(filter => countFilter([actionRow({ standing })], filter) === 1)

    expect(holding).toHaveLength(1)
  })
})

describe("seek", () => {
  const rows = [
    actionRow({ key: "a", reference: "2.2", text: "Every new manager attends a development centre", lead: null }),
    actionRow({ key: "b", reference: "2.4", lead: { title: "Director 1", members: null }, timesRedated: 1 }),
    actionRow({ key: "c", reference: "3.1", recommendations: ["R15"], progress: "Report in draft" }),
  ]
  const keys = (sought: Parameters<typeof seek>[1]) => seek(rows, sought).map(row => row.key)

  it("shows everything when nothing is asked for", () => {
    expect(keys({ filter: "all", search: "  " })).toEqual(["a", "b", "c"])
  })

  it.each([
    ["2.4", ["b"]],
    ["MANAGER", ["a"]],
    ["centre manager", ["a"]],
    ["director 1", ["b"]],
    ["r15", ["c"]],
    ["draft", ["c"]],
    ["manager director", []],
  ])("finds by any words of the row, in any order: %s", (search, found) => {
    expect(keys({ filter: "all", search })).toEqual(found)
  })

  it("narrows a pill by the search", () => {
    expect(keys({ filter: "without owner", search: "" })).toEqual(["a"])
    expect(keys({ filter: "without owner", search: "director" })).toEqual([])
    expect(keys({ filter: "moved", search: "" })).toEqual(["b"])
  })
})
