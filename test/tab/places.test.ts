import { describe, expect, it } from "vitest"
import {
  actionInPlanPlace,
  actionSubPage,
  importPlace,
  placeOfSubPage,
  planImportPlace,
  runningImportPlace,
} from "../../tab/places.ts"

describe("placeOfSubPage", () => {
  it.each([
    ["", "/"],
    ["plan/P1", "/plan/P1"],
    ["action/A1", "/action/A1"],
    ["/plan/P1", "/plan/P1"],
    ["plan/P%201", "/plan/P%201"],
    ["reminders", "/reminders"],
    ["decisions", "/decisions"],
    ["/posts", "/posts"],
  ])("opens what a deep link names: %s", (subPage, place) => {
    expect(placeOfSubPage(subPage)).toBe(place)
  })

  it.each([
    "plan/",
    "plan/P1/action/A1",
    "plan/../secret",
    "https://elsewhere.example/plan/P1",
    "javascript:alert(1)",
    "report/R1",
    "//posts",
    "posts/K1",
    "plan/%E0%A4%A",
    `plan/${"x".repeat(101)}`,
    "plan/P1?asAt=2026-01-01",
  ])("opens the plans for anything else: %s", subPage => {
    expect(placeOfSubPage(subPage)).toBe("/")
  })

  it("leads back to a shared action, whatever its key", () => {
    expect(placeOfSubPage(actionSubPage("a/b c"))).toBe("/action/a%2Fb%20c")
  })
})

describe("actionInPlanPlace", () => {
  it("keeps a key from being read as part of the place", () => {
    expect(actionInPlanPlace("P/1", "../A")).toBe("/plan/P%2F1/action/..%2FA")
  })
})

describe("the places of imports", () => {
  it("are one without a plan, one for each plan, and one for each import on its way", () => {
    expect([importPlace, planImportPlace("P/1"), runningImportPlace("../I 1")]).toEqual([
      "/import",
      "/plan/P%2F1/import",
      "/import/..%2FI%201",
    ])
  })
})
