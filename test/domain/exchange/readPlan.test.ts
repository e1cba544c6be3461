import { describe, expect, it } from "vitest"
import { cell } from "#domain/exchange/document.ts"
import { PlanReading } from "#domain/exchange/planReading.ts"
import { readPlan } from "#domain/exchange/readPlan.ts"
import { readText } from "#domain/exchange/readText.ts"
import { barred, interleaved, ownerless, slashed, spaced, stacked, surveyed } from "./layouts.ts"
import { documentOf, namesOf, tableOf, toldOf } from "./tableOf.ts"

const read = (...blocks: Parameters<typeof documentOf>) => readPlan(documentOf(...blocks), { asAt: null })
const readLayout = (text: string) => readPlan(readText(text), { asAt: null })
const whys = (reading: PlanReading) => reading.unread.map(({ why }) => why)
const header = "Action|By whom|By when|Progress"

describe("readPlan, layouts of councils", () => {
  it("reads cells joined by slashes, and lists the rows that lack one", () => {
    const reading = readLayout(slashed)
    expect(reading.plan.title).toBe("Fairness Action Plan 2015 – 2019")
    expect(reading.actions.map(toldOf)).toEqual([
      "Look over the scheme each year | AG + ZW | By end of October 2015 | complete",
      "Scheme agreed by cabinet | AG + ZW | By end November 2015 | complete",
      "Train everyone in the scheme | ZW + Directors | By 2018 | –",
      "Publish the pay policy | Portfolio holder | By end of December annually | complete",
      "Audit the scheme | ZS | By end of February 15 | complete",
      "Agree aims, on a 4 yearly basis (ie by the web, post) | AG + ZW | By end of December 15 | –",
    ])
    expect(reading.unread.map(({ where, why }) => [where, why])).toEqual([
      ["paragraph 1", "outside the table"],
      ["table 1, row 4", "cells are missing"],
      ["table 1, row 7", "cells are missing"],
      ["table 1, column 5 (Outcome)", "no place for this column yet"],
    ])
    expect(reading.unread.at(-1)?.text).toContain("row 3: Scheme in place TBC compliant")
  })

  it("reads columns held apart by spaces", () => {
    const reading = readLayout(spaced)
    expect(reading.actions.map(toldOf)).toEqual([
      "Write the strategy anew so that its aims are plain to all who buy, and can be measured. | MT | Feb 05 | complete",
      "Tell the management team how far buying has come and what is planned for the year. | MT | Ongoing | –",
      "Propose a buyer of our own. | MT | July 05 | under way",
    ])
    expect(reading.actions.map(({ progress }) => progress)).toEqual([
      "Complete",
      null,
      "Looking into an opportunity of sharing one, pursuing it with a neighbour",
    ])
    expect(reading.actions[0]?.byWhen.stages[0]).toMatchObject({ earliest: "2005-02-01", latest: "2005-02-28" })
  })

  it("reads bars with a cell a line", () => {
    const reading = readLayout(barred)
    expect(reading.actions.map(action => [namesOf(action), action.byWhen.text, action.progress])).toEqual([
      ["Clerk + Councillors", "Annual review in May", "Yearly"],
      ["Councillors + Development Group", "End of April 2019", "Yes"],
      ["Clerk + councillors", "Feb & Oct", null],
      ["Appointed councillors", "Annual review in May", "Risks looked at in September"],
    ])
    expect(reading.actions.map(({ status }) => status)).toEqual([null, "complete", null, null])
    expect(reading.unread.at(-1)).toMatchObject({ where: "table 1, column 2 (Implementation)" })
  })

  it("pairs stacked cells by position", () => {
    const reading = readLayout(stacked)
    expect(reading.actions.map(action => [action.source.row, namesOf(action), action.byWhen.text])).toEqual([
      [2, "Carers Centre + Neighbourhood Managers", "March 2014"],
      [2, "Neighbourhood Managers", "March 2014"],
      [3, "Commissioning Manager", "February 2014"],
      [3, "Commissioning Manager", "Commencing April 2014"],
      [3, "Commissioning Manager", "Commencing September 2014"],
      [4, "Head of Social Work – Anytown Council", "March 2014"],
      [4, "Head of Social Word – Anytown Council", "Commencing September 2014"],
    ])
    expect(reading.plan.themes).toEqual([
      "Plan services for carers in every part of town",
      "Watch over the strategy",
      "Go through the policy on assessments",
    ])
    expect(reading.actions[3]?.byWhen.stages[0]).toMatchObject({ earliest: "2014-04-01", latest: null, ongoing: true })
    expect(reading.unread.map(({ text, why }) => [text, why])).toEqual([
      ["Appendix B", "outside the table"],
      ["Priority 1 – Carers come forward early", "a heading without actions"],
    ])
  })

  it("reads a plan without owners, and offers the one who leads it", () => {
    const reading = readLayout(ownerless)
    expect(reading.plan.title).toBe("Year Ahead Delivery Plan Progress")
    expect(reading.actions.map(action => [action.byWhom, action.byWhen.text])).toEqual([
      [[], "Six monthly"],
      [[], "Ongoing"],
      [[], "Quarterly"],
    ])
    expect(reading.unread).toContainEqual({ where: "paragraph 6", text: "SD", why: "may be the owner of every action" })
  })

  it("reads what is sure of columns that have run into each other, and lists the rest", () => {
    const reading = readLayout(interleaved)
    expect(reading.plan.title).toBe("2 Three-Year Action Plan (2014/15 to 2016/17) Parks: Wildlife on Council Land")
    expect(reading.actions.map(action => [action.ref, namesOf(action), action.byWhen.text])).toEqual([
      ["1", "CS", "Years 1, 2 and 3"],
      ["2", "CS", "On going"],
      ["3", "EA + BDBC", "Year 1"],
    ])
    expect(reading.actions[2]?.byWhen.stages).toMatchObject([{ latest: "2015-03-31", inferred: "the financial year" }])
    expect(reading.unread.filter(({ why }) => why === "more cells than headings").map(({ text }) => text)).toEqual([
      "Plans will be made and the plans for green space put online.",
      "Boxes put up. help wildlife.",
      "A report made organisations to",
    ])
  })

  it("reads the table of a staff survey: themes, horizons, stages, tasks and the day", () => {
    const reading = readLayout(surveyed)
    expect(reading.plan).toEqual({
      title: "COUNCIL-WIDE ACTION PLAN",
      asAt: "2012-11-26",
      themes: ["Talking to each other", "Leading and managing", "Doing well"],
    })
    expect(reading.actions.map(({ ref, theme, horizon, status }) => [ref, theme, horizon, status])).toEqual([
      ["1.1", "Talking to each other", "Immediate", "under way"],
      ["1.2", "Talking to each other", "Immediate", null],
      ["1.5", "Talking to each other", "Medium term", "under way"],
      ["2.3", "Leading and managing", "Immediate", "in place, under review"],
      ["2.4", "Leading and managing", "Immediate", "under way"],
      ["2.6", "Leading and managing", "Immediate", "under way"],
      ["2.7", "Leading and managing", "Medium term", "under way"],
      ["3.1", "Doing well", "Medium term", null],
    ])
    expect(reading.actions[4]?.byWhom).toEqual([
      { name: "Head of Learning and Development", role: "lead", task: "promote good practice" },
    ])
    expect(reading.actions[0]?.byWhen.stages).toMatchObject([
      { label: "CMT", latest: "2012-09-19", inferred: "the year" },
      { label: "Executive", latest: "2012-10-16", inferred: "the year" },
      { label: "Implementation", earliest: "2012-09-01", latest: null, ongoing: true },
    ])
    expect(reading.actions[5]?.source).toEqual({ table: 3, row: 2 })
    expect(whys(reading)).toEqual(["outside the table", "a note on a heading"])
    expect(PlanReading.parse(reading)).toEqual(reading)
  })
})

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
