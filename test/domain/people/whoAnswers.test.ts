import { describe, expect, it } from "vitest"
import type { Post } from "#domain/people/post.ts"
import { type Absences, whoAnswers } from "#domain/people/whoAnswers.ts"
import { aPerson, aPost, away as awayUntil } from "../../support/builders.ts"

const today = "2026-11-26"
const [holder, updater, standIn, manager, director] = ["holder", "updater", "stand-in", "manager", "director"].map(id =>
  aPerson(id),
)

const ask = (key: string, posts: Post[], absences: Absences = new Map()) => {
  const { answerers, unasked } = whoAnswers(key, new Map(posts.map(post => [post.key, post])), absences, today)
  return {
    asked: answerers.map(it => `${it.person.id} as ${it.capacity} of ${it.postKey}`),
    unasked: unasked.map(it => `${it.postKey}: ${it.why}`),
  }
}

const away = (...ids: string[]): Absences => awayUntil(Object.fromEntries(ids.map(id => [id, "2026-12-01"])))

const full = aPost({
  key: "post",
  holder: holder ?? null,
  updater: updater ?? null,
  standIn: standIn ?? null,
  lineManagerKey: "manager",
})
const managers = [
  aPost({ key: "manager", holder: manager ?? null, lineManagerKey: "director" }),
  aPost({ key: "director", holder: director ?? null }),
]

describe("for one post", () => {
  it("the updater is asked before the holder", () => {
    expect(ask("post", [full, ...managers])).toEqual({ asked: ["updater as updater of post"], unasked: [] })
  })

  it("the holder is asked where there is no updater, or the updater is away", () => {
    expect(ask("post", [{ ...full, updater: null }, ...managers]).asked).toEqual(["holder as holder of post"])
    expect(ask("post", [full, ...managers], away("updater")).asked).toEqual(["holder as holder of post"])
  })

  it("the stand-in is asked while both are away", () => {
    expect(ask("post", [full, ...managers], away("updater", "holder")).asked).toEqual(["stand-in as stand-in of post"])
  })

  it("the line manager is asked when the stand-in is away too", () => {
    expect(ask("post", [full, ...managers], away("updater", "holder", "stand-in")).asked).toEqual([
      "manager as line manager of post",
    ])
  })

  describe("whom somebody who is away has named", () => {
    const absent = (who: Record<string, string | null>): Absences =>
      new Map(
        Object.entries(who).map(([id, named]) => [
          id,
          [{ from: "", until: "2026-12-01", standIn: named === null ? null : aPerson(named) }],
        ]),
      )
    const withoutUpdater = { ...full, updater: null }

    it.each([
      ["is asked before the holder when the updater named them", full, { updater: "named" }, "named as stand-in"],
      ["is asked before the post's usual stand-in", withoutUpdater, { holder: "named" }, "named as stand-in"],
      [
        "of the updater comes before whom the holder named",
        full,
        { updater: "named", holder: "other" },
        "named as stand-in",
      ],
      [
        "of the holder is asked when the updater named nobody",
        full,
        { updater: null, holder: "other" },
        "other as stand-in",
      ],
      [
        "and is away too leaves it to the holder who is here",
        full,
        { updater: "named", named: null },
        "holder as holder",
      ],
      [
        "and is away too leaves it to the usual stand-in",
        withoutUpdater,
        { holder: "named", named: null },
        "stand-in as stand-in",
      ],
      [
        "and is away too does not pass it to whom they named for themselves",
        withoutUpdater,
        { holder: "named", named: "other" },
        "stand-in as stand-in",
      ],
      ["is the holder themselves: asked as the holder", full, { updater: "holder" }, "holder as holder"],
    ])("%s", (_, post, who: Record<string, string | null>, asked) => {
      expect(ask("post", [post, ...managers], absent(who)).asked).toEqual([`${asked} of post`])
    })

    it("all away leaves it to the line manager", () => {
      const everybody = absent({ updater: "named", named: null, holder: "other", other: null, "stand-in": null })
      expect(ask("post", [full, ...managers], everybody).asked).toEqual(["manager as line manager of post"])
    })
  })

  it("the line manager is asked for a vacant post, although it keeps a stand-in from before", () => {
    const vacant = { ...full, holder: null, updater: null }
    expect(ask("post", [vacant, ...managers]).asked).toEqual(["manager as line manager of post"])
  })

  it("the updater is asked for a post whose holder has left", () => {
    expect(ask("post", [{ ...full, holder: null }, ...managers]).asked).toEqual(["updater as updater of post"])
  })

  it("the next manager up is asked when the nearest is away or the post above is vacant", () => {
    const vacant = aPost({ key: "post", lineManagerKey: "manager" })
    expect(ask("post", [vacant, ...managers], away("manager")).asked).toEqual(["director as line manager of post"])
    const [, top] = managers
    const empty = aPost({ key: "manager", lineManagerKey: "director" })
    expect(ask("post", [vacant, empty, ...(top ? [top] : [])]).asked).toEqual(["director as line manager of post"])
  })

  it("the last day of an absence is still a day away, the next is not", () => {
    const post = { ...full, updater: null }
    expect(ask("post", [post, ...managers], awayUntil({ holder: today })).asked).toEqual([
      "stand-in as stand-in of post",
    ])
    expect(ask("post", [post, ...managers], awayUntil({ holder: "2026-11-25" })).asked).toEqual([
      "holder as holder of post",
    ])
  })
})

