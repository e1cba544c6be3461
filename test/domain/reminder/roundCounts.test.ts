import { describe, expect, it } from "vitest"
import { makeCalendar } from "#domain/day/workingDays.ts"
import { nothingAsked } from "#domain/reminder/askedBefore.ts"
import { askingState, previewPlan } from "#domain/reminder/planAsking.ts"
import type { Planning } from "#domain/reminder/planDay.ts"
import { roundCounts } from "#domain/reminder/roundCounts.ts"
import type { Round } from "#domain/reminder/timetable.ts"
import {
  anAbsence,
  anAction,
  anUpdate,
  aPerson,
  aPlan,
  aPost,
  aRegister,
  type RegisterParts,
} from "../../support/builders.ts"

const today = "2026-11-26"
const calendar = makeCalendar({ isBankHoliday: () => false, closures: [], recesses: [], schoolHolidays: [] })
const round = (opens: string, due: string, part: Partial<Round> = {}): Round => ({
  ...{ forumKey: "cmt", meetingOn: "2026-12-16", opens, remind: due, due },
  ...part,
})
const open = round("2026-11-17", "2026-12-01")
const posts = [
  aPost({ key: "post", holder: aPerson("p") }),
  aPost({ key: "other", holder: aPerson("q") }),
  aPost({ key: "group", memberKeys: ["post", "other"] }),
]

const planning = (parts: RegisterParts, roundsOf: Planning["roundsOf"] = () => [open]): Planning => ({
  register: aRegister({ posts, ...parts }),
  ...{ today, calendar, roundsOf, before: nothingAsked },
})
const counts = (parts: RegisterParts, roundsOf?: Planning["roundsOf"]) =>
  roundCounts(planning(parts, roundsOf)).map(({ round: { due }, plans, isOpen, asked, updated }) => ({
    ...{ due, plans: plans.map(({ key }) => key), isOpen, asked, updated },
  }))
const counted = (parts: RegisterParts) => counts(parts).map(({ updated, asked }) => `${updated} of ${asked}`)[0]

