import { describe, expect, it } from "vitest"
import { columnsOf as columnsGiven } from "#api/exchange/writeColumns.ts"
import { columnsOf } from "#domain/exchange/readColumns.ts"
import { isOwnExport } from "#domain/exchange/table/ownExport.ts"
import { tableOf as planTable, words } from "../../../api/exchange/writeSample.ts"
import { anAction } from "../../../support/builders.ts"
import { documentOf, tableOf } from "../tableOf.ts"

const given = (label = "action") => {
  const actions = [anAction({ exemptParagraph: "3" })]
  const table = planTable({ actions }, { includesExempt: true }, { actionLabel: label })
  return columnsGiven(table, words).map(({ heading }) => heading)
}
const read = (headings: readonly string[], ...rows: string[]) =>
  columnsOf(documentOf(tableOf(headings.join("|"), ...rows))).flatMap(({ columns }) => columns)

describe("a file of this app's own", () => {
  it.each(["action", "recommendation", "ymyriad"])("has columns that are known for sure, its %ss too", label => {
    const columns = read(
      given(label),
      given(label)
        .map((_, at) => (at === 12 ? "2026-11-26" : "x"))
        .join("|"),
    )
    expect(columns.filter(({ isSure }) => !isSure)).toEqual([])
    expect(columns.filter(({ meaning }) => meaning !== "other").map(({ meaning }) => meaning)).toEqual([
      ...["reference", "theme", "horizon", "action", "whom", "when", "progress", "status", "recommendations"],
    ])
  })

  it("is still known with a column taken out and one put in", () => {
    const headings = [...given().filter(heading => heading !== "Forecast"), "Cost"]
    const meanings = read(headings, headings.map(() => "x").join("|")).map(({ meaning }) => meaning)
    expect(meanings.filter(meaning => meaning === "when")).toHaveLength(1)
    expect(meanings.at(-1)).toBe("cost")
  })

  it("is no council's file with a heading or two alike", () => {
    expect(isOwnExport(["Ref", "Action", "By whom", "By when", "Review on", "Forecast", "How it stands"])).toBe(false)
    const [, , , review] = read(
      ["Ref", "Action", "By whom", "Review on"],
      ..."123".split("").map(n => `${n}|Mend it|AG|${n} May 2027`),
    )
    expect(review?.meaning).toBe("when")
  })
})
