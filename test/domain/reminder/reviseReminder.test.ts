import { describe, expect, it } from "vitest"
import type { Action } from "#domain/action/action.ts"
import type { Because } from "#domain/reminder/because.ts"
import type { Reminder } from "#domain/reminder/reminder.ts"
import { reviseReminder } from "#domain/reminder/reviseReminder.ts"
import { shownOf } from "#domain/update/applyUpdate.ts"
import {
  anAction,
  anUpdate,
  aPerson,
  aPlan,
  aPost,
  aRegister,
  aRequest,
  away,
  dueBy,
  type RegisterParts,
} from "../../support/builders.ts"
import { anItem } from "../../support/reminders.ts"

const today = "2026-11-26"
const line = { actionKey: "told", reference: "9", text: "", postTitle: "", since: "2026-11-02", days: 10 }
const card: Reminder = {
  type: "reminder",
  key: "reminder/2026-11-26/p",
  day: today,
  items: [0, 1].map(at => anItem(at, { actionKey: "ab"[at] ?? "", postKey: "post", because: "round opened" })),
  more: ["more/post"],
  exempt: ["secret/post"],
  escalated: [{ ...line, key: "told/post", level: "head" }],
  toldToo: [],
}
const posts = [aPost({ holder: aPerson("p") })]
const keys = ["a", "b", "more", "secret", "told"]

function left(changes: Record<string, Partial<Action> | null>, parts: RegisterParts = {}, of: Reminder = card) {
  const actions = keys
    .filter(key => changes[key] !== null)
    .map(key => anAction({ key, exemptParagraph: key === "secret" ? "4" : null, ...changes[key] }))
  const revised = reviseReminder(of, aRegister({ actions, posts, ...parts }), today)
  return (
    revised && {
      items: revised.items.map(item => item.actionKey),
      more: revised.more,
      exempt: revised.exempt,
      escalated: revised.escalated.map(it => it.key),
    }
  )
}
const whole = { items: ["a", "b"], more: ["more/post"], exempt: ["secret/post"], escalated: ["told/post"] }
const answered = { lastUpdateOn: `${today}T09:30:00Z` }

