import { describe, expect, it } from "vitest"
import type { Action } from "#domain/action/action.ts"
import { previewPlan } from "#domain/reminder/planAsking.ts"
import { planDay, planPerson } from "#domain/reminder/planDay.ts"
import {
  aByWhen,
  aCalendar,
  aForum,
  anAbsence,
  anAction,
  anUpdate,
  aPerson,
  aPlan,
  aPlanning,
  aPost,
  aRegister,
  aRequest,
  aStage,
  away,
  dueBy,
  type RegisterParts,
} from "../../support/builders.ts"

/** A Thursday; the month's round opened on the 16th, asked again on the 25th and is due on the 30th. */
const today = "2026-11-26"
const inRound = "2026-11-17T09:00:00Z"
const beforeRound = "2026-11-02T09:00:00Z"
const thisMorning = "2026-11-26T08:00:00Z"
const posts = [aPost({ key: "post", holder: aPerson("p") }), aPost({ key: "other", holder: aPerson("q") })]

const plan = (actions: Action[], parts: RegisterParts = {}, day = today, calendar = aCalendar()) => {
  const { people, notAsked } = planDay(aPlanning(aRegister({ actions, posts, ...parts }), day, { calendar }))
  const refs = (items: { action: Action }[]) => items.map(item => item.action.reference)
  return {
    cards: people.map(it => ({ person: it.person.id, items: refs(it.items), exempt: refs(it.exempt) })),
    notAsked: notAsked.map(it => `${it.actionKey}: ${it.why}${it.until === null ? "" : ` until ${it.until}`}`),
  }
}
const asked = (part: Partial<Action>, parts: RegisterParts = {}) => plan([anAction(part)], parts).cards.length > 0

