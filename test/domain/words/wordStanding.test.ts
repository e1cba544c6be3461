import { describe, expect, it } from "vitest"
import type { Standing } from "#domain/action/rating.ts"
import { shapes, wordStanding } from "#domain/words/wordStanding.ts"
import { english, makeWords } from "#domain/words/words.ts"

const words = makeWords("en-GB", english)

describe("how an action stands, in words", () => {
  it.each<[Standing, string]>([
    [{ rating: "red", because: "overdue", days: 26 }, "Overdue by 26 days"],
    [{ rating: "red", because: "forecast no" }, "Will not be on time"],
    [{ rating: "amber", because: "forecast at risk" }, "At risk"],
    [{ rating: "amber", because: "due soon", on: "2026-12-01", days: 5 }, "Due by Tuesday 1 December 2026"],
    [{ rating: "amber", because: "review soon", on: "2026-11-30", days: 4 }, "Review due on Monday 30 November 2026"],
    [{ rating: "blue", because: "complete" }, "Complete"],
    [{ rating: "blue", because: "in place" }, "In place"],
    [{ rating: "green", because: "on course" }, "On course"],
    [{ rating: "green", because: "not yet due" }, "Not yet due"],
    [{ rating: "none", because: "closed" }, "Closed, not proceeding"],
  ])("%o", (standing, expected) => {
    expect(wordStanding(standing, "2026-11-26", words)).toBe(expected)
  })

  it("every rating has a shape of its own, so that colour never stands alone", () => {
    expect(new Set(Object.values(shapes)).size).toBe(5)
  })
})
