import { describe, expect, it } from "vitest"
import { cell } from "#domain/exchange/document.ts"
import { readPlan } from "#domain/exchange/readPlan.ts"
import { readText } from "#domain/exchange/readText.ts"
import { unlined } from "./layouts.ts"
import { documentOf, tableOf } from "./tableOf.ts"

const read = (...blocks: Parameters<typeof documentOf>) => readPlan(documentOf(...blocks), { asAt: null })
const told = (reading: ReturnType<typeof read>) =>
  reading.actions.map(({ theme, title, recommendations }) => [theme, title, recommendations.join()])

describe("readMatrix", () => {
  const themes = "1. Lead|2. Unite|3. Deliver|4. Steady"

  it("puts the actions of each column under its theme", () => {
    const reading = read(
      tableOf(
        themes,
        "reshape the team~~R1, R2|work together~R3|talk plainly~R7|go through the plan~R2, R5",
        "a framework~R1|partners~R12|events~R13|appraisals~R4",
      ),
    )
    expect(reading.plan.themes).toEqual(["Lead", "Unite", "Deliver", "Steady"])
    expect(told(reading)).toEqual([
      ["Lead", "reshape the team", "R1,R2"],
      ["Unite", "work together", "R3"],
      ["Deliver", "talk plainly", "R7"],
      ["Steady", "go through the plan", "R2,R5"],
      ["Lead", "a framework", "R1"],
      ["Unite", "partners", "R12"],
      ["Deliver", "events", "R13"],
      ["Steady", "appraisals", "R4"],
    ])
    expect(reading.unread).toEqual([])
  })

  it("reads several actions in a cell, each ended by what it answers", () => {
    const reading = read(tableOf(themes, "reshape the team~R1~a framework:~· with values~R4, R5|work together~R3||"))
    expect(told(reading)).toEqual([
      ["Lead", "reshape the team", "R1"],
      ["Lead", "a framework:\n· with values", "R4,R5"],
      ["Unite", "work together", "R3"],
    ])
  })

  it("joins recommendations in a row of their own to the actions above", () => {
    const reading = read(tableOf(themes, "reshape|unite|deliver|steady", "R1|R2|R3|R4"))
    expect(told(reading).map(([, , answered]) => answered)).toEqual(["R1", "R2", "R3", "R4"])
  })

  it("keeps horizons down the side, and what stands apart as unread", () => {
    const long = "a piece of work that is told at some length so that it is no heading"
    const reading = read({
      kind: "table",
      rows: [
        { cells: [cell("draft for all to see", { columns: 3 })] },
        { cells: [cell(""), cell("Guide"), cell("Unite")] },
        { cells: [cell("Immediate"), cell(`${long} (1)`), cell(`${long} (2)`)] },
        { cells: [cell("Long term"), cell(`${long} (3)`), cell("")] },
      ],
    })
    expect(reading.actions.map(({ horizon }) => horizon)).toEqual(["Immediate", "Immediate", "Long term"])
    expect(reading.unread.map(({ text }) => text)).toEqual(["draft for all to see"])
  })

  it("finds the columns again where the table's lines were lost", () => {
    const reading = readPlan(readText(unlined), { asAt: null })
    expect(told(reading)).toEqual([
      ["Lead from the front", "Reshape the management team, so that it", "R1,R2,R13"],
      ["Be one council", "Write a plan for how we work together, with everyone.", "R3,R4"],
      [
        "Lead from the front",
        "Build room to do it, through a plan which brings together:\n· savings\n· projects",
        "R10",
      ],
      ["Be one council", "Settle who talks to the city.", "R12,R13,R14"],
    ])
    expect(reading.plan.themes).toEqual(["Lead from the front", "Be one council"])
  })
})
