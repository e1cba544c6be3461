import { describe, expect, it } from "vitest"
import { tableColumns } from "../../../../tab/components/table/tableColumns.ts"
import { actionRow } from "../../actionRow.ts"

const bare = actionRow({ lead: null, leadWords: "", byWhen: { words: "", stages: [], reviewOn: null } })

describe("tableColumns", () => {
  it("keeps the plan's own columns where there is room", () => {
    expect(tableColumns("full", [actionRow()])).toEqual(["reference", "action", "whom", "when", "progress", "stands"])
  })

  it("keeps three beside an open action", () => {
    expect(tableColumns("slim", [actionRow()])).toEqual(["reference", "action", "stands"])
  })

  it("shows what actions answer in place of owners and dates when no action has any", () => {
    expect(tableColumns("full", [bare, bare])).toContain("recommendations")
    expect(tableColumns("full", [bare, bare])).not.toContain("whom")
  })

  it("shows owners and dates as soon as one action has either", () => {
    expect(tableColumns("full", [bare, actionRow({ lead: null, leadWords: "A sub-group" })])).toContain("whom")
  })
})
