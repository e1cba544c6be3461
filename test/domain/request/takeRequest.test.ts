import { describe, expect, it } from "vitest"
import { addDays } from "#domain/day/day.ts"
import type { Request } from "#domain/people/request.ts"
import type { Plan } from "#domain/plan/plan.ts"
import type { Asking } from "#domain/request/asking.ts"
import { isRequestWaiting, waitingRequests } from "#domain/request/requestRow.ts"
import { wordsLimit } from "#domain/update/update.ts"
import { aByWhen, anAction, aPerson, aPlan, aPost, aRequest, aStage, dueBy } from "../../support/builders.ts"
import { aHandOver, aLaterDate, posts, requestWorld } from "./requestWorld.ts"

const today = "2026-11-26"
const remind = (until: string | null): Asking => ({ kind: "remind me on", actionKey: "action", until })
const absence = (until: string | null, part: Partial<Extract<Asking, { kind: "absence" }>> = {}): Asking => ({
  kind: "absence",
  starts: null,
  until,
  standIn: null,
  ...part,
})
const agenda: Asking = { kind: "agenda", actionKey: "action", forumKey: "forum" }
const date = (part: Partial<typeof aLaterDate> | { until: null }): Asking => ({ ...aLaterDate, ...part })
const long = "x".repeat(wordsLimit + 1)

const verdict = async (asking: Asking, by = "p", parts: Parameters<typeof requestWorld>[0] = {}) => {
  const { ask, rows } = requestWorld(parts)
  const taken = await ask({ asking, actor: aPerson(by) })
  expect(await rows()).toHaveLength(taken.kind === "taken" ? 1 : 0)
  return taken.kind === "taken" ? "taken" : taken.why
}

