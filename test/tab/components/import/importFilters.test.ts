import { describe, expect, it } from "vitest"
import { correctAction, leaveOut } from "../../../../tab/components/import/importDraft.ts"
import { importFilters, passes, rowsOf, seekRows } from "../../../../tab/components/import/importFilters.ts"
import { ownersOf } from "../../../../tab/components/import/pairing.ts"
import { importDraft, readAction, readStage } from "../../readAnswer.ts"

const read = importDraft({
  actions: [
    readAction({ ref: "1" }),
    readAction({ ref: "2", byWhen: { text: "March", stages: [readStage({ inferred: "the year" })] } }),
    readAction({ ref: "3", byWhom: [] }),
    readAction({ ref: "4", byWhom: [{ name: "AG", role: "lead", task: null }] }),
    readAction({ ref: "5", byWhom: [{ name: "AG", role: "lead", task: null }] }),
  ],
  owners: [{ name: "Head of Estates", postKey: "k1", near: [] }],
})
const draft = leaveOut(correctAction(read, 0, readAction({ ref: "1", title: "Mend the whole roof" })), 4, true)

describe("passes", () => {
  const owners = ownersOf(draft, [])
  const found = (filter: (typeof importFilters)[number]) =>
    rowsOf(draft).flatMap(row => (passes(row, filter, owners) ? [row.action.ref] : []))

  it("finds under each pill what it names, and what is left out under its own alone", () => {
    expect(Object.fromEntries(importFilters.map(filter => [filter, found(filter)]))).toEqual({
      all: ["1", "2", "3", "4", "5"],
      inferred: ["2"],
      "without owner": ["3"],
      "to pair": ["4"],
      corrected: ["1"],
      "left out": ["5"],
    })
  })
})

describe("seekRows", () => {
  it.each([
    ["roof whole", ["1"]],
    ["MARCH", ["2"]],
    ["ag", ["4", "5"]],
    ["nowhere", []],
    ["  ", ["1", "2", "3", "4", "5"]],
  ])("finds every word in any order: %s", (search, references) => {
    expect(seekRows(rowsOf(draft), search).map(row => row.action.ref)).toEqual(references)
  })
})
