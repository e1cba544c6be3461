import { describe, expect, it } from "vitest"
import type { Action } from "#domain/action/action.ts"
import { isOpen, type Status } from "#domain/action/status.ts"
import { completeStages, nextLatest } from "#domain/byWhen/byWhen.ts"
import { shownOf } from "#domain/update/applyUpdate.ts"
import { circumstancesOf } from "#domain/update/circumstances.ts"
import { lastAnsweredOn } from "#domain/update/groupAnswers.ts"
import { hasDoneItsPart, othersParts } from "#domain/update/groupParts.ts"
import { stateOf, type Update } from "#domain/update/update.ts"
import { aByWhen, anAction, anUpdate, aPost, aRegister, aStage, dueBy } from "../../support/builders.ts"
import { type Said, told } from "./told.ts"

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

describe("what is left besides a member's part", () => {
  const complete = (post: string) => said(post, first, "complete")
  const others = (post: string | null, ...updates: ReturnType<typeof said>[]) =>
    othersParts(group, post, aRegister({ posts, updates }))

  it("is nothing only when each of them has completed its own", () => {
    expect(others("a", complete("b"), complete("c"))).toBe("done")
    expect(others("a", complete("b"))).toBe("to come")
    expect(others("a", complete("a"), complete("b"))).toBe("to come")
    expect(others("a", complete("b"), complete("c"), said("c", second, "under way"))).toBe("to come")
  })

  it("asks for all of them when somebody speaks for none", () => {
    expect(others(null, complete("b"), complete("c"))).toBe("to come")
  })

  it("is no question where somebody above speaks for the whole group", () => {
    expect(others("group", complete("a"))).toBeNull()
  })

  it("is no question where one post leads, or none", () => {
    const register = aRegister({ posts })
    for (const leadKey of ["a", "sub-group", "gone", null])
      expect(othersParts(anAction({ leadKey }), "a", register)).toBeNull()
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
      othersParts(action, post, aRegister({ posts, updates: [...updates, ...more] }), putRight)

    it("not by what was complete the last time, also on the same day", () => {
      expect(others("a")).toBe("to come")
      expect(others("a", [part("b", "2026-11-20T15:00:00Z")])).toBe("to come")
    })

    it("by what each has said since", () => {
      expect(others("a", [part("b", "2027-11-20T09:00:00Z"), part("c", "2027-11-21T09:00:00Z")])).toBe("done")
    })

    it("and the completion that is spoken of again counts as not yet made", () => {
      expect(others("c", [], whole)).toBe("done")
    })
  })

  it("goes by the answers on this action alone", () => {
    const elsewhere = ["b", "c"].map(post => ({ ...complete(post), subjectKey: "another action" }))
    expect(others("a", ...elsewhere)).toBe("to come")
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
    expect(othersParts(group, "a", aRegister({ posts, updates: [...all, reopened, anew] }))).toBe("to come")
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
    expect(done("a", anAction({ leadKey: "group", byWhen }), said("a", first, "complete"))).toBe(true)
    expect(done("a", monthly, said("a", first, "complete"), all)).toBe(false)
  })
})

