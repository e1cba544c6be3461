import { describe, expect, it } from "vitest"
import type { Action } from "#domain/action/action.ts"
import { planDay, planPerson } from "#domain/reminder/planDay.ts"
import {
  aByWhen,
  anAction,
  anUpdate,
  aPerson,
  aPlan,
  aPost,
  aRegister,
  aStage,
  dueBy,
  type RegisterParts,
} from "../../support/builders.ts"

const today = "2026-11-26"
const thisMonth = "2026-11-02T09:00:00Z"
const lastMonth = "2026-10-30T09:00:00Z"
const thisMorning = "2026-11-26T08:00:00Z"
const posts = [aPost({ key: "post", holder: aPerson("p") }), aPost({ key: "other", holder: aPerson("q") })]

const plan = (actions: Action[], parts: RegisterParts = {}, day = today) => {
  const { people, notAsked } = planDay(aRegister({ actions, posts, ...parts }), day)
  const refs = (items: { action: Action }[]) => items.map(item => item.action.reference)
  return {
    cards: people.map(it => ({ person: it.person.id, items: refs(it.items), exempt: refs(it.exempt) })),
    notAsked: notAsked.map(it => `${it.actionKey}: ${it.why}`),
  }
}
const asked = (part: Partial<Action>, parts: RegisterParts = {}) => plan([anAction(part)], parts).cards.length > 0

describe("what is asked about", () => {
  it.each<[string, Partial<Action>, boolean]>([
    ["never updated", {}, true],
    ["updated last month", { lastUpdateOn: lastMonth }, true],
    ["updated this month", { lastUpdateOn: thisMonth }, false],
    ["updated this month but overdue", { lastUpdateOn: thisMonth, byWhen: dueBy("2026-10-31") }, true],
    ["updated this month but due in 14 days", { lastUpdateOn: thisMonth, byWhen: dueBy("2026-12-10") }, true],
    ["updated this month and due in 15 days", { lastUpdateOn: thisMonth, byWhen: dueBy("2026-12-11") }, false],
    ["updated this month, review soon", { lastUpdateOn: thisMonth, byWhen: aByWhen({ reviewOn: "2026-11-30" }) }, true],
    ["updated today, although overdue", { lastUpdateOn: thisMorning, byWhen: dueBy("2026-10-31") }, false],
    ["not started", { status: "not started" }, true],
    ["in place", { status: "in place, under review" }, true],
    ["on hold", { status: "on hold" }, true],
    ["complete", { status: "complete", byWhen: dueBy("2026-10-31") }, false],
    ["closed", { status: "closed, not proceeding" }, false],
  ])("%s", (_rule, part, expected) => {
    expect(asked(part)).toBe(expected)
  })

  it("is only what an approved plan holds, once its reminders are started", () => {
    expect(asked({}, { plans: [aPlan({ state: "consultation" })] })).toBe(false)
    expect(asked({}, { plans: [aPlan({ remindersFrom: null })] })).toBe(false)
    expect(asked({}, { plans: [aPlan({ remindersFrom: "2026-11-27" })] })).toBe(false)
    expect(asked({}, { plans: [] })).toBe(false)
  })

  it("goes by London's month: an update at half past midnight on 1 August is August's", () => {
    const action = anAction({ lastUpdateOn: "2026-07-31T23:30:00Z" })
    expect(plan([action], {}, "2026-08-10").cards).toEqual([])
    expect(plan([action], {}, "2026-07-31").cards).toHaveLength(1)
  })
})

