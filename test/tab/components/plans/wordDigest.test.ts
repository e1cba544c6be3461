import { describe, expect, it } from "vitest"
import { DigestAnswer } from "#domain/wire/digests.ts"
import { english, makeWords } from "#domain/words/words.ts"
import { wordDigest, wordLastDigest } from "../../../../tab/components/plans/wordDigest.ts"

const words = makeWords("en-GB", english)
const today = "2026-11-26"
const forum = { title: "CMT", lastDigestOn: "2026-11-23", nextDigestFrom: "2026-11-30" }
const answer = (outcome: DigestAnswer["outcome"]) => ({ outcome, on: "2026-11-23", nextFrom: "2026-11-30" })

describe("wordDigest", () => {
  it("has a sentence of its own for whatever became of the digest", () => {
    const said = DigestAnswer.shape.outcome.options.map(outcome => wordDigest(forum, answer(outcome), today, words))

    expect(new Set(said).size).toBe(said.length)
  })

  it("sends one to the channel when it is not known whether the digest arrived", () => {
    expect(wordDigest(forum, answer("unknown"), today, words)).toBe(
      "It is not known whether the digest arrived. Look in the channel; it is not posted again this week.",
    )
  })
})

describe("wordLastDigest", () => {
  it("says before a press that the button has to wait", () => {
    expect(wordLastDigest(forum, today, words)).toBe(
      "Last posted on Monday 23 November 2026; the next can be posted from Monday 30 November 2026.",
    )
  })

  it("names the last one alone once the next may be posted", () => {
    expect(wordLastDigest({ ...forum, nextDigestFrom: today }, today, words)).toBe(
      "Last posted on Monday 23 November 2026",
    )
  })

  it("says nothing before the first", () => {
    expect(wordLastDigest({ ...forum, lastDigestOn: null, nextDigestFrom: today }, today, words)).toBeNull()
  })
})