describe("roundCounts", () => {
  const answered = (on: string) => anAction({ lastUpdateOn: `${on}T09:00:00Z` })

  it("counts what was answered on or after the opening", () => {
    expect(counted({ actions: [answered("2026-11-16")] })).toBe("0 of 1")
    expect(counted({ actions: [answered("2026-11-17")] })).toBe("1 of 1")
  })

  it("counts each member of a group for itself", () => {
    const updates = [anUpdate({ at: "2026-11-20T09:00:00Z", forPost: { key: "other", title: "" } })]
    expect(counted({ actions: [anAction({ leadKey: "group" })], updates })).toBe("1 of 2")
  })

  it("counts a member's part that was completed before the round, for as long as it waits for the others'", () => {
    const asked = { status: "complete" as const, closedBecause: null, forecast: null }
    const updates = [anUpdate({ at: "2026-09-02T09:00:00Z", forPost: { key: "other", title: "" }, asked })]
    expect(counted({ actions: [anAction({ leadKey: "group" })], updates })).toBe("1 of 2")
    const closed = anAction({ leadKey: "group", status: "complete" })
    expect(counted({ actions: [closed], updates })).toBe("0 of 0")
  })

  it("keeps what was closed in the round, and leaves out what was closed before it", () => {
    const complete = (on: string) => ({ ...answered(on), status: "complete" as const })
    expect(counted({ actions: [complete("2026-11-20")] })).toBe("1 of 1")
    expect(counted({ actions: [complete("2026-11-02")] })).toBe("0 of 0")
  })

  it("leaves out what nobody can be asked about", () => {
    expect(counted({ actions: [anAction({ leadKey: null })] })).toBe("0 of 0")
    const manager = [aPost({ key: "post", holder: aPerson("p"), lineManagerKey: "other" }), ...posts.slice(1)]
    const requests = [anAbsence({ from: aPerson("p"), starts: "2026-11-02", until: "2026-12-31" })]
    expect(counted({ actions: [anAction()], posts: manager, requests })).toBe("0 of 0")
  })

  it("joins plans that are asked on the same days for the same forum", () => {
    const plans = [aPlan({ key: "a" }), aPlan({ key: "b" }), aPlan({ key: "c", forumKey: "other" })]
    const actions = ["a", "b", "c"].map(planKey => anAction({ key: planKey, planKey }))
    const roundsOf: Planning["roundsOf"] = ({ forumKey }) => [forumKey ? { ...open, forumKey } : open]
    expect(counts({ plans, actions }, roundsOf)).toEqual([
      { due: "2026-12-01", plans: ["a", "b"], isOpen: true, asked: 2, updated: 0 },
      { due: "2026-12-01", plans: ["c"], isOpen: true, asked: 1, updated: 0 },
    ])
  })

  it("shows what is open and what is to come, and not what is over", () => {
    const rounds = [
      round("2026-12-08", "2026-12-22"),
      round("2026-10-01", "2026-11-25"),
      open,
      round("2026-11-12", today),
    ]
    expect(counts({ actions: [answered("2026-11-20")] }, () => rounds)).toMatchObject([
      { due: today, isOpen: true, updated: 1 },
      { due: "2026-12-01", isOpen: true, updated: 1 },
      { due: "2026-12-22", isOpen: false, updated: 0 },
    ])
  })

  it("shows the open round of a plan that is known to be paused, as paused and apart from those that are asked", () => {
    const plans = [
      aPlan({ key: "a" }),
      aPlan({ key: "b", remindersFrom: null }),
      aPlan({ key: "c", remindersFrom: null }),
    ]
    const actions = ["a", "b", "c"].map(planKey => anAction({ key: planKey, planKey }))
    const rounds = () => [open, round("2026-12-08", "2026-12-22")]
    const found = roundCounts(planning({ plans, actions }, rounds), ({ key }) => key === "b")

    expect(
      found.map(({ round: { due }, plans: of, isPaused }) => [due, of.map(({ key }) => key).join(), isPaused]),
    ).toEqual([
      ["2026-12-01", "a", false],
      ["2026-12-01", "b", true],
      ["2026-12-22", "a", false],
    ])
  })

  it.each([
    ["not approved", aPlan({ state: "consultation" })],
    ["paused", aPlan({ remindersFrom: null })],
    ["to begin after the round", aPlan({ remindersFrom: "2026-12-02" })],
  ])("says nothing of a plan that is %s", (_title, plan) => {
    expect(counts({ plans: [plan], actions: [anAction()] })).toEqual([])
  })
})

describe("askingState", () => {
  it.each([
    ["draft", today, true, "not chased"],
    ["approved", null, false, "not started"],
    ["approved", null, true, "paused"],
    ["approved", "2026-11-27", false, "paused"],
    ["approved", today, false, "asking"],
  ] as const)("of a plan that is %s, asked from %s (asked before: %s) is %s", (state, remindersFrom, was, expected) => {
    expect(askingState(aPlan({ state, remindersFrom }), today, was)).toBe(expected)
  })
})

describe("previewPlan", () => {
  const paused = aPlan({ remindersFrom: null })
  const preview = (parts: RegisterParts, plan = paused, on = today) =>
    previewPlan(plan, { ...planning({ plans: [plan], ...parts }), today: on })
  const two = [
    anAction({ key: "1" }),
    anAction({ key: "2", leadKey: "other" }),
    anAction({ key: "3", leadKey: "other" }),
  ]

  it("counts whom a round that opens today would ask, and about how much", () => {
    expect(preview({ actions: two })).toEqual({ people: 2, items: 3 })
    expect(preview({ actions: [anAction({ exemptParagraph: "3" })] })).toEqual({ people: 1, items: 1 })
    expect(preview({ actions: [anAction({ status: "complete" }), anAction({ leadKey: null })] }).items).toBe(0)
  })

  it("is the same on a Saturday, and for those who work other days", () => {
    expect(preview({ actions: two }, paused, "2026-11-28")).toEqual({ people: 2, items: 3 })
    const fridays = [aPost({ key: "post", holder: aPerson("p"), worksOn: [5] })]
    expect(preview({ actions: [anAction()], posts: fridays })).toEqual({ people: 1, items: 1 })
  })

  it("is nothing for a plan that is not approved", () => {
    expect(preview({ actions: two }, aPlan({ state: "draft" }))).toEqual({ people: 0, items: 0 })
  })
})
