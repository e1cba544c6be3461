import { describe, expect, it } from "vitest"
import type { Plan } from "#domain/plan/plan.ts"
import { plansAbove } from "#domain/plan/thread.ts"
import { aPlan } from "../../support/builders.ts"

const above = (key: string, parents: Record<string, string[]>) => {
  const plans = new Map<string, Plan>(
    Object.entries(parents).map(([planKey, parentKeys]) => [planKey, aPlan({ key: planKey, parentKeys })]),
  )
  return plansAbove(aPlan({ key, parentKeys: parents[key] ?? [] }), plans).map(plan => plan.key)
}

describe("the golden thread", () => {
  it("names what a plan serves, the nearest first", () => {
    expect(above("team", { team: ["service"], service: ["council"], council: ["strategy"], strategy: [] })).toEqual([
      "service",
      "council",
      "strategy",
    ])
  })

  it("is empty for a plan that serves nothing", () => {
    expect(above("strategy", { strategy: [] })).toEqual([])
  })

  it("names every parent of a plan that serves several", () => {
    expect(above("team", { team: ["service", "directorate"], service: [], directorate: [] })).toEqual([
      "service",
      "directorate",
    ])
  })

  it("names a plan reached by two ways once, where it is nearest", () => {
    const parents = { team: ["service", "council"], service: ["council"], council: ["strategy"], strategy: [] }
    expect(above("team", parents)).toEqual(["service", "council", "strategy"])
  })

  it("passes over a parent that is not in the register", () => {
    expect(above("team", { team: ["gone", "service"], service: [] })).toEqual(["service"])
  })

  it("comes to an end where plans serve each other", () => {
    expect(above("a", { a: ["b"], b: ["a"] })).toEqual(["b"])
    expect(above("a", { a: ["a"] })).toEqual([])
  })
})
