import { describe, expect, it } from "vitest"
import { wordAsked } from "#domain/words/wordAside.ts"
import { english, makeWords } from "#domain/words/words.ts"
import { aPerson, aPost, aRegister, aRequest, away } from "../../support/builders.ts"

const words = makeWords("en-GB", english)
const today = "2026-11-26"
const line = [aPost({ key: "head", holder: aPerson("head", "Ms Head") })]
const standIn = aPerson("standIn", "Mr Stand-in")
const gone = (post: Parameters<typeof aPost>[0], part: Parameters<typeof aRequest>[0] = {}, away_ = {}) => {
  const posts = [aPost({ lineManagerKey: "head", ...post }), ...line]
  const register = { ...aRegister({ posts }), absences: away(away_) }
  const request = aRequest({ kind: "absence", from: aPerson("me"), until: "2026-12-04", ...part })
  return wordAsked("away", [request], { register, today, words })
}

describe("what is said to whoever goes away", () => {
  it.each([
    [
      "whom they named",
      { holder: aPerson("me"), standIn },
      { to: aPerson("x", "Mx Named") },
      "Mx Named is asked instead.",
    ],
    ["the post's stand-in", { holder: aPerson("me"), standIn }, {}, "Mr Stand-in is asked instead."],
    [
      "the holder for whom they answer",
      { holder: aPerson("h", "Dr Holder"), updater: aPerson("me") },
      {},
      "Dr Holder is asked instead.",
    ],
    [
      "the line manager where nobody stands in",
      { holder: aPerson("me") },
      {},
      "Nobody stands in, so Ms Head is asked as line manager.",
    ],
  ])("names %s", (_, post, part, said) => {
    expect(gone(post, part)).toBe(`You are away until 4 December 2026. ${said}`)
  })

  it("passes over somebody who is away as well, and says when nobody is left", () => {
    const stoodIn = { holder: aPerson("me"), standIn }

    expect(gone(stoodIn, {}, { standIn: "2026-12-10" })).toMatch(/Ms Head is asked as line manager/)
    expect(gone(stoodIn, {}, { standIn: "2026-12-10", head: "2026-12-10" })).toMatch(/so nobody is asked instead\.$/)
  })
})
