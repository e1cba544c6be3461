import { describe, expect, it } from "vitest"
import { postsByUnit, seekPosts } from "../../../../tab/components/posts/postsByUnit.ts"
import { postDetail } from "../../postDetail.ts"

const units = [
  { key: "U2", title: "Housing" },
  { key: "U1", title: "Adult Social Care" },
  { key: "U3", title: "Nobody’s unit" },
]

const titles = (groups: ReturnType<typeof postsByUnit>) =>
  groups.map(group => [group.title, group.posts.map(({ title }) => title)])

describe("postsByUnit", () => {
  it("orders units and posts by title, names no unit without posts, and loses no post", () => {
    const posts = [
      postDetail({ title: "Officer 10", unitKey: "U2" }),
      postDetail({ title: "Officer 9", unitKey: "U2" }),
      postDetail({ title: "Director", unitKey: "U1" }),
      postDetail({ title: "Chair", unitKey: null }),
      postDetail({ title: "Of a unit that is gone", unitKey: "U9" }),
    ]

    expect(titles(postsByUnit(posts, units))).toEqual([
      ["Adult Social Care", ["Director"]],
      ["Housing", ["Officer 9", "Officer 10"]],
      [null, ["Chair", "Of a unit that is gone"]],
    ])
  })
})

describe("seekPosts", () => {
  const posts = [
    postDetail({ title: "Head of Learning", unitTitle: "Housing", holder: { id: "1", name: "Amira Khan" } }),
    postDetail({ title: "Clerk", standIn: { id: "2", name: "Chris Obi" } }),
  ]

  it.each([
    ["", 2],
    ["  ", 2],
    ["amira", 1],
    ["KHAN learning", 1],
    ["obi", 1],
    ["housing", 1],
    ["khan clerk", 0],
  ])("finds by every word of a title, a unit or a name: %s", (search, count) => {
    expect(seekPosts(posts, search)).toHaveLength(count)
  })
})