describe("nobody is silently left out", () => {
  it("a post that is not in the register is named", () => {
    expect(ask("gone", [full])).toEqual({ asked: [], unasked: ["gone: no such post"] })
  })

  it("a vacant post without a line manager is named", () => {
    expect(ask("post", [aPost({ key: "post" })])).toEqual({
      asked: [],
      unasked: ["post: vacant and no line manager"],
    })
    expect(ask("post", [aPost({ key: "post", lineManagerKey: "gone" })]).unasked).toEqual([
      "post: vacant and no line manager",
    ])
  })

  it("posts that manage each other do not keep anybody waiting", () => {
    const posts = [aPost({ key: "a", lineManagerKey: "b" }), aPost({ key: "b", lineManagerKey: "a" })]
    expect(ask("a", posts)).toEqual({ asked: [], unasked: ["a: vacant and no line manager"] })
  })
})

describe("for several posts at once", () => {
  const member = (key: string) => aPost({ key, holder: aPerson(`holder of ${key}`) })

  it("every member of a group is asked, each for its own post", () => {
    const posts = [aPost({ key: "group", memberKeys: ["a", "b"] }), member("a"), member("b")]
    expect(ask("group", posts)).toEqual({
      asked: ["holder of a as holder of a", "holder of b as holder of b"],
      unasked: [],
    })
  })

  it("a member that nobody answers for is named, the others are asked", () => {
    const posts = [aPost({ key: "group", memberKeys: ["a", "empty"] }), member("a"), aPost({ key: "empty" })]
    expect(ask("group", posts)).toEqual({
      asked: ["holder of a as holder of a"],
      unasked: ["empty: vacant and no line manager"],
    })
  })

  it("a group within a group has its members asked", () => {
    const posts = [
      aPost({ key: "all", memberKeys: ["group", "c"] }),
      aPost({ key: "group", memberKeys: ["a", "b"] }),
      ...["a", "b", "c"].map(member),
    ]
    expect(ask("all", posts).asked).toHaveLength(3)
  })

  it("a sub-group's contact is asked, or whoever answers for the contact", () => {
    const posts = [aPost({ key: "sub-group", contactKey: "post" }), full, ...managers]
    expect(ask("sub-group", posts).asked).toEqual(["updater as updater of post"])
    expect(ask("sub-group", posts, away("updater", "holder")).asked).toEqual(["stand-in as stand-in of post"])
  })

  it("a group that contains itself, and contacts in a ring, come to an end", () => {
    const ring = [aPost({ key: "x", contactKey: "y" }), aPost({ key: "y", contactKey: "x" })]
    expect(ask("x", ring).asked).toEqual([])
    expect(ask("x", ring).unasked).toEqual(["x: leads to nobody"])
    const group = [aPost({ key: "group", memberKeys: ["group", "a"] }), member("a")]
    expect(ask("group", group)).toEqual({ asked: ["holder of a as holder of a"], unasked: [] })
  })

  it.each<[string, Post[], string[]]>([
    [
      "two bodies with one contact",
      [aPost({ key: "group", memberKeys: ["b", "c"] }), ...["b", "c"].map(key => aPost({ key, contactKey: "a" }))],
      [],
    ],
    [
      "a member of two nested groups",
      [aPost({ key: "group", memberKeys: ["b", "c"] }), ...["b", "c"].map(key => aPost({ key, memberKeys: ["a"] }))],
      [],
    ],
    ["a member that is named twice", [aPost({ key: "group", memberKeys: ["a", "a"] })], []],
    [
      "a body whose contact is the group it is in",
      [aPost({ key: "group", memberKeys: ["b", "a"] }), aPost({ key: "b", contactKey: "group" })],
      [],
    ],
    ["a member that is missing", [aPost({ key: "group", memberKeys: ["a", "gone"] })], ["gone: no such post"]],
    [
      "a member in a ring",
      [
        aPost({ key: "group", memberKeys: ["x", "a"] }),
        aPost({ key: "x", contactKey: "y" }),
        aPost({ key: "y", contactKey: "x" }),
      ],
      ["x: leads to nobody"],
    ],
    ["a group of nothing but itself", [aPost({ key: "group", memberKeys: ["group"] })], ["group: leads to nobody"]],
  ])("what is asked once is no fault, what leads nowhere is: %s", (_rule, posts, unasked) => {
    const found = ask("group", [...posts, member("a")])
    expect(found.unasked).toEqual(unasked)
    if (posts.length === 1 && unasked[0]?.startsWith("group")) expect(found.asked).toEqual([])
    else expect(found.asked).toEqual(["holder of a as holder of a"])
  })
})