describe("a card a moment before it goes", () => {
  it.each<[string, Record<string, Partial<Action> | null>, Partial<typeof whole>]>([
    ["is whole where nothing has happened", {}, {}],
    ["loses what was answered today", { a: answered }, { items: ["b"] }],
    [
      "goes with its rest alone when all that it shows was answered",
      { a: answered, b: answered, secret: answered, told: answered },
      { items: [], exempt: [], escalated: [] },
    ],
    ["keeps what was answered on an earlier day", { a: { lastUpdateOn: "2026-11-25T09:30:00Z" } }, {}],
    ["loses what was completed", { a: { status: "complete" } }, { items: ["b"] }],
    ["loses what was closed", { b: { status: "closed, not proceeding" } }, { items: ["a"] }],
    ["loses what is gone from the lists", { a: null }, { items: ["b"] }],
    [
      "loses the same from its rest, its exempt items and what is told above",
      { more: answered, secret: answered, told: answered },
      { more: [], exempt: [], escalated: [] },
    ],
    [
      "counts apart what became exempt, and says its words no more",
      { a: { exemptParagraph: "4" } },
      { items: ["b"], exempt: ["secret/post", "a/post"] },
    ],
  ])("%s", (_rule, changes, expected) => {
    expect(left(changes)).toEqual({ ...whole, ...expected })
  })

  it.each<[string, RegisterParts]>([
    ["the plan was paused", { plans: [aPlan({ remindersFrom: null })] }],
    ["the plan is approved no more", { plans: [aPlan({ state: "draft" })] }],
    ["the plan is gone", { plans: [] }],
  ])("is nothing where %s", (_rule, parts) => {
    expect(left({}, parts)).toBeNull()
  })

  it("is nothing where all of it was answered", () => {
    expect(left(Object.fromEntries(keys.map(key => [key, answered])))).toBeNull()
  })

  it("goes for what is left, be it only exempt or only told", () => {
    const rest = { a: answered, b: answered, more: answered }
    expect(left({ ...rest, told: answered })).toEqual({ items: [], more: [], exempt: ["secret/post"], escalated: [] })
    expect(left({ ...rest, secret: answered })).toEqual({ items: [], more: [], exempt: [], escalated: ["told/post"] })
  })

  it("keeps a member's item of a group that another member has answered", () => {
    const group = [aPost({ key: "group", memberKeys: ["post", "other"] }), ...posts, aPost({ key: "other" })]
    const byOther = [anUpdate({ subjectKey: "a", at: answered.lastUpdateOn, forPost: { key: "other", title: "" } })]
    const byThem = [anUpdate({ subjectKey: "a", at: answered.lastUpdateOn, forPost: { key: "post", title: "" } })]
    const a = { leadKey: "group", ...answered }
    expect(left({ a }, { posts: group, updates: byOther })?.items).toEqual(["a", "b"])
    expect(left({ a }, { posts: group, updates: byThem })?.items).toEqual(["b"])
  })
  it("loses what is no longer this person's, and goes for what is", () => {
    const other = aPost({ key: "other", holder: aPerson("q") })
    expect(left({ a: { leadKey: "other" } }, { posts: [...posts, other] })?.items).toEqual(["b"])
    expect(left({ a: { leadKey: null } })?.items).toEqual(["b"])
    const theirs = { items: [], more: [], exempt: [], escalated: ["told/post"] }
    expect(left({}, { posts: [aPost({ holder: aPerson("q") })] })).toEqual(theirs)
    expect(left({}, { absences: away({ p: today }) })).toEqual(theirs)
  })

  it("loses what its reader wished to be reminded of later, but for the due day of a stage", () => {
    const wish = aRequest({ kind: "remind me on", subjectKey: "a", from: aPerson("p"), state: "agreed" })
    const wishing = (until: string, because: Because = "round opened") => {
      const items = card.items.map(item => ({ ...item, because, shown: shownOf(anAction()) }))
      return left({}, { requests: [{ ...wish, until }] }, { ...card, items })?.items
    }
    expect(wishing("2026-12-10")).toEqual(["b"])
    expect(wishing(today)).toEqual(["a", "b"])
    expect(wishing("2026-12-10", "stage due")).toEqual(["a", "b"])
    expect(left({}, { requests: [{ ...wish, from: aPerson("q"), until: "2026-12-10" }] })?.items).toEqual(["a", "b"])
  })

  it("shows the day that was agreed meanwhile, and asks no more for the day that was", () => {
    const items = (["stage due", "round opened"] as const).map((because, at) => ({
      ...anItem(at, { actionKey: "ab"[at] ?? "", postKey: "post", because }),
      shown: shownOf(anAction({ byWhen: dueBy(today) })),
    }))
    const actions = ["a", "b"].map(key => anAction({ key, byWhen: dueBy("2027-02-26"), progress: "Agreed" }))
    const revised = reviseReminder({ ...card, items }, aRegister({ actions, posts }), today)
    expect(revised?.items).toMatchObject([
      { actionKey: "b", byWhen: dueBy("2027-02-26"), progress: "Agreed", shown: shownOf(actions[1] ?? anAction()) },
    ])
  })

  it("that somebody asked for themselves keeps what they answer for no longer", () => {
    const asked = { ...card, key: "said/1" }
    expect(left({}, { posts: [aPost({ holder: aPerson("q") })] }, asked)).toEqual(whole)
    const paused = left({}, { plans: [aPlan({ remindersFrom: null })] }, asked)
    expect(paused).toEqual({ ...whole, escalated: [] })
  })

  it("counts no more of what is told above than is still so", () => {
    const toldToo = ["a/post", "b/post"].map(key => ({ key, level: "head" as const }))
    const actions = ["a", "b", "told"].map(key => anAction({ key, ...(key === "b" ? answered : {}) }))
    const revised = reviseReminder({ ...card, toldToo }, aRegister({ actions, posts }), today)
    expect(revised?.toldToo.map(({ key }) => key)).toEqual(["a/post"])
  })

  it("that was made of typed words goes although its item was answered today: it may put that answer right", () => {
    const proposed = [
      { key: "a/post", kind: "progress" as const, status: "on hold" as const, closedBecause: null },
    ].map(one => ({ ...one, forecast: null, stageLabel: null, words: "", isSure: true }))
    const said: Reminder = { ...card, key: `said/${today}/p/x`, more: [], exempt: [], escalated: [], proposed }
    expect(left({ a: answered, b: answered }, {}, said)?.items).toEqual(["a", "b"])
    expect(left({ a: { status: "complete" }, b: answered }, {}, said)?.items).toEqual(["b"])
  })
})
