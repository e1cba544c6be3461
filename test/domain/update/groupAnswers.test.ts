import { describe, expect, it } from "vitest"
import type { Status } from "#domain/action/status.ts"
import { completeStages } from "#domain/byWhen/byWhen.ts"
import { hasDoneItsPart, latestByPost, othersComplete, postAnsweredFor } from "#domain/update/groupAnswers.ts"
import { stateOf, type Update } from "#domain/update/update.ts"
import {
  aByWhen,
  anAction,
  anUpdate,
  aPerson,
  aPost,
  aRegister,
  aStage,
  type RegisterParts,
} from "../../support/builders.ts"

const said = (post: string, at: string, status: Status | null) =>
  anUpdate({
    key: `${post} ${at}`,
    at,
    forPost: { key: post, title: post },
    kind: status === null ? "no change" : "progress",
    asked: status && { status, closedBecause: null, forecast: null },
  })

const posts = [
  aPost({ key: "group", memberKeys: ["a", "b", "c"] }),
  ...["a", "b", "c"].map(key => aPost({ key })),
  aPost({ key: "sub-group", contactKey: "a" }),
]
const group = anAction({ leadKey: "group" })
const first = "2026-11-01T09:00:00Z"
const second = "2026-11-02T09:00:00Z"

describe("each member's latest answer", () => {
  it("is the last it gave, whatever order the list has", () => {
    const latest = latestByPost([
      said("a", second, "complete"),
      said("a", first, "under way"),
      said("b", first, "on hold"),
    ])
    expect(Object.fromEntries(latest)).toEqual({
      a: { at: second, status: "complete" },
      b: { at: first, status: "on hold" },
    })
  })

  it("stands through a later no change", () => {
    expect(latestByPost([said("a", first, "complete"), said("a", second, null)]).get("a")).toEqual({
      at: second,
      status: "complete",
    })
    expect(latestByPost([said("a", first, null)]).get("a")?.status).toBeNull()
  })

  it("is not what it asked for, or what was decided", () => {
    const asked = anUpdate({ kind: "date request", at: second, forPost: { key: "a", title: "a" }, asked: null })
    expect(latestByPost([said("a", first, "under way"), asked]).get("a")?.at).toBe(first)
    expect(latestByPost([asked]).size).toBe(0)
  })

  it("takes no account of what was said for nobody", () => {
    expect(latestByPost([anUpdate({ forPost: null })]).size).toBe(0)
  })
})

