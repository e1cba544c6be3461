import { describe, expect, it } from "vitest"
import {
  isRecommendations,
  readRecommendations,
  recommendationsIn,
  splitRecommendations,
  splitReference,
} from "#domain/exchange/readReferences.ts"

const none = new Set<string>()

describe("splitReference", () => {
  it.each([
    ["2.3 hold conferences", "2.3", "hold conferences"],
    ["1. hold conferences", "1", "hold conferences"],
    ["1) hold conferences", "1", "hold conferences"],
    ["a) hold conferences", "a)", "hold conferences"],
    ["(b) hold conferences", "(b)", "hold conferences"],
    ["SC18: hold conferences", "SC18", "hold conferences"],
    ["2.5 million to be saved", null, "2.5 million to be saved"],
    ["1:1s held", null, "1:1s held"],
    ["3 parks to be opened", null, "3 parks to be opened"],
    ["2018 budget", null, "2018 budget"],
    ["A19 junction", null, "A19 junction"],
    ["R1 refresh", null, "R1 refresh"],
  ])("%j", (text, ref, rest) => {
    expect(splitReference(text, none)).toEqual({ ref, rest })
  })

  it("takes a code without a stop where the table counts in such codes", () => {
    expect(splitReference("SC18 hold conferences", new Set(["SC"]))).toEqual({ ref: "SC18", rest: "hold conferences" })
  })
})

describe("recommendations", () => {
  it.each([
    ["R1, R2", ["R1", "R2"]],
    ["R1 and R4–R6", ["R1", "R4", "R5", "R6"]],
    ["R3 to R5, R3", ["R3", "R4", "R5"]],
    ["Recommendation 7", ["R7"]],
  ])("%j are %j", (text, numbers) => {
    expect(isRecommendations(text)).toBe(true)
    expect(recommendationsIn(text)).toEqual(numbers)
  })

  it.each([
    ["Do it (R1, R2)", ["R1", "R2"], "Do it"],
    ["Do it\n\nR1, R2", ["R1", "R2"], "Do it"],
    ["Do it. R1, R2", ["R1", "R2"], "Do it."],
    ["Pave zone R2", [], "Pave zone R2"],
    ["Do it as R1 says", [], "Do it as R1 says"],
  ])("are taken off the end of %j", (text, recommendations, rest) => {
    expect(splitRecommendations(text)).toEqual({ recommendations, rest })
  })

  it("keep the words of a cell that numbers otherwise", () => {
    expect(readRecommendations("Audit 2.1; Peer review")).toEqual(["Audit 2.1", "Peer review"])
  })
})
