import { describe, expect, it } from "vitest"
import { PlanState } from "#domain/plan/plan.ts"
import type { PlanSummary } from "#domain/wire/plans.ts"
import { english, makeWords } from "#domain/words/words.ts"
import { isJudged } from "../../../../tab/components/plan/isJudged.ts"
import { plansByState } from "../../../../tab/components/plans/plansByState.ts"
import { wordPlan } from "../../../../tab/components/plans/wordPlan.ts"

const plan = (state: PlanState): PlanSummary => ({
  key: state,
  code: "",
  title: state,
  kind: "service plan",
  state,
  ownerTitle: null,
  serves: [],
  counts: { total: 0, red: 0, amber: 0, green: 0, blue: 0, none: 0, withoutOwner: 0 },
})

describe("plansByState", () => {
  it("puts approved plans first and finished ones last, and loses none", () => {
    const groups = plansByState([...PlanState.options].map(plan))

    expect(groups.map(group => group.plans.map(({ key }) => key))).toEqual([
      ["approved"],
      ["draft", "consultation"],
      ["closed", "superseded"],
    ])
  })

  it("puts plans with actions before those without, else in the order given", () => {
    const counts = { ...plan("approved").counts, total: 3 }
    const plans = [
      { ...plan("approved"), key: "strategy" },
      { ...plan("approved"), key: "first", counts },
      { ...plan("approved"), key: "second", counts },
    ]

    expect(plansByState(plans)[0]?.plans.map(({ key }) => key)).toEqual(["first", "second", "strategy"])
  })

  it("names no section that is empty", () => {
    expect(plansByState([plan("draft")]).map(group => group.section)).toEqual(["being made"])
  })
})

describe("isJudged", () => {
  it("rates no plan that is still being made", () => {
    expect(PlanState.options.filter(state => !isJudged({ state }))).toEqual(["draft", "consultation"])
  })
})

describe("wordPlan", () => {
  it("names the owner where there is one", () => {
    const words = makeWords("en-GB", english)

    expect(wordPlan({ ...plan("approved"), ownerTitle: "Director 1" }, words)).toBe(
      "service plan, approved. Director 1",
    )
    expect(wordPlan(plan("consultation"), words)).toBe("service plan, in consultation")
  })
})
