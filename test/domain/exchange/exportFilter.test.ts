import { describe, expect, it } from "vitest"
import { everything, isEverything, RowFilter, type SeekableRow, seek } from "#domain/exchange/exportFilter.ts"

const row = (key: string, part: Partial<SeekableRow> = {}): SeekableRow => ({
  ...{ key, reference: key, text: "Mend the roof", horizon: "", lead: { title: "Head of Estates" }, leadWords: "" },
  ...{ contributors: [], byWhen: { words: "" }, progress: "", recommendations: [], commitments: [] },
  ...{ standing: { rating: "green", because: "on course" }, timesRedated: 0 },
  ...part,
})

const rows = [
  row("overdue", { standing: { rating: "red", because: "overdue", days: 3 } }),
  row("late", { standing: { rating: "red", because: "forecast no" } }),
  row("at risk", { standing: { rating: "amber", because: "forecast at risk" } }),
  row("on course"),
  row("complete", { standing: { rating: "blue", because: "complete" } }),
  row("closed", { standing: { rating: "none", because: "closed" } }),
  row("without owner", { lead: null, standing: { rating: "blue", because: "in place" } }),
  row("moved", { timesRedated: 1, standing: { rating: "none", because: "closed" } }),
]
const keysOf = (found: readonly SeekableRow[]) => found.map(({ key }) => key)

describe("seek", () => {
  it.each([
    ["all", rows.map(({ key }) => key)],
    ["overdue", ["overdue"]],
    ["late", ["late"]],
    ["at risk", ["at risk"]],
    ["on course", ["on course"]],
    ["complete", ["complete", "without owner"]],
    ["closed", ["closed", "moved"]],
    ["without owner", ["without owner"]],
    ["moved", ["moved"]],
  ] as const)("%s finds %j", (filter, expected) => {
    expect(keysOf(seek(rows, { ...everything, filter }))).toEqual(expected)
  })

  it("knows every filter that a table of cases speaks of", () => {
    expect(RowFilter.options.length).toBe(9)
  })

  it("wants every word searched for, in any order and any field, and chosen keys besides", () => {
    const words = [row("a", { progress: "Slates ORDERED" }), row("b", { recommendations: ["R4"] }), row("c")]
    const search = (text: string, keys: readonly string[] | null = null) =>
      keysOf(seek(words, { filter: "all", search: text, keys: keys && new Set(keys) }))
    expect(search("ordered roof")).toEqual(["a"])
    expect(search("r4")).toEqual(["b"])
    expect(search("estates")).toEqual(["a", "b", "c"])
    expect(search("  ", ["c", "gone"])).toEqual(["c"])
    expect(search("ordered", ["c"])).toEqual([])
  })
})

describe("isEverything", () => {
  it("is so only where nothing narrows the view", () => {
    expect(isEverything({ ...everything, search: "  " })).toBe(true)
    expect(isEverything({ ...everything, search: "roof" })).toBe(false)
    expect(isEverything({ ...everything, filter: "moved" })).toBe(false)
    expect(isEverything({ ...everything, keys: new Set() })).toBe(false)
  })
})
