import { expect, it } from "vitest"
import { readAsAt } from "../../../../tab/components/plan/readAsAt.ts"

const today = "2026-11-26"

it.each(["2026-11-26", "2026-09-01", "2000-01-01"])("takes a day up to today: %s", typed => {
  expect(readAsAt(typed, today)).toEqual({ day: typed })
})

it.each([
  ["", "no day"],
  ["2026-11", "no day"],
  ["0002-09-01", "too early"],
  ["1999-12-31", "too early"],
  ["2026-11-27", "to come"],
])("says why “%s” is none: %s", (typed, problem) => {
  expect(readAsAt(typed, today)).toEqual({ problem })
})
