import { describe, expect, it } from "vitest"
import type { Action } from "#domain/action/action.ts"
import { buildDigest, countRatings, Digest, isUnowned } from "#domain/forum/digest.ts"
import type { Unit } from "#domain/people/unit.ts"
import { stateOf, type Update } from "#domain/update/update.ts"
import {
  aByWhen,
  aForum,
  aFrame,
  anAction,
  anUpdate,
  aPlan,
  aPost,
  aRegister,
  aStage,
  dueBy,
  type RegisterParts,
} from "../../support/builders.ts"

const today = "2026-11-26"
const since = "2026-11-12"
const between = "2026-11-20T09:00:00Z"
const earlier = "2026-11-01T09:00:00Z"
const posts = [aPost()]

const digest = (parts: RegisterParts) => {
  const register = aRegister({ posts, ...parts })
  return buildDigest({
    register,
    forum: aForum(),
    since,
    sinceMoment: `${since}T23:59:59Z`,
    today,
    at: `${today}T12:00:00Z`,
    roundsOf: aFrame(register, today).roundsOf,
  })
}

const references = (group: { lines: { reference: string }[] }) => group.lines.map(line => line.reference)
const action = (reference: string, part: Partial<Action> = {}) => anAction({ key: reference, reference, ...part })

/** The update that brought an action from one state to where it is. */
const changed = (now: Action, from: Partial<Action>, at: string): Update =>
  anUpdate({
    key: `${now.key} ${at}`,
    subjectKey: now.key,
    at,
    before: stateOf({ ...now, ...from }),
    after: stateOf(now),
  })

describe("what is newly overdue", () => {
  it("is what passed its latest day since the last digest", () => {
    const actions = [
      action("old", { byWhen: dueBy("2026-11-11") }),
      action("first day", { byWhen: dueBy("2026-11-12") }),
      action("last day", { byWhen: dueBy("2026-11-25") }),
      action("today", { byWhen: dueBy(today) }),
    ]
    expect(digest({ actions }).newlyOverdue.lines.map(line => [line.reference, line.days])).toEqual([
      ["first day", 14],
      ["last day", 1],
    ])
  })

  it("is not what has been completed or closed in the meantime", () => {
    const actions = [
      action("a", { byWhen: dueBy("2026-11-20"), status: "complete" }),
      action("b", { byWhen: dueBy("2026-11-20"), status: "closed, not proceeding" }),
    ]
    expect(digest({ actions }).newlyOverdue.lines).toEqual([])
  })

  it("is what was complete at the last digest and was put right since", () => {
    const now = action("a", { byWhen: dueBy("2026-10-31") })
    const was = { status: "complete" as const }
    expect(references(digest({ actions: [now], updates: [changed(now, was, between)] }).newlyOverdue)).toEqual(["a"])
    expect(references(digest({ actions: [now], updates: [changed(now, was, earlier)] }).newlyOverdue)).toEqual([])
  })
})

describe("what is completed", () => {
  const done = action("a", { status: "complete" })
  const was = { status: "under way" as const }

  it("is what became complete since the last digest", () => {
    expect(references(digest({ actions: [done], updates: [changed(done, was, between)] }).completed)).toEqual(["a"])
    expect(references(digest({ actions: [done], updates: [changed(done, was, earlier)] }).completed)).toEqual([])
  })

  it("is not what was complete on the last digest's own day, nor what is closed", () => {
    const thatDay = changed(done, was, "2026-11-12T22:00:00Z")
    expect(references(digest({ actions: [done], updates: [thatDay] }).completed)).toEqual([])
    const closed = action("b", { status: "closed, not proceeding" })
    expect(references(digest({ actions: [closed], updates: [changed(closed, was, between)] }).completed)).toEqual([])
  })
})

describe("what nobody owns", () => {
  it("is what is open and has no lead, or one that is not in the register", () => {
    const actions = [
      action("a", { leadKey: null }),
      action("b", { leadKey: "gone" }),
      action("c"),
      action("d", { leadKey: null, status: "complete" }),
    ]
    expect(references(digest({ actions }).unowned)).toEqual(["a", "b"])
    expect(isUnowned(action("c"), aRegister({ posts }))).toBe(false)
  })
})

describe("exempt items", () => {
  it("are counted in their group and named nowhere", () => {
    const hushed = { text: "Hush", exemptParagraph: "4" }
    const late = action("a", { ...hushed, byWhen: dueBy("2026-11-20") })
    const done = action("b", { ...hushed, status: "complete" })
    const unowned = action("c", { ...hushed, leadKey: null })
    const made = digest({
      actions: [late, done, unowned, action("open", { byWhen: dueBy("2026-11-20") })],
      updates: [changed(done, { status: "under way" }, between)],
    })
    expect(made.newlyOverdue).toMatchObject({ lines: [{ reference: "open" }], exempt: 1 })
    expect(made.completed).toEqual({ lines: [], more: 0, exempt: 1 })
    expect(made.unowned).toEqual({ lines: [], more: 0, exempt: 1 })
    expect(made.actions).toBe(4)
    expect(JSON.stringify(made)).not.toContain("Hush")
  })
})