describe("what is refused, and not stored", () => {
  it.each<[string, Asking, string, string]>([
    ["an action that is gone", { ...aLaterDate, actionKey: "gone" }, "p", "unknown action"],
    ["no day to be reminded on", remind(null), "p", "no day"],
    ["to be reminded today", remind(today), "p", "day is past"],
    ["to be reminded tomorrow", remind("2026-11-27"), "p", "taken"],
    ["to be reminded in three months", remind(addDays(today, 92)), "p", "taken"],
    ["to be reminded later than that", remind(addDays(today, 93)), "p", "too far"],
    ["to be reminded of another's action", remind("2026-12-03"), "q", "not yours"],
    ["to be reminded, by the line manager", remind("2026-12-03"), "manager", "taken"],
    ["a later date without a day", date({ until: null }), "p", "no day"],
    ["a later date of today", date({ until: today }), "p", "day is past"],
    ["a later date that is the same", date({ until: "2026-12-01" }), "p", "not later"],
    ["a later date that is earlier", date({ until: "2026-11-30" }), "p", "not later"],
    ["a later date of the next day", date({ until: "2026-12-02" }), "p", "taken"],
    ["a later date of ten years on", date({ until: addDays(today, 3653) }), "p", "taken"],
    ["a later date beyond that", date({ until: addDays(today, 3654) }), "p", "too far"],
    ["a later date for no reason", date({ reason: " \n" }), "p", "no reason"],
    ["a later date with too long a reason", date({ reason: long }), "p", "too long"],
    ["a later date in too many words", date({ words: long }), "p", "too long"],
    ["a later date of two days", { ...aLaterDate, wordsDay: "2027-03-31" }, "p", "two days"],
    ["a later date for another's action", aLaterDate, "q", "not yours"],
    ["a later date, by the line manager", aLaterDate, "manager", "taken"],
    ["a later date, by the plan's owner", aLaterDate, "owner", "taken"],
    ["a later date, by the approver, who decides it", aLaterDate, "approver", "not yours"],
    ["a hand-over to a post that is gone", { ...aHandOver, toKey: "gone" }, "p", "no such post"],
    ["a hand-over with too long a reason", { ...aHandOver, reason: long }, "p", "too long"],
    ["a hand-over to where it is", { ...aHandOver, toKey: "post" }, "p", "same post"],
    ["a hand-over of another's action", aHandOver, "q", "not yours"],
    ["a hand-over by the performance officer", aHandOver, "officer", "taken"],
    ["a line on the agenda by a member of the forum", agenda, "member", "taken"],
    ["a line on the agenda by the owner", agenda, "p", "not yours"],
    ["a line on the agenda of no forum", { ...agenda, forumKey: "gone" }, "member", "not yours"],
    ["an absence without an end", absence(null), "p", "no day"],
    ["an absence that is over", absence("2026-11-25"), "p", "day is past"],
    ["an absence that ends first", absence("2026-12-03", { starts: "2026-12-04" }), "p", "ends first"],
    ["an absence of one day to come", absence("2026-12-03", { starts: "2026-12-03" }), "p", "taken"],
    ["an absence from no day", absence("2026-12-03", { starts: "2026-02-30" }), "p", "no day"],
    ["an absence of today alone", absence(today), "p", "taken"],
    ["an absence of more than a year", absence(addDays(today, 401)), "p", "too far"],
    ["an absence with oneself standing in", absence("2026-12-03", { standIn: aPerson("p") }), "p", "own stand-in"],
    ["a preference", { kind: "preference", hour: 14, route: "chat" }, "nobody known", "taken"],
  ])("%s", async (_rule, asking, by, expected) => {
    expect(await verdict(asking, by)).toBe(expected)
  })

  it.each<[string, Asking]>([
    ["a later date", aLaterDate],
    ["a hand-over", aHandOver],
    ["to be reminded", remind("2026-12-03")],
  ])("%s for an action that is closed, also by whoever was asked", async (_rule, asking) => {
    for (const status of ["complete", "closed, not proceeding"] as const) {
      const parts = { actions: [anAction({ status })] }
      expect(await verdict(asking, "p", parts)).toBe("closed")
      expect(await verdict(asking, "q", parts)).toBe("not yours")
      const { ask } = requestWorld(parts)
      expect(await ask({ asking, actor: aPerson("before"), addresseeId: "before" })).toMatchObject({ why: "closed" })
    }
  })

  it("a later date for a stage that is done, or not there", async () => {
    const stages = [
      aStage({ label: "CMT", latest: "2026-12-01", doneOn: "2026-11-20" }),
      aStage({ label: "Executive" }),
    ]
    const parts = { actions: [anAction({ byWhen: aByWhen({ stages }) })] }
    const named = (stageLabel: string): Asking => ({ ...aLaterDate, stageLabel })
    expect(await verdict(named("CMT"), "p", parts)).toBe("stage gone")
    expect(await verdict(named("Council"), "p", parts)).toBe("stage gone")
    expect(await verdict(named("Executive"), "p", parts)).toBe("taken")
  })

  it("a hand-over to a member of the group that leads", async () => {
    const group = {
      posts: [...posts, aPost({ key: "group", memberKeys: ["post", "other"] })],
      actions: [anAction({ leadKey: "group" })],
    }
    expect(await verdict(aHandOver, "p", group)).toBe("of a group")
  })

  it("a hand-over of what a body answers for, through its contact", async () => {
    const body = {
      posts: [...posts, aPost({ key: "body", contactKey: "post" })],
      actions: [anAction({ leadKey: "body" })],
    }
    expect(await verdict(aHandOver, "p", body)).toBe("of a group")
  })

  it.each<[string, Partial<Plan>, string]>([
    ["the plan has no approver", { approverKey: null }, "nobody decides"],
    ["its approver's post is gone", { approverKey: "gone" }, "nobody decides"],
    ["its approver asks, with nobody above", { approverKey: "owner" }, "nobody decides"],
    ["somebody else approves", {}, "taken"],
  ])("a later date where %s", async (_rule, part, expected) => {
    const plans = [aPlan({ ownerKey: "owner", approverKey: "approver", ...part })]
    expect(await verdict(aLaterDate, "owner", { plans })).toBe(expected)
  })

  it.each<[string, Asking]>([
    ["a later date", date({ until: "2027-02-31" })],
    ["an absence", absence("2027-02-29")],
    ["to be reminded", remind("2026-11-31")],
  ])("%s on a day that the calendar does not have", async (_rule, asking) => {
    expect(await verdict(asking)).toBe("no day")
  })

  it.each<[string, Partial<Request>, string]>([
    ["open", {}, "already asked"],
    ["decided", { state: "refused" }, "taken"],
    ["of another kind", { kind: "hand-over" }, "taken"],
    ["of another action", { subjectKey: "another" }, "taken"],
  ])("a second later date while the first is %s", async (_rule, part, expected) => {
    expect(await verdict(aLaterDate, "p", { requests: [aRequest(part)] })).toBe(expected)
  })

  it("goes by the stage that is to move", async () => {
    const stages = [
      aStage({ label: "CMT", latest: "2026-12-01" }),
      aStage({ label: "Executive", latest: "2027-03-31" }),
    ]
    const parts = { actions: [anAction({ byWhen: aByWhen({ stages }) })] }
    expect(await verdict(date({ stageLabel: "Executive" } as never), "p", parts)).toBe("not later")
    expect(await verdict(date({ stageLabel: "CMT" } as never), "p", parts)).toBe("taken")
  })
})

