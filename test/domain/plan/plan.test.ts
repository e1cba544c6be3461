import { describe, expect, it } from "vitest"
import { isChased, PlanState } from "#domain/plan/plan.ts"
import { aPlan } from "../../support/builders.ts"

const today = "2026-11-26"

describe("which plans are chased", () => {
  it.each(PlanState.options)("state %s", state => {
    expect(isChased(aPlan({ state }), today)).toBe(state === "approved")
  })

  it("begins on the day its reminders were started for, not before", () => {
    expect(isChased(aPlan({ remindersFrom: today }), today)).toBe(true)
    expect(isChased(aPlan({ remindersFrom: "2026-11-27" }), today)).toBe(false)
  })

  it("does not begin while nobody has started them", () => {
    expect(isChased(aPlan({ remindersFrom: null }), today)).toBe(false)
  })
})
