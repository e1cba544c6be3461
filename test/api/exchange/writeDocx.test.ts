import mammoth from "mammoth"
import { describe, expect, it } from "vitest"
import { writeDocx } from "#api/exchange/writeDocx.ts"
import { everything } from "#domain/exchange/exportFilter.ts"
import type { ExportTable } from "#domain/exchange/exportTable.ts"
import { aByWhen, anAction, aTheme, dueBy } from "../../support/builders.ts"
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

const written = async (table: ExportTable) => {
  const bytes = await writeDocx(table, words)
  const parts = partsOf(bytes)
  const document = xmlOf(parts["word/document.xml"])
  const rows = all("w:tr", document)
  const text = (node: (typeof rows)[number]) =>
    all("w:r", node)
      .map(
        run =>
          (all("w:br", run).length > 0 ? "\n" : "") +
          all("w:t", run)
            .map(it => it.children.map(c => ("data" in c ? c.data : "")).join(""))
            .join(""),
      )
      .join("")
  const cells = rows.map(row => all("w:tc", row).map(text))
  const paragraphs = all("w:p", document)
  return { bytes, parts, document, rows, cells, paragraphs: paragraphs.map(text) }
}

const themes = [
  aTheme({ key: "t1", title: "Communication", code: "1" }),
  aTheme({ key: "t2", title: "Performance", code: "2", order: 2, note: "These actions are complex and take longer." }),
  aTheme({ key: "t3", title: "Other", code: "3", order: 3, note: "Short." }),
]
const actions = [
  anAction({
    key: "1",
    reference: "1.1",
    themeKey: "t1",
    horizon: "Immediate",
    leadWords: "AG/ZW",
    progress: "In place.",
  }),
  anAction({
    key: "2",
    reference: "1.2",
    themeKey: "t1",
    horizon: "Medium term",
    byWhen: aByWhen({ words: "by autumn" }),
  }),
  anAction({ key: "3", reference: "2.1", themeKey: "t2", byWhen: { ...dueBy("2026-12-01"), words: "" } }),
]

