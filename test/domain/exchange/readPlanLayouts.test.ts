import { describe, expect, it } from "vitest"
import { PlanReading } from "#domain/exchange/planReading.ts"
import { readPlan } from "#domain/exchange/readPlan.ts"
import { readText } from "#domain/exchange/readText.ts"
import { barred, interleaved, ownerless, slashed, spaced, stacked, surveyed } from "./layouts.ts"
import { namesOf, toldOf } from "./tableOf.ts"

const readLayout = (text: string) => readPlan(readText(text), { asAt: null })
const whys = (reading: PlanReading) => reading.unread.map(({ why }) => why)

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
