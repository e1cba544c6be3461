import { describe, expect, it } from "vitest"
import { cell } from "#domain/exchange/document.ts"
import { columnsOf } from "#domain/exchange/readColumns.ts"
import { meaningOf } from "#domain/exchange/table/headings.ts"
import { documentOf, tableOf } from "./tableOf.ts"

const meanings = (...rows: string[]) =>
  columnsOf(documentOf(tableOf(...rows)))[0]?.columns.map(({ meaning }) => meaning)

describe("meaningOf", () => {
  it.each([
    ["Ref", "reference"],
    ["No.", "reference"],
    ["#", "reference"],
    ["Action", "action"],
    ["Action/Target", "action"],
    ["What will we do?", "action"],
    ["By whom", "whom"],
    ["Who is responsible for action?", "whom"],
    ["Responsible officer", "whom"],
    ["Lead (support in brackets)", "whom"],
    ["Lead Responsibility", "whom"],
    ["Action owner", "whom"],
    ["By when", "when"],
    ["Timescales", "when"],
    ["Timescale & Review Date", "when"],
    ["Target date (MM/YY)", "when"],
    ["To be completed by", "when"],
    ["Progress", "progress"],
    ["Progress to date", "progress"],
    ["Completed", "progress"],
    ["Date completed", "progress"],
    ["Achieved?", "progress"],
    ["RAG", "status"],
    ["Strategic objective", "theme"],
    ["Term", "horizon"],
    ["Rec No.", "recommendations"],
    ["Outcomes / Deliverables", "outcome"],
    ["Success criteria", "measure"],
    ["Resources required", "cost"],
    ["Anything else", "other"],
  ])("%j is %s", (heading, meaning) => {
    expect(meaningOf(heading).meaning).toBe(meaning)
  })

  it("forgives one slip of the keys, and says so", () => {
    expect(meaningOf("Timescle")).toEqual({ meaning: "when", isSure: false })
  })
})

describe("columnsOf", () => {
  it("takes recommendations for the actions where nothing else is", () => {
    expect(meanings("Recommendations|By whom|By when", "1.1 do it|Clerk|May 2013")).toEqual(["action", "whom", "when"])
    expect(meanings("Recommendation|Action|Lead", "R1|do it|Clerk")).toEqual(["recommendations", "action", "whom"])
  })

  it("tells a priority from a theme by what stands below", () => {
    expect(meanings("Priority|Action|Who", "High|do it|AG", "Low|do more|AG")?.[0]).toBe("priority")
    expect(meanings("Priority|Action|Who", "Better streets|do it|AG", "Warm homes|do more|AG")?.[0]).toBe("theme")
  })

  it("takes a target for a date where dates stand below", () => {
    expect(meanings("Action|Lead|Target", "do it|AG|May 2013")?.[2]).toBe("when")
    expect(meanings("Action|Lead|Target", "do it|AG|80% of tenants")?.[2]).toBe("measure")
  })

  it("finds dates and actions below headings that say nothing, and is not sure", () => {
    const [table] = columnsOf(
      documentOf(
        tableOf(
          "Undertaking|Lead|Horology",
          "write to the parishes of the borough|AG|May 2013",
          "do it|ZW|1 June 2014",
        ),
      ),
    )
    expect(table?.columns.map(({ meaning, isSure }) => [meaning, isSure])).toEqual([
      ["action", false],
      ["whom", true],
      ["when", false],
    ])
  })

  it("reads headings of two rows together", () => {
    const head = [
      { cells: [cell("Action", { rows: 2 }), cell("Lead", { rows: 2 }), cell("Timescale", { columns: 2 })] },
      { cells: [cell("Start"), cell("End")] },
      { cells: [cell("do it"), cell("AG"), cell("May 2013"), cell("June 2014")] },
    ]
    const [table] = columnsOf(documentOf({ kind: "table", rows: head }))
    expect(table?.headerRows).toEqual([1, 2])
    expect(table?.columns.map(({ heading }) => heading)).toEqual(["Action", "Lead", "Timescale Start", "Timescale End"])
  })

  it("gives a numbering without a heading its meaning", () => {
    expect(meanings("|Action|Lead", "1.1|do it|AG", "1.2|do more|ZW")).toEqual(["reference", "action", "whom"])
  })

  it("lets a table without headings go on from the one before", () => {
    const tables = columnsOf(
      documentOf(tableOf("Action|Lead|When", "do it|AG|May 2013"), tableOf("do more|ZW|June 2014")),
    )
    expect(tables[1]).toEqual({ ...tables[0], table: 2, headerRows: [] })
  })

  it("obeys corrections by hand", () => {
    const [table] = columnsOf(documentOf(tableOf("Foo|Bar|Baz", "do it|AG|May 2013")), {
      "1:1": "action",
      "1:2": "whom",
    })
    expect(table?.kind).toBe("plan")
    expect(table?.columns.map(({ meaning }) => meaning)).toEqual(["action", "whom", "other"])
  })

  it("knows a table that is no plan", () => {
    expect(columnsOf(documentOf(tableOf("Colour|Meaning", "Red|late")))[0]?.kind).toBe("unknown")
  })
})
