import { describe, expect, it } from "vitest"
import type { Filled } from "#domain/request/readAside.ts"
import { readWish } from "#domain/request/readWish.ts"
import type { WishKind } from "#domain/update/readWords.ts"
import { makeVocabulary } from "#domain/words/makeVocabulary.ts"
import { english, makeWords } from "#domain/words/words.ts"
import { aPerson, aPost } from "../../support/builders.ts"

const titles = ["Head of Housing", "Head of Housing Needs", "Finance & IT"]
const own = aPost({ key: "own", title: "Head of Parks", holder: aPerson("writer") })
const setting = {
  register: {
    posts: new Map([own, ...titles.map(title => aPost({ key: title, title }))].map(post => [post.key, post])),
  },
  vocabulary: makeVocabulary(makeWords("en-GB", english)),
  today: "2026-11-26",
  personId: "writer",
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
    [
      "I need until June because the committee only meets in May",
      { words: "on 2027-06-30", reason: "because the committee only meets in May" },
    ],
    ["more time, until June", { words: "on 2027-06-30", reason: "" }],
    ["more time; funding has not come through", { words: "", reason: "funding has not come through" }],
  ])("%s: a later date, with what stands behind a “because” or a comma as the reason", (words, filled) => {
    expect(filledBy("later date", words)).toEqual(filled)
  })

  it.each([
    ["a day that is over", "I need longer, the contractor went in May 2026"],
    ["one of two days", "move to 30/4/2027 please as staff left in 2024"],
    ["one of two that lie ahead", "move to 30/4/2027 or 31/5/2027"],
    ["what is no day", "I need until the roof is on"],
    ["one of the reason", "I need more time because the report came on 14 March"],
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
    ["I am away until 5 January", "", "2027-01-05"],
    ["I am on leave from 1 to 12 December", "2026-12-01", "2026-12-12"],
    ["I am away from 20 December until 5 January", "2026-12-20", "2027-01-05"],
    ["on leave from 20 November to 5 December", "", "2026-12-05"],
    ["off sick until 4/1/27, Sam covers", "", "2027-01-04"],
    ["I'm back on 5 January", "", ""],
  ])("%s: the first day, if it is to come, and the last, and never why", (words, starts, day) => {
    expect(filledBy("away", words)).toEqual({ starts, day })
  })

  it.each([
    ["not mine, belongs to Head of Housing Needs", "Head of Housing Needs", "belongs to Head of Housing Needs"],
    ["should sit with the head of housing.", "Head of Housing", ""],
    ["not mine: finance & it", "Finance & IT", "finance & it"],
    ["not mine", "", ""],
    ["not mine, I am the Head of Parks", "", "I am the Head of Parks"],
  ])("%s: the post whose title stands there", (words, postWords, reason) => {
    expect(filledBy("not mine", words)).toEqual({ postWords, reason })
  })
})
