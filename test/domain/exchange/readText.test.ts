import { describe, expect, it } from "vitest"
import { readText } from "#domain/exchange/readText.ts"

const shown = (text: string) =>
  readText(text).blocks.map(block =>
    block.kind === "table"
      ? block.rows.map(({ cells }) => cells.map(each => each.text).join("|"))
      : `${block.kind}: ${block.text}`,
  )

describe("readText", () => {
  it("reads tabs, with lines between them and quoted cells of several lines", () => {
    expect(shown('Title\n\nAction\tLead\n1. Homes\nbuild\t"AG\nsaid ""yes"""\nmend\tZW\n\nAs at 1 May 2013')).toEqual([
      "paragraph: Title",
      ["Action|Lead", "1. Homes", 'build|AG\nsaid "yes"', "mend|ZW"],
      "paragraph: As at 1 May 2013",
    ])
  })

  it("leaves a stray quote mark as it is", () => {
    expect(shown('"Homes" first\tAG\nmend\tZW')).toEqual([['"Homes" first|AG', "mend|ZW"]])
  })

  it("reads bars with a row a line, ruled or not", () => {
    const rows = ["Action|Lead|When", "build|AG|May 2013"]
    expect(shown("| Action | Lead | When |\n|---|---|---|\n| build | AG | May 2013 |")).toEqual([rows])
    expect(shown("Action | Lead | When\nbuild | AG | May 2013")).toEqual([rows])
  })

  it("joins a row of bars that was wrapped", () => {
    expect(shown("| Action | Lead | When |\n| build homes\nfor all | AG | May |")).toEqual([
      ["Action|Lead|When", "build homes for all|AG|May"],
    ])
  })

  it("cuts a last heading from the sentence that ran into it, and cuts nothing else", () => {
    expect(shown("ACTION / BY WHOM / TIMESCALESPlan services / AG / May 2013")).toEqual([
      ["ACTION|BY WHOM|TIMESCALES", "Plan services|AG|May 2013"],
    ])
    for (const sentence of ["Recruitment", "Co-ordinate it", "Plan, build", "Council’s own"])
      expect(shown(`ACTION / BY WHOM / TIMESCALES${sentence} / AG / May 2013`)[0]).toHaveLength(2)
    for (const heading of ["LeadOfficer", "TargetDate", "ActionPlan"])
      expect(shown(`Ref / Action / ${heading} / Timescale / Status\n1 / mend / AG / May 2013 / Done`)[0]).toEqual([
        `Ref|Action|${heading}|Timescale|Status`,
        "1|mend|AG|May 2013|Done",
      ])
    const words = "Ref / Action / TOCz&Cq / Lead / mend the roof"
    expect(shown(words).flat().join(" ")).toContain("TOCz&Cq")
  })

  it("reads records of labels, wrapped or not", () => {
    expect(
      shown("Action: build homes\nfor all\nLead: AG\nBy when: May 2013\n\nAction: mend\nBy when: June\n\nThat is all."),
    ).toEqual([["Action|Lead|By when", "build homes for all|AG|May 2013", "mend||June"], "paragraph: That is all."])
  })

  it("reads columns of spaces without blank lines between rows", () => {
    expect(
      shown(
        "Action          Lead    When\nbuild homes     AG      May 2013\nfor all\nmend roads      ZW      June 2013",
      ),
    ).toEqual([["Action|Lead|When", "build homes for all|AG|May 2013", "mend roads|ZW|June 2013"]])
  })

  it("takes no slash in prose for a table", () => {
    expect(shown("We may / may not go / stay / leave.")).toEqual(["paragraph: We may / may not go / stay / leave."])
  })

  it("joins lines broken by the width of a page, and knows marked headings", () => {
    const line = "This is a line that was broken because the page was no wider,"
    expect(shown(`## Homes\n${line}\nand goes on.\nAnother.`)).toEqual([
      "heading: Homes",
      `paragraph: ${line} and goes on.`,
      "paragraph: Another.",
    ])
  })

  it.each(["", "\n\n", "\ufeff", " \t "])("makes nothing of %j but blanks", text => {
    expect(shown(text).flat().join("").replaceAll("|", "").trim()).toBe("")
  })
})
