import { describe, expect, it } from "vitest"
import { isDayFrom } from "../../../../tab/components/reminders/isDayFrom.ts"

describe("isDayFrom", () => {
  it.each(["2026-11-26", "2026-11-27", "2028-02-29"])("takes a day that is not too early: %s", day => {
    expect(isDayFrom(day, "2026-11-26")).toBe(true)
  })

  it.each(["", "2026-11-25", "2027-02-29", "2026-13-01", "tomorrow"])("takes nothing else: %s", day => {
    expect(isDayFrom(day, "2026-11-26")).toBe(false)
  })
})
