import { describe, expect, it } from "vitest"
import { absencesIn } from "#domain/people/request.ts"
import { anAbsence } from "../../support/builders.ts"

const awayOf = (...parts: Parameters<typeof anAbsence>[0][]) =>
  Object.fromEntries(absencesIn(parts.map(part => anAbsence(part))))

describe("who is away", () => {
  it("is whoever said so, until the day they named", () => {
    expect(awayOf({ fromId: "p", until: "2026-12-01" }, { fromId: "q", until: "2026-12-24" })).toEqual({
      p: "2026-12-01",
      q: "2026-12-24",
    })
  })

  it.each(["open", "agreed"] as const)("holds while the request is %s", state => {
    expect(awayOf({ state })).toEqual({ p: "2026-12-01" })
  })

  it.each(["refused", "withdrawn"] as const)("does not hold when the request was %s", state => {
    expect(awayOf({ state })).toEqual({})
  })

  it.each(["date change", "hand-over", "remind me on", "opt-out"] as const)(
    "is not read from a request of another kind: %s",
    kind => {
      expect(awayOf({ kind })).toEqual({})
    },
  )

  it("is nobody who named no day", () => {
    expect(awayOf({ until: null })).toEqual({})
  })

  it("goes by the longest of one person's absences, in whatever order", () => {
    expect(awayOf({ until: "2026-12-20" }, { until: "2026-12-01" })).toEqual({ p: "2026-12-20" })
    expect(awayOf({ until: "2026-12-01" }, { until: "2026-12-20" })).toEqual({ p: "2026-12-20" })
    expect(awayOf({ until: "2026-12-01" }, { until: "2026-12-20", state: "withdrawn" })).toEqual({ p: "2026-12-01" })
  })
})
