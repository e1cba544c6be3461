import { describe, expect, it } from "vitest"
import type { Stage } from "#domain/byWhen/byWhen.ts"
import { wordReading, wordStage } from "#domain/words/wordByWhen.ts"
import { english, makeWords } from "#domain/words/words.ts"
import { aByWhen, aStage } from "../../support/builders.ts"

const words = makeWords("en-GB", english)

describe("one stage", () => {
  it.each<[Partial<Stage>, string]>([
    [{ latest: "2026-10-31" }, "By 31 October 2026"],
    [{ earliest: "2026-11-01", latest: "2026-12-31" }, "1 November to 31 December 2026"],
    [{ earliest: "2026-12-01", latest: "2027-02-28" }, "1 December 2026 to 28 February 2027"],
    [{ earliest: "2026-09-19", latest: "2026-09-19" }, "On 19 September 2026"],
    [{ earliest: "2026-10-01", ongoing: true }, "From 1 October 2026, no end"],
    [{ ongoing: true }, "Ongoing"],
    [{ repeats: "annually" }, "Repeats: annually"],
    [{}, "No date yet"],
  ])("%o", (part, expected) => {
    expect(wordStage(aStage(part), words)).toBe(expected)
  })
})

describe("the whole by-when", () => {
  const cmt = aStage({ label: "CMT", latest: "2026-09-19" })
  const implementation = aStage({ label: "Implementation", earliest: "2026-09-01", ongoing: true })

  it("is the stage, where there is one", () => {
    expect(wordReading(aByWhen({ stages: [cmt] }), words)).toBe("By 19 September 2026")
  })

  it("counts several, and names the next to be done", () => {
    expect(wordReading(aByWhen({ stages: [cmt, implementation] }), words)).toBe(
      "2 stages; next, CMT: by 19 September 2026",
    )
    const stages = [{ ...cmt, doneOn: "2026-09-19" }, implementation]
    expect(wordReading(aByWhen({ stages }), words)).toBe(
      "2 stages; next, Implementation: from 1 September 2026, no end",
    )
  })

  it("adds the review day, or is that alone", () => {
    const reviewOn = "2026-11-30"
    expect(wordReading(aByWhen({ stages: [aStage({ ongoing: true })], reviewOn }), words)).toBe(
      "Ongoing. Review on 30 November 2026",
    )
    expect(wordReading(aByWhen({ reviewOn }), words)).toBe("Review on 30 November 2026")
  })

  it("is empty where nothing could be read", () => {
    expect(wordReading(aByWhen({ words: "Soon" }), words)).toBe("")
  })
})
