import { describe, expect, it } from "vitest"
import { actionsOf, inPlanOrder, themesOf } from "#domain/exchange/planOrder.ts"
import { anAction, aPlan, aRegister, aTheme } from "../../support/builders.ts"

describe("a plan's order", () => {
  const plan = aPlan()
  const register = aRegister({
    plans: [plan],
    themes: [
      aTheme({ key: "second", order: 2 }),
      aTheme({ key: "first", order: 1 }),
      aTheme({ key: "elsewhere", planKey: "other" }),
    ],
    actions: [
      anAction({ key: "d", themeKey: "second", reference: "2.1" }),
      anAction({ key: "c", themeKey: "first", reference: "1.10" }),
      anAction({ key: "b", themeKey: "first", reference: "1.9" }),
      anAction({ key: "f", themeKey: null, reference: "" }),
      anAction({ key: "e", themeKey: "elsewhere", reference: "" }),
      anAction({ key: "x", planKey: "other" }),
    ],
  })
  const themes = themesOf(plan, register)

  it("has its own themes, in order", () => {
    expect(themes.map(({ key }) => key)).toEqual(["first", "second"])
  })

  it("is by theme and by number; under no theme of its own comes first, without a number as it came in", () => {
    const ordered = actionsOf(plan, register).toSorted(inPlanOrder(themes))
    expect(ordered.map(({ key }) => key)).toEqual(["e", "f", "b", "c", "d"])
  })
})