describe("the figures", () => {
  it("count plans and actions of approved plans only", () => {
    const made = digest({
      plans: [aPlan(), aPlan({ key: "draft", state: "draft" }), aPlan({ key: "empty" })],
      actions: [action("a"), action("b", { planKey: "draft", leadKey: null })],
    })
    expect([made.plans, made.actions]).toEqual([2, 1])
    expect(made.unowned.lines).toEqual([])
  })

  it("count every action once by its rating", () => {
    const actions = [
      action("a", { status: "complete" }),
      action("b"),
      action("c", { forecast: "at risk" }),
      action("d", { byWhen: dueBy("2026-01-01") }),
      action("e", { forecast: "no" }),
      action("f", { status: "closed, not proceeding" }),
    ]
    expect(digest({ actions }).counts).toEqual({ blue: 1, green: 1, amber: 1, red: 2, none: 1 })
    expect(countRatings([])).toEqual({ blue: 0, green: 0, amber: 0, red: 0, none: 0 })
  })

  it("say of what the round that opened on 16 November asked about how much is updated, by directorate", () => {
    const unit = (key: string, part: Partial<Unit> = {}): Unit => ({
      key,
      title: key,
      kind: "directorate",
      parentKey: null,
      ...part,
    })
    const made = digest({
      units: [unit("Place"), unit("roads", { kind: "service", parentKey: "Place" }), unit("Care")],
      posts: [
        aPost({ unitKey: "roads" }),
        aPost({ key: "carer", unitKey: "Care" }),
        aPost({ key: "alone" }),
        aPost({ key: "group", memberKeys: ["post", "carer"] }),
      ],
      actions: [
        action("a", { lastUpdateOn: between }),
        action("b", { lastUpdateOn: earlier }),
        action("closed in the round", { status: "complete", lastUpdateOn: between }),
        action("closed before it", { status: "complete", lastUpdateOn: earlier }),
        action("c", { leadKey: "group" }),
        action("d", { leadKey: "alone" }),
        action("e", { leadKey: null }),
        action("f", { planKey: "paused" }),
        action("g", { planKey: "begun after the round" }),
        action("h", { byWhen: aByWhen({ stages: [aStage({ latest: "2026-12-31", inferred: "the year" })] }) }),
      ],
      plans: [
        aPlan(),
        aPlan({ key: "paused", remindersFrom: null }),
        aPlan({ key: "begun after the round", remindersFrom: "2026-12-01" }),
      ],
      updates: [anUpdate({ subjectKey: "c", at: between, forPost: { key: "carer", title: "" } })],
    })
    expect(made.asked).toEqual({
      asked: 6,
      updated: 3,
      units: [
        { title: "Care", asked: 1, updated: 1 },
        { title: "Place", asked: 4, updated: 2 },
        { title: null, asked: 1, updated: 0 },
      ],
    })
  })

  it("name what was moved again since the last digest, by how far in all", () => {
    const moved = (key: string, times: number, days: number) =>
      action(key, { timesRedated: times, daysRedated: days, byWhen: dueBy("2027-03-31") })
    const by = (now: Action, at: string, part: Partial<Update> = {}) => ({
      ...changed(now, { byWhen: dueBy("2026-12-01") }, at),
      kind: "decision" as const,
      ...part,
    })
    const [second, third, first, long] = [
      moved("second", 2, 120),
      moved("third", 3, 200),
      moved("first", 1, 120),
      moved("before", 2, 9),
    ]
    const same = moved("handed over", 2, 30)
    const made = digest({
      actions: [second, third, first, long, same],
      updates: [
        by(second, between),
        by(third, between),
        by(first, between),
        by(long, earlier),
        by(same, between, { before: stateOf(same) }),
      ],
    })
    expect(made.movedAgain.lines.map(line => [line.reference, line.days])).toEqual([
      ["third", 200],
      ["second", 120],
    ])
  })
})

it("a group keeps the fifty longest overdue and counts the rest", () => {
  const late = (count: number) =>
    Array.from({ length: count }, (_, at) => action(`a${at}`, { byWhen: dueBy(at < 3 ? "2026-11-25" : "2026-11-13") }))
  const [full, over] = [digest({ actions: late(50) }).newlyOverdue, digest({ actions: late(53) }).newlyOverdue]
  expect([full.lines.length, full.more]).toEqual([50, 0])
  expect([over.lines.length, over.more]).toEqual([50, 3])
  expect(new Set(over.lines.map(line => line.days))).toEqual(new Set([13]))
})

it("a digest stored before lines were counted is read with none left out", () => {
  const { more: _, ...stored } = digest({}).newlyOverdue
  expect(Digest.parse({ ...digest({}), newlyOverdue: stored }).newlyOverdue.more).toBe(0)
})

it("the longest overdue come first", () => {
  const actions = [action("a", { byWhen: dueBy("2026-11-25") }), action("b", { byWhen: dueBy("2026-11-13") })]
  expect(references(digest({ actions }).newlyOverdue)).toEqual(["b", "a"])
})
