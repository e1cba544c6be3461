import { parse } from "csv-parse/sync"
import { describe, expect, it } from "vitest"
import { writeCsv } from "#api/exchange/writeCsv.ts"
import type { ExportTable } from "#domain/exchange/exportTable.ts"
import { anAction, aTheme, dueBy } from "../../support/builders.ts"
import { hostile, hostileActions, manyActions, tableOf, words } from "./writeSample.ts"

function written(table: ExportTable) {
  const text = Buffer.from(writeCsv(table, words)).toString("utf8")
  const [headings = [], ...body]: string[][] = parse(text, { bom: true, record_delimiter: "\r\n" })
  return { text, headings, body, column: (heading: string) => body.map(row => row[headings.indexOf(heading)]) }
}

const dangerous = /^[\s\p{Cf}]*[=+\-@]|^[\t\r\n]/u

describe("writeCsv", () => {
  it("is UTF-8 with a mark, ends its lines with CRLF, and quotes every cell that holds anything", () => {
    const { text } = written(tableOf({ themes: [aTheme()], actions: [anAction({ text: "Café\n— two; lines" })] }))
    expect(text.charCodeAt(0)).toBe(0xfeff)
    expect(text.endsWith("\r\n")).toBe(true)
    const lines = text.slice(1, -2).split("\r\n")
    expect(lines.length).toBe(2)
    for (const line of lines) expect(line).toMatch(/^(?:"(?:[^"]|"")+")?(?:,(?:"(?:[^"]|"")+")?)*$/)
  })

  it("gives each action a row under its theme, days the ISO way", () => {
    const actions = [
      anAction({ themeKey: "theme", horizon: "Immediate", byWhen: dueBy("2026-12-01"), timesRedated: 1 }),
    ]
    const { column } = written(tableOf({ themes: [aTheme()], actions }))
    expect(column("Theme")).toEqual(["1. Buildings"])
    expect(column("Horizon")).toEqual(["Immediate"])
    expect(column("Recommendation")).toEqual(["Mend the roof"])
    expect(column("Next stage by")).toEqual(["2026-12-01"])
    expect(column("Times moved")).toEqual(["1"])
  })

  it("leaves no cell that a spreadsheet would calculate, and changes nothing else of it", () => {
    const starts = ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", " =1", "- a point of a list"]
    const actions = starts.map((progress, at) =>
      anAction({ key: `${at}`, reference: `${at}`, progress, leadWords: progress }),
    )
    const { body, column } = written(tableOf({ actions }, {}, { actionLabel: "=cmd" }))
    expect(body.flat().filter(cell => dangerous.test(cell))).toEqual([])
    expect(column("Progress")).toEqual([
      "'=1+1",
      "'+1",
      "'-1",
      "'@A1",
      "'\t=1",
      "'\n=1",
      "' =1",
      "'- a point of a list",
    ])
    expect(column("'=cmd")).toEqual(Array(8).fill("Mend the roof"))
  })

  it("keeps hostile words as they are", () => {
    const { column, body } = written(tableOf({ actions: hostileActions }))
    expect(body.flat().filter(cell => dangerous.test(cell))).toEqual([])
    expect(column("Progress")).toEqual([
      ...["abcde", hostile.markup, hostile.escape, hostile.rightToLeft, hostile.emoji, `'${hostile.formula}`],
      ...["first\n\nthird\nfourth", hostile.spaces, hostile.long],
    ])
  })

  it("says in a last line how many exempt actions are left out, and nothing of them", () => {
    const exempt = [1, 2].map(at => anAction({ key: `x${at}`, text: "Sell the depot", exemptParagraph: "3" }))
    const { body, text } = written(tableOf({ actions: [anAction(), ...exempt] }))
    expect(body.map(([ref]) => ref)).toEqual(["1.1", "2 exempt actions of this plan are not shown here."])
    expect(body[1]?.slice(1).every(cell => cell === "")).toBe(true)
    expect(text).not.toContain("depot")
  })

  it("is a header alone for a plan without actions, and takes 2,000", () => {
    expect(written(tableOf({})).body).toEqual([])
    expect(written(tableOf({ actions: manyActions(2000) })).body.length).toBe(2000)
  })
})
