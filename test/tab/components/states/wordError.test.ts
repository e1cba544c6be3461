import { describe, expect, it } from "vitest"
import { english, makeWords } from "#domain/words/words.ts"
import { wordError } from "../../../../tab/components/states/wordError.ts"
import { ApiError } from "../../../../tab/queries/ApiError.ts"

const words = makeWords("en-GB", english)

describe("wordError", () => {
  it("gives the API's own sentence", () => {
    const error = new ApiError("forbidden", "GET /api/plans answered 403", { sentence: "You do not have Read." })

    expect(wordError(error, words)).toBe("You do not have Read.")
  })

  it("has a sentence for each code the API was silent on, and never shows the message for operators", () => {
    const codes = [
      "invalid",
      "notFound",
      "forbidden",
      "signInNeeded",
      "conflict",
      "busy",
      "unavailable",
      "fault",
    ] as const

    for (const code of codes) {
      const said = wordError(new ApiError(code, "GET /api/plans"), words)
      expect(said).toMatch(/\.$/)
      expect(said).not.toContain("/api")
    }
  })

  it("tells nothing of an unknown error but that it happened", () => {
    expect(wordError(new Error("undefined is not a function"), words)).toBe("Something went wrong here.")
  })
})
