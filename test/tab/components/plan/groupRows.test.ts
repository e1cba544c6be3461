import { describe, expect, it } from "vitest"
import { countRows, groupRows } from "../../../../tab/components/plan/groupRows.ts"
import { actionRow } from "../../actionRow.ts"

const theme = (key: string) => ({ key, code: key.slice(1), title: `Theme ${key}`, note: "" })

describe("groupRows", () => {
  it("follows the plan's themes, whatever order the rows come in", () => {
    const rows = [actionRow({ key: "b", themeKey: "T2" }), actionRow({ key: "a", themeKey: "T1" })]

    const groups = groupRows(rows, [theme("T1"), theme("T2")])

    expect(groups.map(group => group.theme?.key)).toEqual(["T1", "T2"])
  })

  it("puts rows of no theme, or of one the plan does not name, first", () => {
    const rows = [
      actionRow({ key: "a", themeKey: null }),
      actionRow({ key: "b", themeKey: "gone" }),
      actionRow({ key: "c", themeKey: "T1" }),
    ]

    const groups = groupRows(rows, [theme("T1")])

    expect(groups.map(group => group.theme?.key ?? null)).toEqual([null, "T1"])
    expect(groups[0]?.horizons.flatMap(({ rows }) => rows.map(row => row.key))).toEqual(["a", "b"])
  })

  it("leaves out a theme that has no row", () => {
    expect(groupRows([actionRow({ themeKey: "T2" })], [theme("T1"), theme("T2")])).toHaveLength(1)
  })

  it("begins a new horizon where the plan does, and never reorders", () => {
    const rows = ["Immediate", "Immediate", "Medium term", "Immediate"].map((horizon, index) =>
      actionRow({ key: String(index), horizon }),
    )

    const [group] = groupRows(rows, [theme("T1")])

    expect(group?.horizons.map(({ horizon, rows }) => [horizon, rows.map(row => row.key)])).toEqual([
      ["Immediate", ["0", "1"]],
      ["Medium term", ["2"]],
      ["Immediate", ["3"]],
    ])
  })
})

describe("countRows", () => {
  it("counts each row under its rating, and apart from that those nobody leads", () => {
    const rows = [
      actionRow({ standing: { rating: "red", because: "overdue", days: 3 }, lead: null }),
      actionRow({ standing: { rating: "red", because: "forecast no" } }),
      actionRow({ standing: { rating: "blue", because: "complete" } }),
      actionRow({ standing: { rating: "none", because: "closed" } }),
    ]

    expect(countRows(rows)).toEqual({ total: 4, red: 2, amber: 0, green: 0, blue: 1, none: 1, withoutOwner: 1 })
  })
})
