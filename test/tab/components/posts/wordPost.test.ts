import { describe, expect, it } from "vitest"
import { english, makeWords } from "#domain/words/words.ts"
import { isVacant } from "../../../../tab/components/posts/postKind.ts"
import { wordHolder, wordTerms } from "../../../../tab/components/posts/wordPost.ts"
import { postDetail } from "../../postDetail.ts"

const words = makeWords("en-GB", english)
const titles = new Map([["K2", "Clerk"]])

describe("wordHolder", () => {
  it("says who stands behind a post", () => {
    const held = postDetail({ holder: { id: "1", name: "Amira Khan" } })

    expect(wordHolder(held, titles, words)).toBe("Amira Khan")
    expect(wordHolder(postDetail({ memberKeys: ["K2", "K3"] }), titles, words)).toBe("Group of 2 posts")
    expect(wordHolder(postDetail({ contactKey: "K2" }), titles, words)).toBe("Asked through Clerk")
    expect(wordHolder(postDetail({ contactKey: "K9" }), titles, words)).toBe(
      "Asked through a post that is not in the register",
    )
    expect(wordHolder(postDetail(), titles, words)).toBe("")
  })
})

describe("isVacant", () => {
  it("calls no group and no body vacant", () => {
    const posts = [postDetail(), postDetail({ memberKeys: ["K2"] }), postDetail({ contactKey: "K2" })]

    expect(posts.map(isVacant)).toEqual([true, false, false])
  })
})

describe("wordTerms", () => {
  it("says what differs from a whole week, and nothing else", () => {
    expect(wordTerms(postDetail(), words)).toBe("")
    expect(wordTerms(postDetail({ worksOn: [1, 2, 5], isTermTimeOnly: true, roles: ["administrator"] }), words)).toBe(
      "Works on Monday, Tuesday and Friday. Term time only. Administrator",
    )
  })
})