describe("what is asked about", () => {
  it.each<[string, Partial<Action>, boolean]>([
    ["never updated", {}, true],
    ["updated before the round opened", { lastUpdateOn: beforeRound }, true],
    ["updated in the round", { lastUpdateOn: inRound }, false],
    ["updated in the round, though long overdue", { lastUpdateOn: inRound, byWhen: dueBy("2026-09-30") }, false],
    ["updated in the round, but due today", { lastUpdateOn: inRound, byWhen: dueBy(today) }, true],
    ["updated today, though due today", { lastUpdateOn: thisMorning, byWhen: dueBy(today) }, false],
    ["not started", { status: "not started" }, true],
    ["in place", { status: "in place, under review" }, true],
    ["on hold", { status: "on hold" }, true],
    ["complete", { status: "complete", byWhen: dueBy("2026-10-31") }, false],
    ["closed", { status: "closed, not proceeding" }, false],
  ])("%s", (_rule, part, expected) => {
    expect(asked(part)).toBe(expected)
  })

  it.each([
    ["eleven of the council’s days ago", "2026-11-11T09:00:00Z", true],
    ["nine of the council’s days ago", "2026-11-13T09:00:00Z", false],
  ])("of a post that works one day a week, answered before the round, %s", (_, lastUpdateOn, expected) => {
    const thursdays = [aPost({ key: "post", holder: aPerson("p"), worksOn: [4] })]
    expect(asked({ lastUpdateOn }, { posts: thursdays })).toBe(expected)
  })

  it.each([
    ["a draft", { state: "draft" }],
    ["in consultation", { state: "consultation" }],
    ["not started", { remindersFrom: null }],
    ["to start tomorrow", { remindersFrom: "2026-11-27" }],
  ] as const)("is nothing of a plan that is %s", (_rule, part) => {
    expect(asked({ byWhen: dueBy(today) }, { plans: [aPlan(part)] })).toBe(false)
  })

  it("is nothing of a plan that is gone", () => {
    expect(asked({}, { plans: [] })).toBe(false)
  })

  it("is nothing, and nobody is missing, on a day on which nobody works", () => {
    const both = [anAction({ byWhen: dueBy(today) }), anAction({ key: "b", leadKey: null })]
    expect(plan(both, {}, today, aCalendar({ bankHolidays: [today] }))).toEqual({ cards: [], notAsked: [] })
    expect(plan(both, {}, "2026-11-28")).toEqual({ cards: [], notAsked: [] })
  })

  it("waits for a day on which the post works, and is no later than that", () => {
    const mondays = [aPost({ holder: aPerson("p"), worksOn: [1, 2] })]
    const on = (day: string) => plan([anAction({ byWhen: dueBy(today) })], { posts: mondays }, day).cards.length
    // Due on a Thursday: the Tuesday is the last day on which they are there.
    expect([on("2026-11-24"), on("2026-11-25"), on("2026-11-26")]).toEqual([1, 0, 0])
  })

  it("follows a forum's meetings where its plan reports to one", () => {
    const forums = [aForum({ calendar: "2027-01-20; updates due 2027-01-06; opens 2026-12-10" })]
    const on = (day: string) => plan([anAction()], { forums, plans: [aPlan({ forumKey: "forum" })] }, day).cards.length
    expect([on("2026-11-26"), on("2026-12-09"), on("2026-12-10")]).toEqual([0, 0, 1])
  })

  it("is asked of nobody while a reader's guess at its date waits for somebody to confirm it", () => {
    const guessed = (doneOn: string | null) =>
      aByWhen({ stages: [aStage({ latest: today, inferred: "the year", doneOn }), aStage({ latest: today })] })
    expect(plan([anAction({ byWhen: guessed(null) })])).toEqual({ cards: [], notAsked: ["action: date to confirm"] })
    expect(plan([anAction({ byWhen: guessed("2026-11-01") })]).cards).toHaveLength(1)
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
  const action = anAction({ leadKey: "group", lastUpdateOn: inRound })
  const answer = (post: string, at: string) => anUpdate({ at, forPost: { key: post, title: post } })
  const who = (updates: ReturnType<typeof anUpdate>[]) =>
    plan([action], { posts: [group, ...posts], updates }).cards.map(card => card.person)

  it("are each asked until they have answered for themselves", () => {
    expect(who([])).toEqual(["p", "q"])
    expect(who([answer("post", inRound)])).toEqual(["q"])
    expect(who([answer("post", inRound), answer("other", inRound)])).toEqual([])
    expect(who([answer("post", inRound), answer("other", beforeRound)])).toEqual(["q"])
  })

  it("are asked no more for what they have completed, while it waits for the others", () => {
    const complete = { status: "complete" as const, closedBecause: null, forecast: null }
    const done = { ...answer("post", "2026-09-02T09:00:00Z"), asked: complete }
    expect(who([done])).toEqual(["q"])
    const dueToday = anAction({ leadKey: "group", byWhen: dueBy(today) })
    expect(plan([dueToday], { posts: [group, ...posts], updates: [done] }).cards.map(card => card.person)).toEqual([
      "q",
    ])
  })

  it("are asked each on their own days", () => {
    const [post] = posts
    const byDay = [group, ...(post ? [post] : []), aPost({ key: "other", holder: aPerson("q"), worksOn: [5] })]
    const on = (day: string) => plan([action], { posts: byDay }, day).cards.map(card => card.person)
    expect([on("2026-11-26"), on("2026-11-27")]).toEqual([["p"], ["p", "q"]])
  })
})

describe("who is asked instead", () => {
  const manager = aPost({ key: "manager", holder: aPerson("m") })
  const led = (part: Parameters<typeof aPost>[0], parts: RegisterParts = {}) => {
    const { cards, notAsked } = plan([anAction()], {
      posts: [aPost({ lineManagerKey: "manager", ...part }), manager],
      ...parts,
    })
    return [...cards.map(card => card.person), ...notAsked]
  }
  const holder = aPerson("p")

  it("the line manager for a vacant post", () => {
    expect(led({})).toEqual(["m"])
  })

  it("the contact of a sub-group", () => {
    const contact = [aPost({ contactKey: "contact" }), aPost({ key: "contact", holder })]
    expect(plan([anAction()], { posts: contact }).cards.map(card => card.person)).toEqual(["p"])
  })

  it("the stand-in somebody named for this absence, before the post's own", () => {
    const requests = [anAbsence({ from: holder, to: aPerson("named"), starts: "2026-11-20" })]
    expect(led({ holder, standIn: aPerson("usual") }, { requests })).toEqual(["named"])
    expect(led({ holder, standIn: aPerson("usual") }, { absences: away({ p: "2026-12-01" }) })).toEqual(["usual"])
  })

  it("the line manager for a short absence without a stand-in", () => {
    // Ten working days after the 26th of November.
    expect(led({ holder }, { absences: away({ p: "2026-12-10" }) })).toEqual(["m"])
  })

  it("nobody for a long absence: its items wait, and it is said until when", () => {
    expect(led({ holder }, { absences: away({ p: "2026-12-11" }) })).toEqual(["action: away until 2026-12-11"])
  })

  it("nobody while the post at the top is away: it is not vacant", () => {
    const top = [aPost({ key: "post", holder })]
    const onLeave = away({ p: "2027-01-15" })
    expect(led({}, { posts: top, absences: onLeave })).toEqual(["action: away until 2027-01-15"])
    const nobodyAbove = [aPost({ key: "post", holder, lineManagerKey: "manager" }), aPost({ key: "manager" })]
    expect(led({}, { posts: nobodyAbove, absences: onLeave })).toEqual(["action: away until 2027-01-15"])
  })

  it("goes by the whole of an absence, not by what is left of it", () => {
    const requests = [anAbsence({ from: holder, starts: "2026-11-02", until: "2026-11-27" })]
    expect(led({ holder }, { requests })).toEqual(["action: away until 2026-11-27"])
  })

  it("goes by the whole of an absence that was made longer", () => {
    const absence = anAbsence({ from: holder, askedOn: "2026-11-02", starts: "2026-11-02", until: "2026-11-26" })
    const longer = { ...absence, key: "request 2", askedOn: "2026-11-26", starts: null, until: "2026-12-04" }
    expect(led({ holder }, { requests: [absence, longer] })).toEqual(["action: away until 2026-12-04"])
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

  it("names each member of a group that cannot be asked", () => {
    const all = [
      aPost({ key: "group", memberKeys: ["post", "empty", "top"] }),
      aPost({ key: "empty" }),
      aPost({ key: "top", holder: aPerson("t") }),
      ...posts,
    ]
    const register = aRegister({
      actions: [anAction({ leadKey: "group" })],
      posts: all,
      absences: away({ t: "2027-01-15" }),
    })
    expect(planDay(aPlanning(register, today)).notAsked).toEqual([
      { actionKey: "action", postKey: "empty", why: "vacant and no line manager", until: null },
      { actionKey: "action", postKey: "top", why: "away", until: "2027-01-15" },
    ])
  })

  it("names each action of a lead that cannot be asked", () => {
    const actions = ["a", "b"].map(key => anAction({ key, leadKey: "gone" }))
    expect(plan(actions).notAsked).toEqual(["a: no such post", "b: no such post"])
  })
})

describe("what one person has to do", () => {
  const actions = [
    anAction({ key: "a", reference: "1.1", lastUpdateOn: inRound }),
    anAction({ key: "b", reference: "1.2", status: "complete" }),
    anAction({ key: "c", reference: "1.3", exemptParagraph: "4" }),
    anAction({ key: "d", reference: "1.4", leadKey: "other" }),
    anAction({ key: "e", reference: "1.5", byWhen: aByWhen({ stages: [aStage({ latest: "2026-10-01" })] }) }),
    anAction({ key: "f", reference: "1.6", lastUpdateOn: thisMorning }),
  ]
  const of = (id: string) => {
    const { items, exempt } = planPerson(aRegister({ actions, posts }), today, aPerson(id))
    return [items.map(item => item.action.reference), exempt.map(item => item.action.reference)]
  }

  it("is every open item of theirs, due or not, but for what they answered today", () => {
    expect(of("p")).toEqual([["1.5", "1.1"], ["1.3"]])
    expect(of("q")).toEqual([["1.4"], []])
  })

  it("is also what another is asked about in their stead, and that of a plan that is paused", () => {
    const held = [aPost({ key: "post", holder: aPerson("p"), updater: aPerson("u"), standIn: aPerson("s") })]
    const mine = (id: string, parts: RegisterParts = {}) =>
      planPerson(aRegister({ actions: actions.slice(0, 1), posts: held, ...parts }), today, aPerson(id)).items.length
    expect(["p", "u", "s"].map(id => mine(id))).toEqual([1, 1, 0])
    const absences = away({ p: today, u: today })
    expect(["p", "u", "s"].map(id => mine(id, { absences }))).toEqual([1, 1, 1])
    expect(mine("p", { plans: [aPlan({ remindersFrom: null })] })).toBe(1)
    expect(mine("p", { plans: [aPlan({ state: "draft" })] })).toBe(0)
  })

  it("is nothing for somebody who answers for nothing", () => {
    expect(of("nobody")).toEqual([[], []])
  })
})

describe("what beginning would mean", () => {
  const actions = [
    anAction({ byWhen: dueBy("2028-01-01") }),
    anAction({ key: "b", leadKey: "other", exemptParagraph: "4" }),
  ]
  const preview = (part: Parameters<typeof aPlan>[0], recesses: { from: string; to: string }[] = [], parts = {}) => {
    const shown = aPlan(part)
    const planning = aPlanning(aRegister({ actions, posts, plans: [shown], ...parts }), today, {
      calendar: aCalendar({ recesses }),
    })
    return previewPlan(shown, planning)
  }

  it("is a round of everybody, also in a recess and before anything has begun", () => {
    expect(preview({ remindersFrom: null })).toEqual({ people: 2, items: 2 })
    expect(preview({ remindersFrom: null }, [{ from: today, to: today }])).toEqual({ people: 2, items: 2 })
  })

  it("counts what was answered, or put off, a moment ago: the round asks for it all the same", () => {
    const recent = actions.map(action => ({ ...action, lastUpdateOn: thisMorning }))
    const requests = [aRequest({ kind: "remind me on", until: "2026-12-10", state: "agreed" })]
    expect(preview({ remindersFrom: null }, [], { actions: recent, requests })).toEqual({ people: 2, items: 2 })
  })

  it("is nothing for a plan that is not approved", () => {
    expect(preview({ state: "draft" })).toEqual({ people: 0, items: 0 })
  })
})
