import readWorkbook from "read-excel-file/node"
import { describe, expect, it } from "vitest"
import { writeXlsx } from "#api/exchange/writeXlsx.ts"
import { everything } from "#domain/exchange/exportFilter.ts"
import type { ExportTable } from "#domain/exchange/exportTable.ts"
import { aByWhen, anAction, aStage, aTheme } from "../../support/builders.ts"
import {
  all,
  brokenParts,
  hostile,
  hostileActions,
  manyActions,
  partsOf,
  tableOf,
  words,
  xmlOf,
} from "./writeSample.ts"

type Value = string | number | boolean | Date | null

async function written(table: ExportTable) {
  const bytes = await writeXlsx(table, words)
  const parts = partsOf(bytes)
  const sheets = await readWorkbook(Buffer.from(bytes), { trim: false })
  const [rows = [], about = []] = sheets.map(({ data }) => data as Value[][])
  const [headings = [], ...body] = rows
  const column = (heading: string) => body.map(row => row[headings.indexOf(heading)] ?? null)
  return { parts, headings, body, about, column, sheet: xmlOf(parts["xl/worksheets/sheet1.xml"]) }
}

const day = (text: string) => new Date(`${text}T00:00:00Z`)
const byWhen = aByWhen({
  words: "Spring 2027, then May",
  stages: [aStage({ earliest: "2027-03-01", latest: "2027-05-31" }), aStage({ latest: "2027-06-30" })],
  reviewOn: "2027-01-15",
})
const told = { lastUpdateOn: "2026-07-01T23:30:00Z", forecast: "at risk" as const }
const themed = { themeKey: "theme", horizon: "Immediate", originalByWhen: "Autumn 2026", timesRedated: 2 }
const first = anAction({ key: "1", byWhen, ...told, ...themed })
const closed = anAction({
  ...{ key: "2", reference: "1.2", status: "closed, not proceeding", closedBecause: "no longer needed" },
  forecast: "no",
})

