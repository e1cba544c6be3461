import { describe, expect, it } from "vitest"
import { english, makeWords } from "#domain/words/words.ts"
import { wordAnswers, wordMoved, wordWith } from "../../../../tab/components/table/wordRow.ts"
import { wordTotals } from "../../../../tab/components/table/wordTotals.ts"
import { actionRow } from "../../actionRow.ts"

const words = makeWords("en-GB", english)

describe("wordMoved", () => {
  it.each([
    [1, 1, "Moved once, 1 day"],
    [1, 31, "Moved once, 31 days"],
    [2, 183, "Moved twice, 183 days"],
    [3, 200, "Moved three times, 200 days"],
    [12, 900, "Moved 12 times, 900 days"],
  ])("says %i moves and %i days", (timesRedated, daysRedated, said) => {
    expect(wordMoved({ timesRedated, daysRedated }, words)).toBe(said)
  })
})

describe("wordAnswers", () => {
  it("names recommendations, commitments and the exempt paragraph", () => {
    const row = actionRow({
      recommendations: ["R1", "R4"],
      commitments: ["Equalities", "Climate"],
      exemptParagraph: "3",
    })

    expect(wordAnswers(row, words)).toBe("Answers R1, R4. Equalities, Climate. Exempt, paragraph 3")
  })

  it("says nothing where there is nothing", () => {
    expect(wordAnswers(actionRow(), words)).toBe("")
  })
})

describe("wordWith", () => {
  it("names the contributors", () => {
    expect(wordWith({ contributors: ["Director 1", "Sub-group 2"] }, words)).toBe("with Director 1, Sub-group 2")
  })
})

describe("wordTotals", () => {
  const counts = { total: 8, red: 2, amber: 1, green: 3, blue: 2, none: 0, withoutOwner: 0 }

  it("leaves zero counts out", () => {
    expect(wordTotals(counts, true, words)).toBe("8 actions, 2 overdue or late, 1 at risk")
    expect(wordTotals({ ...counts, total: 1, red: 0, amber: 0 }, true, words)).toBe("1 action")
  })

  it("rates nothing in a plan that is not approved", () => {
    expect(wordTotals({ ...counts, withoutOwner: 8 }, false, words)).toBe("8 actions, 8 without an owner")
  })
})
