import { describe, expect, it } from "vitest"
import type { Filled } from "#domain/request/readAside.ts"
import { readWish } from "#domain/request/readWish.ts"
import type { WishKind } from "#domain/update/readWords.ts"
import { makeVocabulary } from "#domain/words/makeVocabulary.ts"
import { english, makeWords } from "#domain/words/words.ts"
import { aPost } from "../../support/builders.ts"

const titles = ["Head of Housing", "Head of Housing Needs", "Finance & IT"]
const setting = {
  register: { posts: new Map(titles.map(title => [title, aPost({ key: title, title })])) },
  vocabulary: makeVocabulary(makeWords("en-GB", english)),
  today: "2026-11-26",
  date: (day: string) => `on ${day}`,
}
const filledBy = (kind: WishKind, words: string) => readWish({ kind, words }, setting).filled

describe("what typed words ask for", () => {
  it.each<[string, Partial<Filled>]>([
    [
      "I need until March because the contractor is late",
      { words: "on 2027-03-31", reason: "because the contractor is late" },
    ],
    ["need until 31 March 2027", { words: "on 2027-03-31", reason: "" }],
    ["extension please", { words: "", reason: "" }],
    ["extension please, thanks", { words: "", reason: "" }],
    ["extension please until Tues, 5 Jan 2027, staff left", { words: "on 2027-01-05", reason: "staff left" }],
    ["more time; funding has not come through", { words: "", reason: "funding has not come through" }],
  ])("%s: a later date, with what stands behind a “because” or a comma as the reason", (words, filled) => {
    expect(filledBy("later date", words)).toEqual(filled)
  })

  it.each([
    ["a day that is over", "I need longer, the contractor went in May 2026"],
    ["one of two days", "move to 30/4/2027 please as staff left in 2024"],
    ["one of two that lie ahead", "move to 30/4/2027 or 31/5/2027"],
    ["what is no day", "I need until the roof is on"],
  ])("is not filled in with %s", (_, words) => {
    expect(filledBy("later date", words).words).toBe("")
  })

  it.each([
    ["remind me on 14 December", "2026-12-14"],
    ["remind me in January", "2027-01-01"],
    ["remind me", ""],
  ])("%s: the first day that is meant", (words, day) => {
    expect(filledBy("remind me", words)).toEqual({ day })
  })

  it.each([
    ["I am away until 5 January", "2027-01-05"],
    ["I am on leave from 1 to 12 December", "2026-12-12"],
    ["off sick until 4/1/27, Sam covers", "2027-01-04"],
    ["I'm back on 5 January", ""],
  ])("%s: the last day away and never why", (words, day) => {
    expect(filledBy("away", words)).toEqual({ day })
  })

  it.each([
    ["not mine, belongs to Head of Housing Needs", "Head of Housing Needs", "belongs to Head of Housing Needs"],
    ["should sit with the head of housing.", "Head of Housing", ""],
    ["not mine: finance & it", "Finance & IT", "finance & it"],
    ["not mine", "", ""],
  ])("%s: the post whose title stands there", (words, postWords, reason) => {
    expect(filledBy("not mine", words)).toEqual({ postWords, reason })
  })
})