describe("writeXlsx", () => {
  it("gives each action a row, with typed dates beside the words", async () => {
    const { column, headings, body } = await written(tableOf({ themes: [aTheme()], actions: [closed, first] }))

    expect(headings.slice(0, 7)).toEqual([
      "Ref",
      "Theme",
      "Horizon",
      "Recommendation",
      "By whom",
      "By when",
      "Progress",
    ])
    expect(body.length).toBe(2)
    expect(column("By when")).toEqual([null, "Spring 2027, then May"])
    expect(column("Next stage from")).toEqual([null, day("2027-03-01")])
    expect(column("Next stage by")).toEqual([null, day("2027-05-31")])
    expect(column("Review on")).toEqual([null, day("2027-01-15")])
    // Half past eleven in UTC is the next day in a London summer.
    expect(column("Updated on")).toEqual([null, day("2026-07-02")])
    expect(column("Status")).toEqual(["Closed, not proceeding: no longer needed", "Under way"])
    expect(column("How it stands")).toEqual(["Closed, not proceeding", "At risk"])
    expect(column("Forecast")).toEqual([null, "At risk"])
    expect(column("Original by when")).toEqual([null, "Autumn 2026"])
    expect(column("Times moved")).toEqual([0, 2])
    expect(column("Theme")).toEqual([null, "1. Buildings"])
  })

  it("has filters over all rows, and a header that stays on the screen and on every printed page", async () => {
    const { sheet, parts, headings } = await written(tableOf({ actions: [first, closed] }))

    expect(headings.length).toBe(18)
    expect(all("autoFilter", sheet)[0]?.attribs.ref).toBe("A1:R3")
    expect(all("pane", sheet)[0]?.attribs).toMatchObject({ ySplit: "1", state: "frozen", topLeftCell: "B2" })
    const order = all("worksheet", sheet)[0]?.children.flatMap(it => ("name" in it ? [it.name] : []))
    expect(order).toEqual(["sheetViews", "cols", "sheetData", "autoFilter", "pageMargins", "pageSetup"])
    const names = all("definedName", xmlOf(parts["xl/workbook.xml"]))
    expect(names.map(it => [it.attribs.name, it.children.map(c => ("data" in c ? c.data : "")).join("")])).toEqual([
      ["_xlnm._FilterDatabase", "'Actions'!$A$1:$R$3"],
      ["_xlnm.Print_Titles", "'Actions'!$1:$1"],
    ])
    expect(all("autoFilter", xmlOf(parts["xl/worksheets/sheet2.xml"]))).toEqual([])
  })

  it("wraps its text and gives the columns of long words more room", async () => {
    const { sheet, parts } = await written(tableOf({ actions: [first] }))
    const widths = all("col", sheet).map(it => Number(it.attribs.width))
    expect(widths[3]).toBeGreaterThan(widths[0] ?? 0)
    const looks = all("cellXfs", xmlOf(parts["xl/styles.xml"])).flatMap(it => all("xf", it))
    const used = new Set(all("c", sheet).map(it => Number(it.attribs.s)))
    for (const at of used) {
      const look = looks[at]
      expect(look && all("alignment", look)[0]?.attribs.wrapText).toBe("1")
    }
  })

  it("says on a sheet of its own what it holds and what it does not", async () => {
    const exempt = anAction({ key: "x", text: "Sell the depot", exemptParagraph: "3" })
    const sought = { ...everything, keys: new Set(["1"]) }
    const { about, parts } = await written(
      tableOf({ actions: [first, closed, exempt] }, { sought, asAt: "2026-11-01" }),
    )

    expect(about.map(([line]) => line)).toEqual([
      ...["Staff Survey Action Plan", "As at 1 November 2026", "Shown: a selection.", "1 of 2 actions."],
      "One exempt action of this plan is not shown here.",
    ])
    expect(JSON.stringify(parts)).not.toContain("depot")
  })

  it("has a column for the paragraph only where exempt actions were asked for", async () => {
    const actions = [anAction({ exemptParagraph: "3" })]
    const heading = "Exempt, Schedule 12A paragraph"
    expect((await written(tableOf({ actions }, { includesExempt: true }))).column(heading)).toEqual(["3"])
    expect((await written(tableOf({ actions }))).headings).not.toContain(heading)
  })

  it("keeps hostile words as words and calculates nothing", async () => {
    const { parts, column } = await written(tableOf({ actions: hostileActions }))

    expect(brokenParts(parts)).toEqual([])
    expect(parts["xl/worksheets/sheet1.xml"]).not.toContain("<f>")
    const said = column("Progress")
    expect(said.slice(3, 6)).toEqual([hostile.rightToLeft, hostile.emoji, hostile.formula])
    expect(said[1]).toBe(hostile.markup)
    expect(said.at(-1)).toBe(hostile.long)
    expect(said.at(-2)).toBe(hostile.spaces)
    // Excel would read the bare form as "A": the underscore itself is written in Excel's way.
    expect(parts["xl/sharedStrings.xml"]).toContain("_x005F_x0041_ and _x005F_x000D_")
  })

  it("cuts what no cell of Excel holds, and says so", async () => {
    const { column } = await written(tableOf({ actions: [anAction({ progress: "😀".repeat(20_000) })] }))
    const [said] = column("Progress")
    expect(String(said).length).toBeLessThanOrEqual(32_767)
    expect(String(said)).toMatch(/^(?:😀)+… \(cut here: .*\)$/u)
  })

  it("is a header alone for a plan without actions, and takes 2,000", async () => {
    const none = await written(tableOf({}))
    expect(none.body).toEqual([])
    expect(all("autoFilter", none.sheet)[0]?.attribs.ref).toBe("A1:R1")
    const many = await written(tableOf({ actions: manyActions(2000) }))
    expect(many.body.length).toBe(2000)
  })
})