describe("one card a person", () => {
  const action = (reference: string, part: Partial<Action> = {}) => anAction({ key: reference, reference, ...part })

  it("holds all their items, the oldest date first, then by reference", () => {
    const actions = [
      action("2.10"),
      action("2.9"),
      action("1.3", { byWhen: dueBy("2026-12-31") }),
      action("1.2", { byWhen: aByWhen({ reviewOn: "2026-11-30" }) }),
      action("1.1", { byWhen: dueBy("2026-09-30") }),
    ]
    expect(plan(actions).cards).toEqual([{ person: "p", items: ["1.1", "1.2", "1.3", "2.9", "2.10"], exempt: [] }])
  })

  it("has exempt items apart", () => {
    expect(plan([action("1.1"), action("1.2", { exemptParagraph: "4" })]).cards).toEqual([
      { person: "p", items: ["1.1"], exempt: ["1.2"] },
    ])
    expect(plan([action("1.2", { exemptParagraph: "4" })]).cards).toEqual([{ person: "p", items: [], exempt: ["1.2"] }])
  })

  it("is one also for somebody with two posts", () => {
    const both = posts.map(post => ({ ...post, holder: aPerson("p") }))
    expect(plan([action("1.1"), action("1.2", { leadKey: "other" })], { posts: both }).cards).toEqual([
      { person: "p", items: ["1.1", "1.2"], exempt: [] },
    ])
  })

  it("asks one person twice about a group's action when they answer for two of its posts", () => {
    const group = aPost({ key: "group", memberKeys: ["post", "other"] })
    const both = [group, ...posts.map(post => ({ ...post, holder: aPerson("p") }))]
    expect(plan([action("1.1", { leadKey: "group" })], { posts: both }).cards[0]?.items).toEqual(["1.1", "1.1"])
  })
})

describe("a group's members", () => {
  const group = aPost({ key: "group", memberKeys: ["post", "other"] })
  const action = anAction({ leadKey: "group", lastUpdateOn: thisMonth })
  const answer = (post: string, at: string) => anUpdate({ at, forPost: { key: post, title: post } })
  const who = (updates: ReturnType<typeof anUpdate>[]) =>
    plan([action], { posts: [group, ...posts], updates }).cards.map(card => card.person)

  it("are each asked until they have answered for themselves", () => {
    expect(who([])).toEqual(["p", "q"])
    expect(who([answer("post", thisMonth)])).toEqual(["q"])
    expect(who([answer("post", thisMonth), answer("other", thisMonth)])).toEqual([])
    expect(who([answer("post", thisMonth), answer("other", lastMonth)])).toEqual(["q"])
  })
})

describe("nobody is silently left out", () => {
  it.each([
    [null, "action: no owner"],
    ["gone", "action: no such post"],
    ["empty", "action: vacant and no line manager"],
  ])("lead %s", (leadKey, expected) => {
    const all = [...posts, aPost({ key: "empty" })]
    expect(plan([anAction({ leadKey })], { posts: all })).toEqual({ cards: [], notAsked: [expected] })
  })

  it("is said only of actions that would be asked about", () => {
    expect(plan([anAction({ leadKey: null, status: "complete" })]).notAsked).toEqual([])
    expect(plan([anAction({ leadKey: null })], { plans: [aPlan({ state: "draft" })] }).notAsked).toEqual([])
  })
})

describe("what one person has to do", () => {
  const actions = [
    anAction({ key: "a", reference: "1.1", lastUpdateOn: thisMonth }),
    anAction({ key: "b", reference: "1.2", status: "complete" }),
    anAction({ key: "c", reference: "1.3", exemptParagraph: "4" }),
    anAction({ key: "d", reference: "1.4", leadKey: "other" }),
    anAction({ key: "e", reference: "1.5", byWhen: aByWhen({ stages: [aStage({ latest: "2026-10-01" })] }) }),
  ]
  const of = (id: string) => {
    const { items, exempt } = planPerson(aRegister({ actions, posts }), today, aPerson(id))
    return [items.map(item => item.action.reference), exempt.map(item => item.action.reference)]
  }

  it("is every open item of theirs, due or not", () => {
    expect(of("p")).toEqual([["1.5", "1.1"], ["1.3"]])
    expect(of("q")).toEqual([["1.4"], []])
  })

  it("is nothing for somebody who answers for nothing", () => {
    expect(of("nobody")).toEqual([[], []])
  })
})
