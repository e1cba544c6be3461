import { describe, expect, it } from "vitest"
import type { Action } from "#domain/action/action.ts"
import type { AskedBefore } from "#domain/reminder/askedBefore.ts"
import { nothingAsked } from "#domain/reminder/askedBefore.ts"
import { planDay } from "#domain/reminder/planDay.ts"
import { makeReminder } from "#domain/reminder/reminder.ts"
import {
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
  away,
  type RegisterParts,
} from "../../support/builders.ts"

/** Due on 1 December; ten working days later it is the 15th, twenty later the 29th. */
const forums = [aForum({ calendar: "2026-12-16; updates due 2026-12-01; opens 2026-11-17" })]
const plans = [aPlan({ forumKey: "forum" })]
const posts = [
  aPost({ key: "post", holder: aPerson("p"), lineManagerKey: "head" }),
  aPost({ key: "head", holder: aPerson("h"), lineManagerKey: "director" }),
  aPost({ key: "director", holder: aPerson("d"), lineManagerKey: "chief" }),
  aPost({ key: "chief", holder: aPerson("c") }),
]
const tried: AskedBefore = {
  ...nothingAsked,
  wasTried: (_key, from, to) => from <= "2026-12-01" && "2026-12-01" <= to,
  askedOn: () => "2026-12-14",
  cardOn: () => "2026-12-14",
}

function told(
  day: string,
  parts: RegisterParts = {},
  { before = tried, calendar = aCalendar(), action = {} as Partial<Action> } = {},
) {
  const register = aRegister({ actions: [anAction(action)], forums, plans, posts, ...parts })
  const planning = aPlanning(register, day, { calendar, before })
  return planDay(planning).people.flatMap(card => {
    const { escalated } = makeReminder(card, planning)
    return escalated.map(line => ({ who: card.person.id, ...line }))
  })
}
const lines = (...args: Parameters<typeof told>) => told(...args).map(({ who, level, key }) => `${who} ${level} ${key}`)
const toldBefore = (levels: Record<string, string>): AskedBefore => ({
  ...tried,
  toldOn: (_key, level) => levels[level] ?? null,
})

describe("who is told that something has waited", () => {
  it.each([
    ["nobody before ten working days", "2026-12-14", []],
    ["the head after ten", "2026-12-15", ["h head action/post"]],
    ["the director after twenty", "2026-12-29", ["d director action/post"]],
  ])("%s", (_rule, day, expected) => {
    expect(lines(day)).toEqual(expected)
  })

  it("is told what has waited, whose it is, since when and how long", () => {
    expect(told("2026-12-15")).toEqual([
      {
        who: "h",
        key: "action/post",
        actionKey: "action",
        reference: "1.1",
        text: "Mend the roof",
        postTitle: "Title of post",
        since: "2026-12-01",
        days: 10,
        level: "head",
      },
    ])
  })

  it("is told of an exempt action without its words", () => {
    expect(told("2026-12-15", {}, { action: { exemptParagraph: "4" } })).toMatchObject([
      { reference: null, text: null },
    ])
  })

  it.each<[string, RegisterParts, string[]]>([
    [
      "whoever answers for the head's post while it is away",
      { absences: away({ h: "2026-12-16" }) },
      ["d head action/post"],
    ],
    ["nobody where nobody stands above", { posts: [aPost({ holder: aPerson("p") })] }, []],
    [
      "nobody of their own silence: one person in both posts",
      { posts: posts.map(it => (it.key === "head" ? { ...it, holder: aPerson("p") } : it)) },
      [],
    ],
    [
      "nobody of their own silence: the head is asked, the post being vacant",
      { posts: posts.map(it => (it.key === "post" ? { ...it, holder: null } : it)) },
      [],
    ],
    [
      "each member's head for its own silence",
      {
        posts: [
          ...posts.map(it => ({ ...it })),
          aPost({ key: "group", memberKeys: ["post", "second"] }),
          aPost({ key: "second", holder: aPerson("s"), lineManagerKey: "director" }),
        ],
        actions: [anAction({ leadKey: "group" })],
      },
      ["h head action/post", "d head action/second"],
    ],
  ])("%s", (_rule, parts, expected) => {
    expect(lines("2026-12-15", parts)).toEqual(expected)
  })

  it("is not told of a member of a group that has answered for itself", () => {
    const group = [...posts, aPost({ key: "group", memberKeys: ["post", "director"] })]
    const updates = [anUpdate({ at: "2026-12-02T09:00:00Z", forPost: { key: "post", title: "" } })]
    const parts = { posts: group, updates, actions: [anAction({ leadKey: "group" })] }
    expect(lines("2026-12-15", parts)).toEqual(["c head action/director"])
  })

  it.each<[string, Partial<Action>]>([
    ["answered in the round", { lastUpdateOn: "2026-11-18T09:00:00Z" }],
    ["answered late", { lastUpdateOn: "2026-12-14T09:00:00Z" }],
    ["complete", { status: "complete" }],
  ])("is nobody where it was %s", (_rule, action) => {
    expect(lines("2026-12-15", {}, { action })).toEqual([])
  })

  it.each([
    ["paused", { remindersFrom: null }],
    ["begun after the round", { remindersFrom: "2026-12-02" }],
    ["no longer approved", { state: "draft" as const }],
  ])("is nobody where the plan was %s", (_rule, part) => {
    expect(lines("2026-12-15", { plans: [aPlan({ forumKey: "forum", ...part })] })).toEqual([])
  })

  it("is nobody before anybody was tried to be asked", () => {
    expect(lines("2026-12-15", {}, { before: nothingAsked })).toEqual([])
  })

  it("is nobody during a long absence of whoever would answer", () => {
    expect(lines("2026-12-15", { absences: away({ p: "2027-01-31" }) })).toEqual([])
  })

  it("is nobody in a recess, whose days do not count either", () => {
    const calendar = aCalendar({ recesses: [{ from: "2026-12-14", to: "2026-12-18" }] })
    const on = (day: string) => lines(day, {}, { calendar })
    expect([on("2026-12-15"), on("2026-12-21"), on("2026-12-22")]).toEqual([[], [], ["h head action/post"]])
  })
})

