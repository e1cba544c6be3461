import { describe, expect, it } from "vitest"
import type { Absences } from "#domain/people/request.ts"
import { answeringPosts, rolesInForum, rolesOnAction } from "#domain/update/rolesOf.ts"
import { aForum, anAction, aPerson, aPlan, aPost, aRegister, away } from "../../support/builders.ts"

const today = "2026-11-26"
const plan = aPlan({ ownerKey: "owner", approverKey: "approver" })
const forum = aForum({ memberKeys: ["manager"], clerkKey: "clerk", chairKey: "approver" })

/** Each post is held by the person of the same name; "post" has an updater and a stand-in besides. */
const posts = [
  aPost({
    key: "post",
    holder: aPerson("post"),
    updater: aPerson("updater"),
    standIn: aPerson("stand-in"),
    lineManagerKey: "manager",
  }),
  aPost({ key: "manager", holder: aPerson("manager"), standIn: aPerson("manager's stand-in") }),
  aPost({ key: "owner", holder: aPerson("owner"), standIn: aPerson("owner's stand-in") }),
  aPost({ key: "approver", holder: aPerson("approver") }),
  aPost({ key: "officer", holder: aPerson("officer"), roles: ["performance officer"] }),
  aPost({
    key: "administrator",
    holder: aPerson("administrator"),
    standIn: aPerson("kept stand-in"),
    roles: ["administrator"],
  }),
  aPost({ key: "clerk", holder: aPerson("clerk") }),
  aPost({ key: "other", holder: aPerson("other"), lineManagerKey: "manager" }),
  aPost({ key: "group", memberKeys: ["post", "other"] }),
  aPost({ key: "sub-group", contactKey: "post" }),
]
const awayNow = (id: string) => away({ [id]: "2026-12-01" })

const onAction = (personId: string, leadKey: string | null = "post", absences: Absences = new Map()) => [
  ...rolesOnAction(anAction({ leadKey }), { register: aRegister({ posts, plans: [plan], absences }), personId, today }),
]

describe("roles on an action", () => {
  it.each([
    ["post", ["reader", "answers for the lead"]],
    ["updater", ["reader", "answers for the lead"]],
    ["stand-in", ["reader", "answers for the lead"]],
    ["manager", ["reader", "line manager"]],
    ["owner", ["reader", "plan owner"]],
    ["approver", ["reader", "approver"]],
    ["officer", ["reader", "performance officer"]],
    ["administrator", ["reader", "administrator"]],
    ["clerk", ["reader"]],
    ["other", ["reader"]],
    ["nobody known", ["reader"]],
  ])("%s", (personId, roles) => {
    expect(onAction(personId).sort()).toEqual([...roles].sort())
  })

  it("answer for the lead: every member of a group, and a sub-group's contact", () => {
    expect(onAction("other", "group")).toContain("answers for the lead")
    expect(onAction("post", "group")).toContain("answers for the lead")
    expect(onAction("manager", "group")).toContain("line manager")
    expect(onAction("post", "sub-group")).toContain("answers for the lead")
    expect(onAction("other", "sub-group")).toEqual(["reader"])
  })

  it("are none towards the lead where nobody leads", () => {
    expect(onAction("post", null)).toEqual(["reader"])
    expect(onAction("owner", null)).toContain("plan owner")
  })

  it("pass with the post to whom its holder has named, but never the right to give out roles", () => {
    const named = (standIn: string) => ({ from: "", until: "2026-12-01", standIn: aPerson(standIn) })
    const absences: Absences = new Map([
      ["officer", [named("a friend")]],
      ["administrator", [named("a friend")]],
    ])
    expect(onAction("a friend", "post", absences)).toContain("performance officer")
    expect(onAction("a friend", "post", absences)).not.toContain("administrator")
    expect(onAction("administrator", "post", absences)).toContain("administrator")
    expect(onAction("kept stand-in", "post", away({ administrator: "2026-12-01" }))).toContain("administrator")
  })

  it("pass to whom the holder has named for an absence, before the post's stand-in", () => {
    const absence = { from: "", until: "2026-12-01", standIn: aPerson("named") }
    const absences: Absences = new Map([["manager", [absence]]])
    expect(onAction("named", "post", absences)).toContain("line manager")
    expect(onAction("manager's stand-in", "post", absences)).not.toContain("line manager")
  })

  it("pass to the stand-in while the holder is away, and only then", () => {
    expect(onAction("owner's stand-in")).toEqual(["reader"])
    expect(onAction("owner's stand-in", "post", awayNow("owner"))).toContain("plan owner")
    expect(onAction("manager's stand-in", "post", awayNow("manager"))).toContain("line manager")
    expect(onAction("owner", "post", awayNow("owner"))).toContain("plan owner")
  })

  it("pass to the stand-in of a post that is vacant", () => {
    const vacant = posts.map(post => (post.key === "owner" ? { ...post, holder: null } : post))
    const register = aRegister({ posts: vacant, plans: [plan] })
    expect([...rolesOnAction(anAction(), { register, personId: "owner's stand-in", today })]).toContain("plan owner")
  })
})

describe("roles on a plan and in a forum", () => {
  const register = aRegister({ posts, plans: [plan] })
  const setting = (personId: string) => ({ register, personId, today })

  it("in a forum are its members' and its clerk's", () => {
    expect([...rolesInForum(forum, setting("manager"))]).toEqual(["reader", "forum member"])
    expect([...rolesInForum(forum, setting("clerk"))]).toEqual(["reader", "clerk"])
    expect([...rolesInForum(forum, setting("officer"))]).toEqual(["reader", "performance officer"])
    expect([...rolesInForum(forum, setting("other"))]).toEqual(["reader"])
  })

  it("are all held at once by somebody with several posts", () => {
    const both = posts.map(post => (post.key === "clerk" ? { ...post, holder: aPerson("manager") } : post))
    const roles = rolesInForum(forum, { ...setting("manager"), register: aRegister({ posts: both, plans: [plan] }) })
    expect([...roles]).toEqual(["reader", "forum member", "clerk"])
  })
})

describe("the posts that answer for a lead", () => {
  it("are found among groups in a ring without going round for ever", () => {
    const ring = aRegister({ posts: [aPost({ key: "x", memberKeys: ["y"] }), aPost({ key: "y", memberKeys: ["x"] })] })
    expect(answeringPosts("x", ring)).toEqual([])
  })
})
