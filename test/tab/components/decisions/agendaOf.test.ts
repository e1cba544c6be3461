import { describe, expect, it } from "vitest"
import type { AgendaLine } from "#domain/wire/decisions.ts"
import { agendaOf } from "../../../../tab/components/decisions/agendaOf.ts"

const line = (key: string, putOn: string, decidedOn: string | null = null): AgendaLine => ({
  key,
  actionKey: key,
  planKey: "P1",
  reference: key,
  text: null,
  putBy: null,
  putOn,
  state: decidedOn === null ? "open" : "decided",
  decision: "",
  decidedBy: null,
  decidedOn,
})

describe("agendaOf", () => {
  it("puts what has waited longest first, and of what was decided the newest", () => {
    const { open, decided } = agendaOf([
      line("b", "2026-11-20"),
      line("old", "2026-01-01", "2026-02-01"),
      line("a", "2026-11-10"),
      line("new", "2026-01-01", "2026-10-01"),
    ])

    expect(open.map(({ key }) => key)).toEqual(["a", "b"])
    expect(decided.map(({ key }) => key)).toEqual(["new", "old"])
  })
})
