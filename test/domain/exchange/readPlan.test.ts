import { describe, expect, it } from "vitest"
import { cell } from "#domain/exchange/document.ts"
import type { PlanReading } from "#domain/exchange/planReading.ts"
import { readPlan } from "#domain/exchange/readPlan.ts"
import { documentOf, tableOf, toldOf } from "./tableOf.ts"

const read = (...blocks: Parameters<typeof documentOf>) => readPlan(documentOf(...blocks), { asAt: null })
const whys = (reading: PlanReading) => reading.unread.map(({ why }) => why)
const header = "Action|By whom|By when|Progress"

describe("readPlan", () => {
  it("reads by the day given before the document's own, and tells of the other", () => {
    const plan = documentOf(tableOf(header, "1.1 write|AG|March|"), "As at 26 November 2012")
    const reading = readPlan(plan, { asAt: "2020-01-01" })
    expect(reading.plan.asAt).toBe("2020-01-01")
    expect(reading.actions[0]?.byWhen.stages[0]?.latest).toBe("2020-03-31")
    expect(reading.unread).toEqual([
      { where: "paragraph 1", text: "As at 26 November 2012", why: "another day was given" },
    ])
  })

  it("takes the day out of a column's heading", () => {
    const reading = read(tableOf("Action|Owner|Due|Progress as at 1 May 2025", "build|AG|30 June|Underway"))
    expect(reading.plan.asAt).toBe("2025-05-01")
    expect(reading.actions[0]?.byWhen.stages[0]?.latest).toBe("2025-06-30")
  })

  it("gives what a merged cell says to each row it covers", () => {
    const row = (...texts: string[]) => ({ cells: texts.map(text => cell(text)) })
    const reading = read({
      kind: "table",
      rows: [
        row("Theme", "Action", "By whom", "By when"),
        { cells: [cell("Homes", { rows: 2 }), cell("build"), cell("Head of Housing", { rows: 2 }), cell("May 2013")] },
        row("mend", "June 2013"),
        row("Streets", "sweep", "AG", "July 2013"),
      ],
    })
    expect(reading.actions.map(action => `${action.theme}: ${toldOf(action)}`)).toEqual([
      "Homes: build | Head of Housing | May 2013 | –",
      "Homes: mend | Head of Housing | June 2013 | –",
      "Streets: sweep | AG | July 2013 | –",
    ])
    expect(reading.unread).toEqual([])
  })

  it("takes a merged row for a heading, and its numbering off", () => {
    const merged = { cells: [cell("2. Warm homes", { columns: 4 })] }
    const table = tableOf(header, "build|AG|May 2013|")
    const reading = read({
      kind: "table",
      rows: table.kind === "table" ? [...table.rows.slice(0, 1), merged, ...table.rows.slice(1)] : [],
    })
    expect(reading.plan.themes).toEqual(["Warm homes"])
    expect(reading.actions[0]?.theme).toBe("Warm homes")
  })

  it("takes headings between tables for themes", () => {
    const heading = (text: string, level: number) => ({ kind: "heading" as const, text, level })
    const reading = readPlan(
      {
        title: "Plan v3",
        blocks: [
          heading("Action plan", 1),
          heading("Homes", 2),
          tableOf(header, "build|AG|May 2013|"),
          heading("Streets", 2),
          tableOf(header, "sweep|AG|May 2013|"),
        ],
      },
      { asAt: null },
    )
    expect(reading.plan).toMatchObject({ title: "Plan v3", themes: ["Homes", "Streets"] })
    expect(reading.actions.map(({ theme }) => theme)).toEqual(["Homes", "Streets"])
    expect(whys(reading)).toEqual(["outside the table"])
  })

  it("drops headings that are repeated on each page", () => {
    const reading = read(tableOf(header, "build|AG|May 2013|", header.toUpperCase(), "mend|AG|May 2013|"))
    expect(reading.actions.map(({ title }) => title)).toEqual(["build", "mend"])
    expect(reading.unread).toEqual([])
  })

  it("goes on with a table that has no headings", () => {
    const reading = read(tableOf(header, "build|AG|May 2013|"), tableOf("mend|ZW|June 2013|Done"))
    expect(reading.actions.map(toldOf)[1]).toBe("mend | ZW | June 2013 | complete")
  })

  it("says when stacked cells do not count the same, and gives all to one action", () => {
    const reading = read(tableOf(header, "build~mend|AG~ZW~MT|May 2013~June 2013|"))
    expect(reading.actions.map(toldOf)).toEqual(["build\nmend | AG + ZW + MT | May 2013\nJune 2013 | –"])
    expect(reading.unread).toEqual([
      { where: "table 1, row 2", text: "Action: build\nmend\nBy whom: AG\nZW\nMT", why: "could not be paired" },
    ])
  })

  it("gives what stands once to every action of a stacked row, and says so", () => {
    const reading = read(tableOf(header, "build~mend|Head of Housing|May 2013~June 2013|"))
    expect(reading.actions.map(toldOf)).toEqual([
      "build | Head of Housing | May 2013 | –",
      "mend | Head of Housing | June 2013 | –",
    ])
    expect(whys(reading)).toEqual(["one for several actions"])
  })

  it("keeps a list in an action's cell whole", () => {
    const reading = read(tableOf(header, "build homes:~for the old~for the young|Head of Housing|May 2013|"))
    expect(reading.actions.map(({ title }) => title)).toEqual(["build homes:\nfor the old\nfor the young"])
    expect(reading.unread).toEqual([])
  })

  it("takes a status out of the date column", () => {
    expect(read(tableOf(header, "build|AG|Completed|")).actions[0]).toMatchObject({
      status: "complete",
      progress: null,
    })
  })

  it("believes no completion that lies ahead of the plan's day", () => {
    const table = tableOf("Action|By whom|By when|Completed", "build|AG|May 2013|1 June 2014")
    expect(readPlan(documentOf(table), { asAt: "2013-01-01" }).actions[0]?.status).toBeNull()
    expect(readPlan(documentOf(table), { asAt: "2015-01-01" }).actions[0]?.status).toBe("complete")
  })

  it("keeps the words of a status beside progress in one entry", () => {
    const reading = read(tableOf(`${header}|RAG`, "build|AG|May 2013|Underway|Amber", "mend|AG|May 2013||Done"))
    expect(reading.actions.map(({ status }) => status)).toEqual(["under way", "complete"])
    expect(reading.unread).toEqual([
      { where: "table 1, column 5 (RAG)", text: "row 2: Amber", why: "no place for this column yet" },
      { where: "table 1, column 5 (RAG)", text: "row 3: Done", why: "a status in other words" },
    ])
  })

  it("reads recommendations from their column and from the end of an action", () => {
    const reading = read(tableOf("Rec No.|Action|By whom", "R1, R2|build|AG", "R4|mend (R5)|AG"))
    expect(reading.actions.map(({ recommendations }) => recommendations)).toEqual([
      ["R1", "R2"],
      ["R4", "R5"],
    ])
  })

  it("puts those who support behind the lead, whichever column comes first", () => {
    const reading = read(tableOf("Action|Supporting officers|Lead officer|By when", "build|ZW, MT|AG|May 2013"))
    expect(reading.actions[0]?.byWhom.map(({ name, role }) => [name, role])).toEqual([
      ["AG", "lead"],
      ["ZW", "contributor"],
      ["MT", "contributor"],
    ])
  })

  it("makes stages of two columns of dates", () => {
    const reading = read(tableOf("Action|Owner|Start|End", "build|AG|April 2013|June 2013"))
    expect(reading.actions[0]?.byWhen).toMatchObject({
      text: "Start: April 2013; End: June 2013",
      stages: [{ label: "Start" }, { label: "End" }],
    })
  })

  it("counts out the years of a plan whose title tells them, and says that it inferred them", () => {
    const plan = documentOf("Three-Year Action Plan (2014/15 to 2016/17)", tableOf(header, "build|CS|Years 1 and 2|"))
    const [action] = readPlan(plan, { asAt: null }).actions
    expect(action?.byWhen.text).toBe("Years 1 and 2")
    expect(action?.byWhen.stages).toMatchObject([
      { earliest: "2014-04-01", latest: "2016-03-31", inferred: "the financial year" },
    ])
  })

  it.each([
    ["an owner not yet found", "build|TBC|May 2013|", "owner not told", "TBC"],
    [
      "words left of a date",
      "build|AG|Scoping by Spring 2013 in the light of the review|",
      "by-when not understood",
      "in the light of the review",
    ],
    ["a cell without an action", "|AG|May 2013|", "no action beside it", "AG / May 2013"],
    ["a lone cell elsewhere", "|||and so it went on", "no action beside it", "and so it went on"],
    ["more cells than headings", "build|AG|May 2013|Underway|and more", "more cells than headings", "and more"],
  ])("lists %s", (_, row, why, text) => {
    const { unread } = read(tableOf(header, "mend|AG|May 2013|", row))
    expect(unread.find(each => each.why === why)?.text).toContain(text)
  })

  it("lists the rows of a table that is no plan, and paragraphs of prose", () => {
    const reading = read("A word before.", tableOf("Colour|Meaning", "Red|late"), tableOf(header, "build|AG|May 2013|"))
    expect(reading.unread.map(({ text, why }) => [text, why])).toContainEqual(["Red / late", "not a table of actions"])
    expect(reading.actions).toHaveLength(1)
  })

  it("reads a table by corrections where its headings say nothing", () => {
    const plan = documentOf(tableOf("Foo|Bar|Baz", "build|AG|May 2013"))
    expect(readPlan(plan, { asAt: null }).actions).toEqual([])
    const columns = { "1:1": "action", "1:2": "whom", "1:3": "when" } as const
    expect(readPlan(plan, { asAt: null, columns }).actions.map(toldOf)).toEqual(["build | AG | May 2013 | –"])
  })

  it("reads nothing out of nothing", () => {
    expect(read()).toEqual({ plan: { title: null, asAt: null, themes: [] }, actions: [], unread: [] })
  })
})
