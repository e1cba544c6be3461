// What holds for every document, sensible or hostile.
import { describe, expect, it } from "vitest"
import { type Block, cell, type TableDocument } from "#domain/exchange/document.ts"
import { PlanReading } from "#domain/exchange/planReading.ts"
import { columnsOf } from "#domain/exchange/readColumns.ts"
import { readPlan } from "#domain/exchange/readPlan.ts"
import { readText } from "#domain/exchange/readText.ts"
import { cases, fc } from "#test/support/property.ts"

const headings = [
  "Ref",
  "Action",
  "By whom",
  "Lead (support in brackets)",
  "By when",
  "Timescale",
  "Progress",
  "Status",
  "Theme",
  "Priority",
  "Outcome",
  "Cost",
  "Recommendations",
  "Whatever",
  "Term",
]
const words = fc.oneof(
  fc.constantFrom(...headings),
  fc.constantFrom(
    "",
    "AG/ZW",
    "Head of Housing",
    "May 2013",
    "By end of Dec 2015",
    "TBC",
    "R1, R2",
    "2.3 do it",
    "1. Homes",
    "Immediate actions",
    "High",
    "Complete",
    "Amber",
    "As at 26 November 2012",
    "line one\nline two",
    "AG\nZW",
    "May 2013\nOngoing",
    "Head of X to promote good practice",
  ),
  fc.lorem({ maxCount: 12 }),
  fc.string({ maxLength: 12 }),
)
const aCell = fc.record({
  text: words,
  columns: fc.oneof(
    { weight: 8, arbitrary: fc.constant(1) },
    { weight: 1, arbitrary: fc.integer({ min: -1, max: 6 }) },
  ),
  rows: fc.oneof({ weight: 8, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.integer({ min: -1, max: 4 }) }),
  isHeader: fc.boolean(),
})
const row = fc.array(aCell, { maxLength: 6 }).map(cells => ({ cells }))
const plainHeader = fc
  .subarray(headings, { minLength: 2, maxLength: 6 })
  .map(texts => ({ cells: texts.map(text => cell(text)) }))
const table = fc
  .tuple(fc.option(plainHeader), fc.array(row, { maxLength: 8 }))
  .map(([head, rows]): Block => ({ kind: "table", rows: head ? [head, ...rows] : rows }))
const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 3, arbitrary: table },
  { weight: 1, arbitrary: words.map((text): Block => ({ kind: "paragraph", text })) },
  { weight: 1, arbitrary: words.map((text): Block => ({ kind: "heading", level: 2, text })) },
)
const anyDocument: fc.Arbitrary<TableDocument> = fc.record({
  title: fc.option(words),
  blocks: fc.array(block, { maxLength: 5 }),
})

const pieces = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
/** What joins owners, and what marks a heading or a day, is understood and not kept. */
const joints = new Set("and to the lead with as at actions of support".split(" "))

/** Every text of the document but its headings. */
function textsOf(file: TableDocument): string[] {
  const tables = columnsOf(file)
  let seen = 0
  return file.blocks.flatMap(each => {
    if (each.kind !== "table") return [each.text]
    const { headerRows = [], columns = [] } = tables[seen++] ?? {}
    const heads = new Set(["", ...columns.map(({ heading }) => heading.toLowerCase())])
    return each.rows.flatMap(({ cells }, index) => {
      const isHead = headerRows.includes(index + 1) || cells.every(({ text }) => heads.has(text.trim().toLowerCase()))
      return isHead ? [] : cells.map(({ text }) => text)
    })
  })
}

/** All that is told of a plan; a day is told in figures, so its words count as told. */
function toldBy({ plan, actions, unread }: PlanReading): Set<string> {
  const kept = [
    plan.title ?? "",
    ...plan.themes,
    ...actions.flatMap(action => [
      action.ref ?? "",
      action.title,
      action.theme ?? "",
      action.horizon ?? "",
      action.byWhen.text,
      action.progress ?? "",
      action.status ?? "",
      ...action.recommendations,
      ...action.byWhom.flatMap(({ name, task }) => [name, task ?? ""]),
    ]),
    ...unread.map(({ text }) => text),
  ]
  return new Set(kept.flatMap(pieces))
}

