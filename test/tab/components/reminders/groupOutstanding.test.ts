import { describe, expect, it } from "vitest"
import type { Outstanding } from "#domain/wire/reminders.ts"
import { groupOutstanding } from "../../../../tab/components/reminders/groupOutstanding.ts"

const plans = [
  { key: "P2", title: "Corporate plan" },
  { key: "P1", title: "Staff survey plan" },
]

const item = (reference: string, rest: Partial<Outstanding> = {}): Outstanding => ({
  actionKey: reference,
  planKey: "P1",
  reference,
  text: "An action",
  postTitle: "Head of Service",
  personName: "Amira Khan",
  since: "2026-11-12",
  workingDays: 3,
  told: "nobody",
  pausedUntil: null,
  ...rest,
})

const shape = (groups: ReturnType<typeof groupOutstanding>) =>
  groups.map(group => [group.postTitle, group.items.map(({ reference }) => reference)])

describe("groupOutstanding", () => {
  it("orders by plan and reference, as a reader counts, whoever is latest", () => {
    const outstanding = [
      item("2.10", { workingDays: 30 }),
      item("2.2"),
      item("9", { planKey: "P2", postTitle: "Director" }),
    ]

    expect(shape(groupOutstanding({ outstanding, plans }))).toEqual([
      ["Director", ["9"]],
      ["Head of Service", ["2.2", "2.10"]],
    ])
  })

  it("keeps a post together across plans, and two people of one post apart", () => {
    const outstanding = [item("1", { planKey: "P2" }), item("2", { planKey: "P2", personName: "Chris Obi" }), item("3")]

    expect(shape(groupOutstanding({ outstanding, plans }))).toEqual([
      ["Head of Service", ["1", "3"]],
      ["Head of Service", ["2"]],
    ])
  })

  it("loses nothing of a plan it does not know", () => {
    expect(shape(groupOutstanding({ outstanding: [item("1", { planKey: "P9" })], plans }))).toEqual([
      ["Head of Service", ["1"]],
    ])
  })
})
