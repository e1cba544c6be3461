import { describe, expect, it } from "vitest"
import { matchPosts } from "#domain/exchange/matchPosts.ts"
import type { Post } from "#domain/people/post.ts"
import { aPost } from "#test/support/builders.ts"

const posts = new Map<string, Post>(
  [
    aPost({ key: "learning", title: "Head of Learning and Development", holder: null }),
    aPost({ key: "housing", title: "Head of Housing", holder: { id: "1", name: "Ada Grove" } }),
    aPost({ key: "comms", title: "Communications & Marketing Manager", holder: null }),
    aPost({ key: "twin1", title: "Area Manager", holder: null }),
    aPost({ key: "twin2", title: "Area manager", holder: null }),
  ].map(post => [post.key, post]),
)
const matched = (name: string) => matchPosts([name], posts)[0]

describe("matchPosts", () => {
  it.each([
    ["Head of Housing", "housing"],
    ["the head of  housing", "housing"],
    ["Head of Learning & Development", "learning"],
  ])("takes %j by its title", (name, key) => {
    expect(matched(name)).toEqual({ name, key, near: [] })
  })

  it.each([
    ["Head of Learning and Develpment", "learning"],
    ["Learning and Development", "learning"],
    ["Marketing and Communications Manager", "comms"],
    ["AG", "housing"],
    ["HLD", "learning"],
  ])("offers for %j what is near, and takes it not", (name, key) => {
    expect(matched(name)?.key).toBeNull()
    expect(matched(name)?.near[0]?.key).toBe(key)
  })

  it("takes neither of two posts of one title", () => {
    expect(matched("Area Manager")).toEqual({
      name: "Area Manager",
      key: null,
      near: [
        { key: "twin1", title: "Area Manager" },
        { key: "twin2", title: "Area manager" },
      ],
    })
  })

  it.each(["Secretary of State", "ZZ", "", "…"])("offers nothing for %j", name => {
    expect(matched(name)).toEqual({ name, key: null, near: [] })
  })

  it("answers in the order asked", () => {
    expect(matchPosts(["ZZ", "Head of Housing", "ZZ"], posts).map(({ key }) => key)).toEqual([null, "housing", null])
  })
})