describe("whether the others have completed their part", () => {
  const complete = (post: string) => said(post, first, "complete")
  const others = (post: string | null, ...updates: ReturnType<typeof said>[]) =>
    othersComplete(group, post, aRegister({ posts, updates }))

  it("is true only when each of them has", () => {
    expect(others("a", complete("b"), complete("c"))).toBe(true)
    expect(others("a", complete("b"))).toBe(false)
    expect(others("a", complete("a"), complete("b"))).toBe(false)
    expect(others("a", complete("b"), complete("c"), said("c", second, "under way"))).toBe(false)
  })

  it("asks for all of them when somebody speaks for none", () => {
    expect(others(null, complete("b"), complete("c"))).toBe(false)
  })

  it("is no question where somebody above speaks for the whole group", () => {
    expect(others("group", complete("a"))).toBeNull()
  })

  it("is no question where one post leads, or none", () => {
    const register = aRegister({ posts })
    for (const leadKey of ["a", "sub-group", "gone", null])
      expect(othersComplete(anAction({ leadKey }), "a", register)).toBeNull()
  })

  describe("is asked anew for each occurrence of what comes again", () => {
    const undone = aByWhen({ stages: [aStage({ latest: "2026-11-30", repeats: "annually" })] })
    const done = completeStages(undone, "2026-11-20", null)
    const state = stateOf(anAction())
    const part = (post: string, at: string) => ({
      ...said(post, at, "complete"),
      ...{ before: { ...state, byWhen: undone }, after: { ...state, status: "under way" as const, byWhen: undone } },
    })
    /** The last of the three: by it the whole was done. */
    const whole = {
      ...part("c", "2026-11-20T09:00:00Z"),
      after: { ...state, status: "in place, under review" as const, byWhen: done },
    }
    const updates: Update[] = [part("a", "2026-11-10T09:00:00Z"), part("b", "2026-11-12T09:00:00Z"), whole]
    const action = { ...group, byWhen: done }
    const others = (post: string, more: Update[] = [], putRight: Update | null = null) =>
      othersComplete(action, post, aRegister({ posts, updates: [...updates, ...more] }), putRight)

    it("not by what was complete the last time, also on the same day", () => {
      expect(others("a")).toBe(false)
      expect(others("a", [part("b", "2026-11-20T15:00:00Z")])).toBe(false)
    })

    it("by what each has said since", () => {
      expect(others("a", [part("b", "2027-11-20T09:00:00Z"), part("c", "2027-11-21T09:00:00Z")])).toBe(true)
    })

    it("and the completion that is spoken of again counts as not yet made", () => {
      expect(others("c", [], whole)).toBe(true)
    })
  })

  it("goes by the answers on this action alone", () => {
    const elsewhere = ["b", "c"].map(post => ({ ...complete(post), subjectKey: "another action" }))
    expect(others("a", ...elsewhere)).toBe(false)
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

  it("is, of several, the one that has been silent longest, and last the one whose part is done", () => {
    const both = held.map(post => (post.key === "b" ? { ...post, holder: aPerson("ann") } : post))
    const next = (...updates: Update[]) => answeredFor("group", "ann", { posts: both, updates })
    expect(next()).toBe("a")
    expect(next(said("a", first, "under way"))).toBe("b")
    expect(next(said("a", second, "under way"), said("b", first, "under way"))).toBe("b")
    expect(next(said("a", first, "complete"), said("b", second, "under way"))).toBe("b")
  })
})

describe("whether a member has done its part", () => {
  const done = (postKey: string, action = group, ...updates: Update[]) =>
    hasDoneItsPart(action, postKey, aRegister({ posts, updates }))

  it("is so from its completion until it says otherwise", () => {
    expect(done("a")).toBe(false)
    expect(done("a", group, said("a", first, "complete"))).toBe(true)
    expect(done("a", group, said("a", first, "complete"), said("a", second, null))).toBe(true)
    expect(done("b", group, said("a", first, "complete"))).toBe(false)
    expect(done("a", group, said("a", first, "complete"), said("a", second, "under way"))).toBe(false)
  })

  it("is no more once the whole was done and somebody opened it again, in the app or in SharePoint", () => {
    const all = ["a", "b", "c"].map(key => said(key, first, "complete"))
    expect(done("a", group, ...all)).toBe(false)
    const complete = { ...stateOf(group), status: "complete" as const }
    const reopened = { ...said("group", second, "under way"), before: complete, after: stateOf(group) }
    const anew = said("a", "2026-11-03T09:00:00Z", "complete")
    expect(done("a", group, ...all, reopened)).toBe(false)
    expect(done("a", group, ...all, reopened, anew)).toBe(true)
    expect(othersComplete(group, "a", aRegister({ posts, updates: [...all, reopened, anew] }))).toBe(false)
  })

  it("is never so where one post leads: its completion closes the action", () => {
    expect(done("a", anAction({ leadKey: "a" }), said("a", first, "complete"))).toBe(false)
  })

  it("is to be done anew of what comes again, when all had done theirs", () => {
    const byWhen = aByWhen({ stages: [aStage({ latest: "2026-10-31", repeats: "monthly" })] })
    const before = stateOf(anAction({ leadKey: "group", byWhen }))
    const after = {
      ...before,
      status: "in place, under review" as const,
      byWhen: completeStages(byWhen, "2026-11-02", null),
    }
    const all = { ...said("b", second, "complete"), before, after }
    const monthly = anAction({ leadKey: "group", byWhen: after.byWhen })
    expect(done("a", monthly, said("a", first, "complete"))).toBe(true)
    expect(done("a", monthly, said("a", first, "complete"), all)).toBe(false)
  })
})
