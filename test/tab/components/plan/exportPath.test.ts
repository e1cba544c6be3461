import { expect, it } from "vitest"
import { exportPath } from "../../../../tab/components/plan/exportPath.ts"

const everything = { filter: "all", search: "" } as const

it("asks for the whole plan as it is today", () => {
  expect(exportPath({ planKey: "P/1", asAt: null, sought: everything }, "docx")).toBe(
    "/api/plans/P%2F1/export?format=docx",
  )
})

it("asks for the day and the rows that are shown", () => {
  const sought = { filter: "without owner", search: " pay & leave " } as const
  const asked = new URL(exportPath({ planKey: "P1", asAt: "2026-10-01", sought }, "csv"), "http://x").searchParams

  expect(Object.fromEntries(asked)).toEqual({
    format: "csv",
    asAt: "2026-10-01",
    filter: "without owner",
    search: "pay & leave",
  })
})
