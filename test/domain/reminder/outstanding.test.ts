import { describe, expect, it } from "vitest"
import type { Action } from "#domain/action/action.ts"
import { makeCalendar } from "#domain/day/workingDays.ts"
import type { AskedBefore, Level } from "#domain/reminder/askedBefore.ts"
import { outstanding } from "#domain/reminder/outstanding.ts"
import type { Planning } from "#domain/reminder/planDay.ts"
import { aByWhen, anAbsence, anAction, aPerson, aPlan, aPost, aRegister, aStage } from "../../support/builders.ts"

const today = "2026-11-26"
const calendar = makeCalendar({ isBankHoliday: () => false, closures: [], recesses: [], schoolHolidays: [] })
const missed = { forumKey: null, meetingOn: null, opens: "2026-10-19", remind: "2026-10-27", due: "2026-10-30" }
const posts = [
  aPost({ key: "post", holder: aPerson("p"), lineManagerKey: "head" }),
  aPost({ key: "head", holder: aPerson("h") }),
]

type Given = { actions?: Action[]; told?: Partial<Record<Level, string>>; triedOn?: string | null } & Parameters<
  typeof aRegister
>[0]

function planning({ told = {}, triedOn = "2026-10-19", ...parts }: Given): Planning {
  const before: AskedBefore = {
    askedOn: () => null,
    wasTried: (_key, from, to) => triedOn !== null && from <= triedOn && triedOn <= to,
    cardOn: () => null,
    toldOn: (_key, level) => told[level] ?? null,
  }
  const register = aRegister({ posts, actions: [anAction()], ...parts })
  return { register, today, calendar, roundsOf: () => [missed], before }
}
const found = (given: Given = {}) =>
  outstanding(planning(given)).map(({ action, postKey, person, waiting, told, pausedUntil }) => ({
    ...{ reference: action.reference, postKey, person: person?.id ?? null },
    ...{ since: waiting.since, days: waiting.days, told, pausedUntil },
  }))

describe("outstanding", () => {
  it("is what went by its round, since the due day, in working days", () => {
    expect(found()).toEqual([
      { reference: "1.1", postKey: "post", person: "p", since: "2026-10-30", days: 19, told: null, pausedUntil: null },
    ])
  })

  it("is what the open round has asked, too, with its due day and no days yet", () => {
    const open = { ...missed, opens: "2026-11-17", remind: "2026-11-26", due: "2026-12-01" }
    const [item] = outstanding({ ...planning({ triedOn: today }), roundsOf: () => [open] })
    expect(item?.waiting).toEqual({ since: "2026-12-01", days: 0 })
    expect(outstanding({ ...planning({ triedOn: "2026-11-16" }), roundsOf: () => [open] })).toEqual([])
  })

  it.each<[string, Given]>([
    ["answered since the round opened", { actions: [anAction({ lastUpdateOn: "2026-10-20T09:00:00Z" })] }],
    ["never asked in the round", { triedOn: null }],
    ["complete", { actions: [anAction({ status: "complete" })] }],
    ["of a plan that is paused", { plans: [aPlan({ remindersFrom: null })] }],
    ["of a plan that began after the round", { plans: [aPlan({ remindersFrom: "2026-11-01" })] }],
    ["of a draft", { plans: [aPlan({ state: "draft" })] }],
    ["without an owner", { actions: [anAction({ leadKey: null })] }],
    [
      "with a date to confirm",
      { actions: [anAction({ byWhen: aByWhen({ stages: [aStage({ inferred: "2026" })] }) })] },
    ],
  ])("is not what is %s", (_title, given) => {
    expect(found(given)).toEqual([])
  })

  it.each<[string, Partial<Record<Level, string>>, Level | null]>([
    ["nobody", {}, null],
    ["the head", { head: "2026-11-13" }, "head"],
    ["the director, whoever else", { head: "2026-11-13", director: "2026-11-25" }, "director"],
    ["nobody, when that was about an earlier round", { head: "2026-10-29" }, null],
  ])("says who was told: %s", (_title, told, expected) => {
    expect(found({ told })[0]?.told).toBe(expected)
  })

  it("keeps what waits for whoever is at the top and away, and until when", () => {
    const top = [aPost({ key: "post", holder: aPerson("p") })]
    const away = [anAbsence({ from: aPerson("p"), starts: "2026-11-02", until: "2026-12-11" })]
    expect(found({ posts: top, requests: away })).toMatchObject([
      { postKey: "post", person: null, pausedUntil: "2026-12-11" },
    ])
  })

  it("keeps what waits for somebody who is away for long, and until when", () => {
    const away = [anAbsence({ from: aPerson("p"), starts: "2026-11-02", until: "2026-12-11" })]
    expect(found({ requests: away })).toMatchObject([{ postKey: "post", person: "h", pausedUntil: "2026-12-11" }])
    const short = [anAbsence({ from: aPerson("p"), starts: "2026-11-23", until: "2026-11-27" })]
    expect(found({ requests: short })).toMatchObject([{ postKey: "post", person: "h", pausedUntil: null }])
  })

  it("asks each post of a group for itself", () => {
    const group = aPost({ key: "group", memberKeys: ["post", "head"] })
    const items = found({ posts: [...posts, group], actions: [anAction({ leadKey: "group" })] })
    expect(items.map(({ postKey }) => postKey)).toEqual(["head", "post"])
  })

  it("is in the order of plans and references, and so ranks nobody", () => {
    const action = (key: string, planKey: string, reference: string) => anAction({ key, planKey, reference })
    const actions = [action("1", "b", "1.1"), action("2", "a", "2.10"), action("3", "a", "2.9")]
    const plans = [aPlan({ key: "b" }), aPlan({ key: "a" })]
    expect(found({ actions, plans }).map(({ reference }) => reference)).toEqual(["2.9", "2.10", "1.1"])
  })

  it("gives no words of an exempt action", () => {
    const [item] = outstanding(planning({ actions: [anAction({ exemptParagraph: "3" })] }))
    expect(item?.text).toBeNull()
  })
})
