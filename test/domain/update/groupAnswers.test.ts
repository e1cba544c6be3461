import { describe, expect, it } from "vitest"
import type { Status } from "#domain/action/status.ts"
import { latestByPost, othersComplete } from "#domain/update/groupAnswers.ts"
import { aByWhen, anAction, anUpdate, aPost, aRegister, aStage } from "../../support/builders.ts"

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

  it("is asked anew for each occurrence of what repeats", () => {
    const doneOn = "2026-11-20"
    const byWhen = aByWhen({ stages: [aStage({ latest: "2026-11-30", repeats: "annually", doneOn })] })
    const before = ["b", "c"].map(post => said(post, `${doneOn}T09:00:00Z`, "complete"))
    const register = aRegister({ posts, updates: before })
    expect(othersComplete({ ...group, byWhen }, "a", register)).toBe(false)
    const since = ["b", "c"].map(post => ({ ...said(post, "2027-11-20T09:00:00Z", "complete"), key: `again ${post}` }))
    expect(othersComplete({ ...group, byWhen }, "a", aRegister({ posts, updates: [...before, ...since] }))).toBe(true)
  })

  it("goes by the answers on this action alone", () => {
    const elsewhere = ["b", "c"].map(post => ({ ...complete(post), subjectKey: "another action" }))
    expect(others("a", ...elsewhere)).toBe(false)
  })
})