it("nobody is told in a recess of what had waited before it", () => {
  const calendar = aCalendar({ recesses: [{ from: "2026-12-16", to: "2026-12-18" }] })
  const on = (day: string) => lines(day, {}, { calendar })
  expect([on("2026-12-15"), on("2026-12-16"), on("2026-12-21")]).toEqual([
    ["h head action/post"],
    [],
    ["h head action/post"],
  ])
})

describe("the days of a long absence", () => {
  const absent = (part: Parameters<typeof anAbsence>[0] = {}) => ({
    requests: [anAbsence({ from: aPerson("p"), starts: "2026-12-02", until: "2026-12-18", ...part })],
  })

  it("that nobody stood in for do not count, once they are back", () => {
    expect(lines("2026-12-21", absent())).toEqual([])
    expect(lines("2027-01-01", absent())).toEqual(["h head action/post"])
  })

  it("do not begin to count when the absence is made longer", () => {
    const [absence = anAbsence()] = absent({ until: "2026-12-15" }).requests
    const longer = { ...absence, key: "request 2", askedOn: "2026-12-15", starts: null, until: "2026-12-18" }
    expect(lines("2026-12-21", { requests: [absence, longer] })).toEqual([])
  })

  it.each<[string, RegisterParts]>([
    ["the one away named a stand-in", absent({ to: aPerson("s") })],
    [
      "the post has a stand-in",
      { ...absent(), posts: posts.map(it => (it.key === "post" ? { ...it, standIn: aPerson("s") } : it)) },
    ],
    ["it was short", absent({ starts: "2026-12-07" })],
  ])("do count where somebody was asked instead: %s", (_rule, parts) => {
    expect(lines("2026-12-21", parts)).toEqual(["h head action/post"])
  })
})

describe("each level", () => {
  it.each([
    ["is told once", "2026-12-16", { head: "2026-12-15" }, []],
    [
      "is told once more, having been told of an earlier round only",
      "2026-12-16",
      { head: "2026-11-20" },
      ["h head action/post"],
    ],
    ["is told on the days after, for a week, while it does not arrive", "2026-12-22", {}, ["h head action/post"]],
    ["is no news after that", "2026-12-23", {}, []],
    ["the director is told though the head was", "2026-12-29", { head: "2026-12-15" }, ["d director action/post"]],
    ["the director is told once", "2026-12-30", { head: "2026-12-15", director: "2026-12-29" }, []],
  ])("%s", (_rule, day, levels: Record<string, string>, expected) => {
    expect(lines(day, {}, { before: toldBefore(levels) })).toEqual(expected)
  })
})