describe("parts of a group, as they are told", () => {
  const once = dueBy("2026-12-01")
  const annual = aByWhen({ stages: [aStage({ latest: "2026-11-30", repeats: "annually" })] })
  const by = (post: string, on: string, status: Status | null, part: Partial<Said> = {}): Said => ({
    ...{ post, on, status },
    ...part,
  })
  const all = ["a", "b", "c"].map((post, at) => by(post, `2026-11-2${at}`, "complete"))
  const closing = { because: "no longer needed" } as const
  /** The action's status, and whose part is done while it is open. */
  const played = (said: readonly Said[], byWhen = once, now: Partial<Action> = {}) => {
    const { action: last, register } = told(said, "group", byWhen)
    const action = { ...last, ...now }
    const done = ["a", "b", "c"].filter(post => hasDoneItsPart(action, post, register)).join(" ")
    return isOpen(action.status) ? `${action.status}: ${done}` : action.status
  }

  describe("opened again in SharePoint, without a line", () => {
    it("are none of them done, until somebody answers", () => {
      expect(played(all, once, { status: "under way" })).toBe("under way: ")
    })

    it("begin anew with the first answer, whatever it says", () => {
      const first = { found: "under way" } as const
      expect(played([...all, by("a", "2026-11-25", "complete", first)])).toBe("under way: a")
      expect(played([...all, by("a", "2026-11-25", "under way", first)])).toBe("under way: ")
      expect(played([...all, by("a", "2026-11-25", null, first)])).toBe("under way: ")
    })

    it("are complete when all are anew", () => {
      const anew = ["a", "b", "c"].map(post => by(post, "2026-11-25", "complete"))
      const [first, ...others] = anew.map((each, at): Said => (at === 0 ? { ...each, found: "under way" } : each))
      expect(played([...all, ...(first ? [first] : []), ...others.slice(0, 1)])).toBe("under way: a b")
      expect(played([...all, ...(first ? [first] : []), ...others])).toBe("complete")
    })

    it("do not begin anew with the last of them, nor when one takes its own back", () => {
      expect(played(all)).toBe("complete")
      expect(played([...all, by("c", "2026-11-23", "on hold")])).toBe("on hold: a b")
    })
  })

  describe("completed by mistake by who speaks for the whole", () => {
    const some = all.slice(0, 2)
    const whole = by("group", "2026-11-22", "complete", { form: "card" })

    it("stay as they were when that is undone on the same day, or on the same form", () => {
      expect(played([...some, whole, by("group", "2026-11-22", "under way")])).toBe("under way: a b")
      expect(played([...some, whole, by("group", "2026-12-02", "under way", { form: "card" })])).toBe("under way: a b")
      expect(played([...some, whole, by("group", "2026-11-22", "under way")], annual)).toBe("under way: a b")
    })

    it("are to be done anew when it is opened again later", () => {
      expect(played([...some, whole, by("group", "2026-12-02", "under way")])).toBe("under way: ")
    })

    it("are to be done anew when it was the members that completed it", () => {
      for (const byWhen of [once, annual])
        expect(played([...all, by("group", "2026-11-22", "under way")], byWhen)).toBe("under way: ")
    })

    it("are done but for that of a member who takes its own back", () => {
      for (const byWhen of [once, annual])
        expect(played([...all, by("b", "2026-11-22", "under way")], byWhen)).toBe("under way: a c")
    })
  })

  describe("of what comes again", () => {
    const again = (on: string) => [...all, by("a", on, "complete")]

    it("are not done for the next occurrence by who says again that the last is", () => {
      expect(played(again("2026-12-15"), annual)).toBe("in place, under review: ")
      expect(played([...again("2026-12-15"), by("b", "2027-11-20", "complete")], annual)).toBe("under way: b")
    })

    it("are done for it once it is near", () => {
      expect(played(again("2027-10-20"), annual)).toBe("under way: a")
    })

    it("are done for the last, when that is said better after another has told of the next", () => {
      const [a, b, c] = all
      const first = [a, b, c && { ...c, form: "card" }].flatMap(each => each ?? [])
      const next = by("b", "2026-11-25", "under way")
      for (const status of ["complete", "closed, not proceeding"] as const) {
        const { action } = told([...first, next, by("c", "2026-11-26", status, { form: "card" })], "group", annual)
        expect([action.status, nextLatest(action.byWhen)]).toEqual(["in place, under review", "2027-11-30"])
      }
    })

    it("are answered all the same", () => {
      const { action, register } = told(again("2026-12-15"), "group", annual)
      expect(lastAnsweredOn(action, "a", register)).toBe("2026-12-15")
    })

    it("are judged once more without what is already in the list of this answer", () => {
      const { action, register } = told(all, "group", annual)
      const [last] = register.updatesOf("action").slice(-1)
      const before = { ...action, ...(last?.before ?? {}) }
      const draft = last ?? anUpdate({})
      const around = circumstancesOf({ draft, shown: shownOf(before), outcome: null }, before, register)
      expect(around.othersParts).toBe("done")
    })
  })

  describe("that are closed", () => {
    const close = (post: string, on: string) => by(post, on, "closed, not proceeding", closing)

    it("are done, and leave the others' to come", () => {
      expect(played([close("a", "2026-11-20")])).toBe("under way: a")
      expect(played([close("a", "2026-11-20"), by("b", "2026-11-21", "complete")])).toBe("under way: a b")
      expect(played([close("a", "2026-11-20"), by("a", "2026-11-21", "under way")])).toBe("under way: ")
    })

    it("close the whole when all are, and complete it with one that is complete", () => {
      const [a, b, c] = ["a", "b", "c"].map(post => close(post, "2026-11-20"))
      expect(
        told(
          [a, b, c].flatMap(each => each ?? []),
          "group",
          once,
        ).action,
      ).toMatchObject({
        status: "closed, not proceeding",
        closedBecause: "no longer needed",
      })
      expect(played([...all.slice(0, 2), close("c", "2026-11-22")])).toBe("complete")
      expect(played([close("a", "2026-11-20"), ...all.slice(1)])).toBe("complete")
    })

    it("complete an occurrence, which can be taken back", () => {
      const said = [...all.slice(0, 2), close("c", "2026-11-22"), by("b", "2026-11-22", "under way")]
      expect(played(said, annual)).toBe("under way: a c")
      expect(nextLatest(told(said, "group", annual).action.byWhen)).toBe("2026-11-30")
    })

    it("close the whole at once where somebody speaks for it", () => {
      expect(played([close("group", "2026-11-20")])).toBe("closed, not proceeding")
      expect(told([close("post", "2026-11-20")], "post", once).action.status).toBe("closed, not proceeding")
    })

    it("stay closed for the next occurrence of what comes again", () => {
      const said = [close("a", "2026-11-20"), ...all.slice(1)]
      expect(played(said, annual)).toBe("in place, under review: a")
      expect(played([...all.slice(0, 2), close("c", "2026-11-22")], annual)).toBe("in place, under review: c")
    })

    it("are to be done anew when who speaks for the whole opens it again", () => {
      const closed = ["a", "b", "c"].map(post => close(post, "2026-11-20"))
      expect(played([...closed, by("group", "2026-11-22", "under way")])).toBe("under way: ")
    })
  })
})
