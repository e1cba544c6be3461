import { describe, expect, it } from "vitest"
import { headingOf } from "#domain/plan/theme.ts"

describe("headingOf", () => {
  it.each([
    [{ code: "1", title: "Communication" }, "1. Communication"],
    [{ code: "1", title: "1. Communication" }, "1. Communication"],
    [{ code: "1", title: "1 Communication" }, "1 Communication"],
    [{ code: "1", title: "100 homes" }, "1. 100 homes"],
    [{ code: "A", title: "A: Lead from the front" }, "A: Lead from the front"],
    [{ code: "A", title: "All together" }, "A. All together"],
    [{ code: "", title: "Communication" }, "Communication"],
  ])("numbers a heading once: %j", (theme, heading) => {
    expect(headingOf(theme)).toBe(heading)
  })
})
