import { expect, it } from "vitest"
import { suggestCode } from "../../../../tab/components/import/suggestCode.ts"

it.each([
  ["Staff Survey Action Plan 2026", "SSAP2026"],
  ["Plan for the Health and Safety of Staff", "PHSS"],
  ["évaluation", "É"],
  ["", ""],
  ["a ".repeat(30) + "b ".repeat(30), "BBBBBBBBBBBBBBBBBBBB"],
])("makes a code of %s", (title, code) => {
  expect(suggestCode(title)).toBe(code)
})