/** A heading's numbering is its order, and the line of the day is the plan's own. */
const worthKeeping = (text: string) =>
  text.replace(/^\s*(?:\d+(?:\.\d+)*|[A-Za-z]|[ivx]+)[.):]?(?:\s+|$)/, "").replace(/as at 26 november 2012/i, "")

describe("readPlan", () => {
  it("loses no word of any document", () => {
    fc.assert(
      fc.property(anyDocument, file => {
        const told = toldBy(readPlan(file, { asAt: "2012-11-26" }))
        const lost = textsOf(file)
          .flatMap(text => pieces(worthKeeping(text)))
          .filter(word => !joints.has(word) && !told.has(word))
        expect(lost).toEqual([])
      }),
      cases(2000),
    )
  })

  it("always gives the shape that is accepted again as input", () => {
    fc.assert(
      fc.property(anyDocument, file => {
        const reading = readPlan(file, { asAt: null })
        expect(PlanReading.parse(structuredClone(reading))).toEqual(reading)
      }),
      cases(300),
    )
  })

  it("points to a row that is there", () => {
    fc.assert(
      fc.property(anyDocument, file => {
        const tables = file.blocks.filter(each => each.kind === "table")
        for (const { source } of readPlan(file, { asAt: null }).actions)
          expect(tables[source.table - 1]?.rows[source.row - 1]).toBeDefined()
      }),
      cases(300),
    )
  })
})

describe("readText", () => {
  const line = fc.oneof(
    fc
      .array(words, { maxLength: 6 })
      .chain(texts => fc.constantFrom("\t", " | ", " / ", "     ", ": ").map(by => texts.join(by))),
    fc.constantFrom(
      "---|---|---",
      "",
      "Action / Lead / When",
      "Action     Lead     When",
      "Action: do",
      "R1, R2",
      '"',
      "|",
    ),
  )

  it("loses no word of any text", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 14 }), lines => {
        const text = lines.join("\n")
        const kept = readText(text).blocks.flatMap(each =>
          each.kind === "table" ? each.rows.flatMap(({ cells }) => cells.map(({ text }) => text)) : [each.text],
        )
        const told = new Set(kept.flatMap(pieces))
        expect(pieces(text).filter(word => !told.has(word))).toEqual([])
      }),
      cases(2000),
    )
  })

  it.each([
    ["bars", "|".repeat(50_000)],
    ["tabs", "\t".repeat(50_000)],
    ["quote marks", '"\t'.repeat(50_000)],
    ["slashes", "a / ".repeat(50_000)],
    ["brackets", "(a ".repeat(50_000)],
    ["spaces", `a${" ".repeat(200_000)}b`],
    ["lines of one bar", "a |\n".repeat(5_000)],
    ["labels", "Lead: x\n".repeat(5_000)],
    ["headings", "Action / Lead / When\n".repeat(5_000)],
  ])("bears a flood of %s", (_, text) => {
    expect(readPlan(readText(text), { asAt: null }).actions).toEqual([])
  })
})

describe("a large plan", () => {
  it("gives each of ten thousand rows an action", () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => ({
      cells: [`${index}.1 write to parish ${index}`, "Head of Parks/AG", "May 2013", "Underway"].map(text =>
        cell(text),
      ),
    }))
    const head = { cells: ["Action", "By whom", "By when", "Progress"].map(text => cell(text)) }
    const reading = readPlan({ title: null, blocks: [{ kind: "table", rows: [head, ...rows] }] }, { asAt: null })
    expect(reading.actions).toHaveLength(10_000)
    expect(reading.unread).toEqual([])
  })

  it("bears merged cells of any size", () => {
    const rows = Array.from({ length: 2_000 }, () => ({
      cells: [cell("a", { rows: 1e9, columns: 1e9 }), cell("b", { rows: Number.NaN, columns: -1 })],
    }))
    expect(readPlan({ title: null, blocks: [{ kind: "table", rows }] }, { asAt: null }).actions).toEqual([])
  })
})
