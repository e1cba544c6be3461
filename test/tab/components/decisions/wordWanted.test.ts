import { describe, expect, it } from "vitest"
import { english, makeWords } from "#domain/words/words.ts"
import { wordWanted } from "../../../../tab/components/decisions/wordWanted.ts"

describe("wordWanted", () => {
  it("puts what is beside what is asked for", () => {
    const words = makeWords("en-GB", english)

    expect(wordWanted({ kind: "date change", now: "31 October", wanted: "11 January", stage: null }, words)).toBe(
      "By when now: 31 October. Asked for: 11 January.",
    )
    expect(wordWanted({ kind: "date change", now: "October", wanted: "May", stage: "Executive" }, words)).toBe(
      "By when now: October. Asked for the stage “Executive”: May.",
    )
    expect(wordWanted({ kind: "hand-over", now: "Director", wanted: "Clerk", stage: null }, words)).toBe(
      "Post now: Director. Proposed: Clerk.",
    )
  })
})
