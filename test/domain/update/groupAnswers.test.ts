import { describe, expect, it } from "vitest"
import type { Status } from "#domain/action/status.ts"
import { latestByPost, postAnsweredFor } from "#domain/update/groupAnswers.ts"
import type { Update } from "#domain/update/update.ts"
import { anAction, anUpdate, aPerson, aPost, aRegister, type RegisterParts } from "../../support/builders.ts"

const said = (post: string, at: string, status: Status | null) =>
  anUpdate({
    key: `${post} ${at}`,
    at,
    forPost: { key: post, title: post },
    kind: status === null ? "no change" : "progress",
    asked: status && { status, closedBecause: null, forecast: null },
  })

const first = "2026-11-01T09:00:00Z"
const second = "2026-11-02T09:00:00Z"

describe("each member's latest answer", () => {
  it("is the last it gave, whatever order the list has", () => {
    const latest = latestByPost([
      said("a", second, "complete"),
      said("a", first, "under way"),
      said("b", first, "on hold"),
    ])
    expect(Object.fromEntries(latest)).toEqual({ a: second, b: first })
  })

  it("is also that nothing has changed", () => {
    expect(latestByPost([said("a", first, "complete"), said("a", second, null)]).get("a")).toBe(second)
  })

  it("is not what it asked for, or what was decided", () => {
    const asked = anUpdate({ kind: "date request", at: second, forPost: { key: "a", title: "a" }, asked: null })
    expect(latestByPost([said("a", first, "under way"), asked]).get("a")).toBe(first)
    expect(latestByPost([asked]).size).toBe(0)
  })

  it("takes no account of what was said for nobody", () => {
    expect(latestByPost([anUpdate({ forPost: null })]).size).toBe(0)
  })
})

describe("the post somebody answers for", () => {
  const today = "2026-11-26"
  const held = [
    aPost({ key: "group", memberKeys: ["a", "b", "vacant"] }),
    aPost({ key: "a", holder: aPerson("ann"), updater: aPerson("assistant") }),
    aPost({ key: "b", holder: aPerson("bob") }),
    aPost({ key: "vacant", lineManagerKey: "manager" }),
    aPost({ key: "manager", holder: aPerson("manager") }),
    aPost({ key: "sub-group", contactKey: "a" }),
  ]
  const answeredFor = (leadKey: string | null, personId: string, parts: RegisterParts = {}) =>
    postAnsweredFor(anAction({ leadKey }), { register: aRegister({ posts: held, ...parts }), personId, today })?.key ??
    null

  it("is their own among the lead's", () => {
    expect(answeredFor("group", "bob")).toBe("b")
    expect(answeredFor("group", "assistant")).toBe("a")
    expect(answeredFor("sub-group", "ann")).toBe("a")
  })

  it("is the one they are asked for: standing in for who is away, or above a post that is vacant", () => {
    const until = { from: "", until: today, standIn: aPerson("deputy") }
    expect(answeredFor("group", "deputy", { absences: new Map([["bob", [until]]]) })).toBe("b")
    expect(answeredFor("group", "manager")).toBe("vacant")
  })

  it("is the lead itself for everybody else", () => {
    expect(answeredFor("a", "manager")).toBe("a")
    expect(answeredFor("group", "officer")).toBe("group")
  })

  it("is none where nobody leads, or the lead is not in the register", () => {
    expect(answeredFor(null, "ann")).toBeNull()
    expect(answeredFor("gone", "ann")).toBeNull()
  })

  it("is their own before one they stand in for at times, however long that has been silent", () => {
    const both = held.map(post => (post.key === "a" ? { ...post, standIn: aPerson("bob") } : post))
    const parts = { posts: both, updates: [said("b", first, "under way")] }
    expect(answeredFor("group", "bob", parts)).toBe("b")
  })

  it("is their own also when that is done, before one they stand in for at times", () => {
    const both = held.map(post => (post.key === "a" ? { ...post, updater: null, standIn: aPerson("bob") } : post))
    const updates = ["b", "vacant"].map(post => said(post, first, "complete"))
    expect(answeredFor("group", "bob", { posts: both, updates })).toBe("b")
    const away = new Map([["ann", [{ from: "", until: today, standIn: null }]]])
    expect(answeredFor("group", "bob", { posts: both, updates, absences: away })).toBe("a")
  })

  it("is, of several, the one that has been silent longest, and last the one whose part is done", () => {
    const both = held.map(post => (post.key === "b" ? { ...post, holder: aPerson("ann") } : post))
    const next = (...updates: Update[]) => answeredFor("group", "ann", { posts: both, updates })
    expect(next()).toBe("a")
    expect(next(said("a", first, "under way"))).toBe("b")
    expect(next(said("a", second, "under way"), said("b", first, "under way"))).toBe("b")
    expect(next(said("a", first, "complete"), said("b", second, "under way"))).toBe("b")
  })
})