describe("who was asked on a card", () => {
  it.each<[string, Asking]>([
    ["a day to be reminded on", remind("2026-12-03")],
    ["a later date", aLaterDate],
    ["a hand-over", aHandOver],
  ])("may ask for %s, though the post has moved on", async (_rule, asking) => {
    const { ask } = requestWorld()
    expect((await ask({ asking, actor: aPerson("before"), addresseeId: "before" })).kind).toBe("taken")
    expect(await ask({ asking, actor: aPerson("else"), addresseeId: "before" })).toEqual({
      kind: "refused",
      why: "not yours",
    })
  })
})

describe("what is taken", () => {
  it("is on disk, and waits", async () => {
    const { ask, rows, clock } = requestWorld()
    await ask()
    const [row] = await rows()
    expect(row).toMatchObject({ state: "accepted", dueAt: clock.now(), leaseUntil: null })
    expect(row && isRequestWaiting(row)).toBe(true)
  })

  it("twice by one press is one request; another wish on the same form, or another person's, is another", async () => {
    const { ask, rows } = requestWorld()
    const asking = remind("2026-12-03")
    expect(await ask({ asking })).toMatchObject({ kind: "taken", isRepeat: false })
    expect(await ask({ asking })).toMatchObject({ kind: "taken", isRepeat: true })
    expect(await rows()).toHaveLength(1)
    await ask({ asking: remind("2026-12-04") })
    await ask({ asking, actor: aPerson("manager") })
    await ask({ asking, formId: "another" })
    expect(await rows()).toHaveLength(4)
  })

  it.each<[string, Asking]>([
    ["a later date", aLaterDate],
    ["a hand-over", aHandOver],
    ["a reminder", remind("2026-12-03")],
  ])("is the same request when the press for %s comes again after the action was closed", async (_, asking) => {
    const { ask, rows, store } = requestWorld()
    await ask({ asking })
    store.edit("action", { status: "complete" })
    expect(await ask({ asking })).toMatchObject({ kind: "taken", isRepeat: true })
    expect(await ask({ asking, formId: "another" })).toMatchObject({ kind: "refused", why: "closed" })
    expect(await rows()).toHaveLength(1)
  })

  it("is a new request where it is wanted again after something else", async () => {
    const { ask, rows } = requestWorld()
    const [monday, friday] = [remind("2026-11-30"), remind("2026-12-04")]
    for (const asking of [monday, friday, monday])
      expect(await ask({ asking })).toMatchObject({ kind: "taken", isRepeat: false })
    expect(await ask({ asking: monday })).toMatchObject({ kind: "taken", isRepeat: true })
    const kept = (await rows()).map(({ body }) => body.request).toSorted((a, b) => a.key.localeCompare(b.key))
    expect(kept.map(({ until }) => until)).toEqual(["2026-11-30", "2026-12-04", "2026-11-30"])
  })

  it("is a new request where the first was refused", async () => {
    const { ask, decide, rows, nextRound } = requestWorld()
    await ask()
    await nextRound()
    const [first] = await rows()
    await decide({ requestKey: first?.body.request.key ?? "", verdict: "refused", words: "No." })
    await nextRound()
    expect(await ask()).toMatchObject({ kind: "taken", isRepeat: false })
    expect(await ask()).toMatchObject({ kind: "taken", isRepeat: true })
  })

  it("for several actions by one press is one request for each, however often the press comes", async () => {
    const actions = ["action", "second"].map(key => anAction({ key, byWhen: dueBy("2026-12-01") }))
    const { ask, rows } = requestWorld({ actions })
    for (const _press of [1, 2])
      for (const { key } of actions)
        await ask({ asking: { kind: "remind me on", actionKey: key, until: "2026-12-03" } })
    expect(await rows()).toHaveLength(2)
  })

  it("at the same moment is one request", async () => {
    const { ask, rows } = requestWorld()
    const taken = await Promise.all([ask(), ask(), ask()])
    expect(taken.map(it => it.kind === "taken" && it.isRepeat).sort()).toEqual([false, true, true])
    expect(await rows()).toHaveLength(1)
  })

  it.each<[string, Asking, Partial<Request>]>([
    [
      "a later date is open",
      date({ reason: " Late. " }),
      {
        kind: "date change",
        title: "date change 1.1",
        subjectKey: "action",
        state: "open",
        until: "2027-01-31",
        words: "end of January",
        reason: "Late.",
        askedOn: today,
      },
    ],
    [
      "a hand-over is open",
      aHandOver,
      { kind: "hand-over", state: "open", toKey: "other", reason: "Theirs now.", until: null },
    ],
    [
      "a wish to be reminded holds at once",
      remind("2026-12-03"),
      { kind: "remind me on", state: "agreed", until: "2026-12-03" },
    ],
    [
      "an absence holds at once, from today",
      absence("2026-12-03", { standIn: aPerson("q") }),
      { kind: "absence", state: "agreed", subjectKey: "", starts: today, until: "2026-12-03", to: aPerson("q") },
    ],
    [
      "an absence to come holds from its day",
      absence("2026-12-24", { starts: "2026-12-14" }),
      { starts: "2026-12-14", until: "2026-12-24" },
    ],
    [
      "a preference holds at once, in words",
      { kind: "preference", hour: 14, route: "activity feed" },
      { kind: "preference", state: "agreed", words: "14:00, activity feed" },
    ],
  ])("%s", async (_rule, asking, expected) => {
    const { ask, rows } = requestWorld()
    await ask({ asking })
    expect((await rows())[0]?.body.request).toMatchObject({ from: aPerson("p"), ...expected })
  })

  it.each<[string, Asking, string | null]>([
    ["a later date", aLaterDate, "date request"],
    ["a hand-over", aHandOver, "hand-over"],
    ["a wish to be reminded", remind("2026-12-03"), null],
  ])("is a line in the action's history, or none: %s", async (_rule, asking, kind) => {
    const { ask, rows } = requestWorld()
    await ask({ asking })
    const body = (await rows())[0]?.body
    expect(body?.type === "ask" ? (body.update?.kind ?? null) : undefined).toBe(kind)
  })

  it("says in its line what is wanted and why, for which post", async () => {
    const { ask, rows } = requestWorld()
    await ask()
    expect((await rows())[0]?.body).toMatchObject({
      update: {
        words: "end of January: Tiles are late.",
        subjectKey: "action",
        forPost: { key: "post", title: "Title of post" },
        before: null,
        after: null,
      },
    })
  })
})

it("what waits stands over the lists: a request, and then what was decided of it", async () => {
  const { ask, decide, rows, nextRound, store, clock } = requestWorld()
  await ask()
  const [asked] = waitingRequests(await rows())
  await nextRound()
  clock.pass(60)
  await decide({ requestKey: asked?.key ?? "" })
  expect(asked).toMatchObject({ state: "open" })
  expect(waitingRequests((await rows()).filter(isRequestWaiting))).toMatchObject([
    { key: asked?.key, state: "agreed", decidedBy: aPerson("approver"), decidedAt: "2026-11-26T09:01:00Z" },
  ])
  expect([...store.requests.values()]).toMatchObject([{ state: "open" }])
})