describe("writeDocx", () => {
  it("gives a title, the day, one table in the plan's order, and how much there was", async () => {
    const { cells, paragraphs, document } = await written(tableOf({ themes, actions }))

    expect(all("w:tbl", document).length).toBe(1)
    expect(paragraphs.slice(0, 2)).toEqual(["Staff Survey Action Plan", "As at 26 November 2026"])
    expect(cells).toEqual([
      ["Ref", "Recommendation", "By whom", "By when", "Progress"],
      ["1. Communication"],
      ["Immediate"],
      ["1.1", "Mend the roof", "AG/ZW", "", "In place."],
      ["Medium term"],
      ["1.2", "Mend the roof", "", "by autumn", ""],
      ["2. Performance (These actions are complex and take longer.)"],
      ["2.1", "Mend the roof", "", "By 1 December 2026", ""],
      ["3. Other"],
    ])
    expect(paragraphs.slice(-2)).toEqual(["3. Other: Short.", "3 actions."])
  })

  it("marks the header for screen readers and repeats it on each page; headings span the table and stay with it", async () => {
    const { rows, parts, document } = await written(tableOf({ themes, actions }))

    expect(rows.map(row => all("w:tblHeader", row).length)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0])
    expect(all("w:tblLook", document)[0]?.attribs["w:firstRow"]).toBe("true")
    const style = all("w:tblStyle", document)[0]?.attribs["w:val"]
    const own = all("w:style", xmlOf(parts["word/styles.xml"])).find(it => it.attribs["w:styleId"] === style)
    expect(own && all("w:tblStylePr", own)[0]?.attribs["w:type"]).toBe("firstRow")
    const [, theme, horizon] = rows
    for (const row of [theme, horizon]) {
      expect(row && all("w:gridSpan", row)[0]?.attribs["w:val"]).toBe("5")
      expect(row && all("w:keepNext", row).length).toBe(1)
    }
  })

  it("is a landscape A4 page in British English with a title, a heading, and no empty paragraph outside the cells", async () => {
    const { parts, document, paragraphs, cells } = await written(tableOf({ themes, actions }))

    expect(all("w:pgSz", document)[0]?.attribs).toMatchObject({
      "w:w": "16838",
      "w:h": "11906",
      "w:orient": "landscape",
    })
    const styles = xmlOf(parts["word/styles.xml"])
    expect(
      all("w:docDefaults", styles)
        .flatMap(it => all("w:lang", it))
        .map(it => it.attribs["w:val"]),
    ).toEqual(["en-GB"])
    expect(all("w:style", styles).map(it => it.attribs["w:styleId"])).toEqual(
      expect.arrayContaining(["Normal", "Heading1"]),
    )
    expect(all("w:pStyle", document).map(it => it.attribs["w:val"])).toEqual(["Heading1"])
    expect(parts["docProps/core.xml"]).toContain("<dc:title>Staff Survey Action Plan</dc:title>")
    const empty = paragraphs.filter(text => text === "").length
    expect(empty).toBe(cells.flat().filter(text => text === "").length)
  })

  it("says which part of the plan is shown, and how many exempt actions are not", async () => {
    const exempt = anAction({ key: "x", reference: "9", text: "Sell the depot", exemptParagraph: "3" })
    const sought = { ...everything, filter: "on course", search: "roof" } as const
    const { paragraphs, parts } = await written(tableOf({ actions: [...actions, exempt] }, { sought }))

    expect(paragraphs).toContain("Shown: On course, with the words “roof”.")
    expect(paragraphs).toContain("2 of 3 actions.")
    expect(paragraphs.at(-1)).toBe("One exempt action of this plan is not shown here.")
    expect(JSON.stringify(parts)).not.toContain("depot")
  })

  it("marks a document with exempt actions as not for publication", async () => {
    const exempt = anAction({ key: "x", reference: "9", exemptParagraph: "3" })
    const { paragraphs, cells } = await written(tableOf({ actions: [exempt] }, { includesExempt: true }))
    expect(cells).toHaveLength(2)
    expect(paragraphs.at(-1)).toBe("Not for publication: one action of this plan is exempt.")
  })

  it("gives recommendations a column of their own where actions answer any", async () => {
    const recommendations = ["R1", "R4"].map(number => ({
      key: number,
      source: "s",
      number,
      wording: "",
      response: "",
      on: null,
    }))
    const answering = anAction({ recommendationKeys: ["R1", "R4"] })
    const { cells } = await written(tableOf({ actions: [answering], recommendations }))
    expect(cells.map(row => row.at(-1))).toEqual(["Recommendation no.", "R1, R4"])
  })

  it("gives a horizon that would pass for a theme a column in place of a heading row", async () => {
    const ofYears = ["Year 1", "", "Immediate"].map((horizon, at) =>
      anAction({ key: `${at}`, reference: `${at}`, horizon }),
    )
    const { cells } = await written(tableOf({ actions: ofYears }))
    expect(cells.map(row => row.at(-1))).toEqual(["Horizon", "", "Year 1", "Immediate"])
  })

  it("has a header and the count for a plan without actions", async () => {
    const { cells, paragraphs } = await written(tableOf({}, {}, { actionLabel: "" }))
    expect(cells).toEqual([["Ref", "Action", "By whom", "By when", "Progress"]])
    expect(paragraphs.at(-1)).toBe("This plan has no actions to show.")
  })

  it("keeps hostile words as words: nothing breaks, nothing is lost but what no document can hold", async () => {
    const table = tableOf({ actions: hostileActions }, {}, { title: `${hostile.markup}${hostile.controls}` })
    const { parts, cells, rows, bytes } = await written(table)

    expect(brokenParts(parts)).toEqual([])
    const progress = cells
      .filter(row => row.length === 6)
      .slice(1)
      .map(row => row[4])
    expect(progress).toEqual([
      ...["abcde", hostile.markup, hostile.escape, hostile.rightToLeft, hostile.emoji, hostile.formula],
      ...["first\n\nthird\nfourth", hostile.spaces, hostile.long],
    ])
    const arabic = rows.find(row => all("w:bidi", row).length > 0)
    expect(arabic && all("w:rtl", arabic).length).toBeGreaterThan(0)
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) })
    expect(value).toContain(hostile.emoji)
    expect(value).toContain(hostile.markup)
  })

  it("writes 2,000 actions", async () => {
    const { cells, parts } = await written(tableOf({ actions: manyActions(2000) }))
    expect(cells.length).toBe(2001)
    expect(brokenParts(parts)).toEqual([])
  })
})
