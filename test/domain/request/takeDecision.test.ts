import { describe, expect, it } from "vitest"
import { createIds } from "#api/ids.ts"
import type { Request } from "#domain/people/request.ts"
import { takeDecision } from "#domain/request/takeDecision.ts"
import { mayDecide, whoDecides } from "#domain/request/whoDecides.ts"
import { wordsLimit } from "#domain/update/update.ts"
import { sampleKey } from "#infra/provision/sample/sampleKey.ts"
import { anAbsence, aPerson, aRegister, aRequest, away, type RegisterParts } from "../../support/builders.ts"
import { countingIds } from "../../support/countingIds.ts"
import { posts, requestWorld } from "./requestWorld.ts"

const today = "2026-11-26"
const dateChange = aRequest({ until: "2027-01-31" })
const handOver = aRequest({ kind: "hand-over", toKey: "other" })
const agenda = aRequest({ kind: "agenda", toKey: "forum", from: aPerson("member") })
const everybody = [
  "p",
  "q",
  "manager",
  "owner",
  "approver",
  "deputy",
  "chief",
  "member",
  "clerk",
  "officer",
  "administrator",
]

const setting = (parts: RegisterParts = {}) => ({ register: requestWorld(parts).store.register(), today })
const asked = (request: Request, parts: RegisterParts = {}) => whoDecides(request, setting(parts)).map(({ id }) => id)
const allowed = (request: Request, parts: RegisterParts = {}) =>
  everybody.filter(id => mayDecide(request, id, setting(parts)))

describe("who is asked to decide", () => {
  it.each<[string, Request, RegisterParts, string[]]>([
    ["a later date: the plan's approver", dateChange, {}, ["approver"]],
    [
      "a later date while the approver is away: the stand-in",
      dateChange,
      { absences: away({ approver: "2026-12-01" }) },
      ["deputy"],
    ],
    ["a later date the approver asked for: one step up", { ...dateChange, from: aPerson("approver") }, {}, ["chief"]],
    [
      "a later date asked for at the top: nobody",
      { ...dateChange, from: aPerson("chief") },
      { absences: away({ approver: "2027-12-01", deputy: "2027-12-01" }) },
      [],
    ],
    [
      "a later date: the approver, not who answers day to day for the post",
      dateChange,
      { posts: posts.map(post => ({ ...post, updater: aPerson("assistant") })) },
      ["approver"],
    ],
    [
      "a later date while the approver is away, having named somebody: that one",
      dateChange,
      { requests: [anAbsence({ from: aPerson("approver"), to: aPerson("named") })] },
      ["named"],
    ],
    [
      "a later date while all of the approver's post is away: one step up",
      dateChange,
      { absences: away({ approver: "2026-12-01", deputy: "2026-12-01" }) },
      ["chief"],
    ],
    [
      "a later date of a vacant approver's post: the stand-in",
      dateChange,
      { posts: posts.map(post => (post.key === "approver" ? { ...post, holder: null } : post)) },
      ["deputy"],
    ],
    ["a hand-over: the line manager", handOver, {}, ["manager"]],
    [
      "a hand-over the line manager asked for: one step up",
      { ...handOver, from: aPerson("manager") },
      {},
      ["approver"],
    ],
    [
      "a hand-over with the line manager's post vacant and nobody above: the plan's owner",
      handOver,
      { posts: posts.map(post => (post.key === "manager" ? { ...post, holder: null, lineManagerKey: null } : post)) },
      ["owner"],
    ],
    [
      "a hand-over without a line manager, asked for by the plan's owner with nobody above: nobody",
      { ...handOver, from: aPerson("owner") },
      { posts: posts.map(post => (post.key === "post" ? { ...post, lineManagerKey: null } : post)) },
      [],
    ],
    ["about an action that is gone: nobody", { ...dateChange, subjectKey: "gone" }, {}, []],
  ])("%s", (_rule, request, parts, expected) => {
    expect(asked(request, parts)).toEqual(expected)
  })
})

describe("who may decide", () => {
  it.each<[string, Request, RegisterParts, string[]]>([
    ["a later date", dateChange, {}, ["approver"]],
    [
      "a later date while the approver is away",
      dateChange,
      { absences: away({ approver: "2026-12-01" }) },
      ["approver", "deputy"],
    ],
    ["a later date that the approver asked for", { ...dateChange, from: aPerson("approver") }, {}, ["chief"]],
    ["a hand-over", handOver, {}, ["manager", "owner", "officer"]],
    [
      "a hand-over that the performance officer asked for",
      { ...handOver, from: aPerson("officer") },
      {},
      ["manager", "owner"],
    ],
    ["a line on the agenda", agenda, {}, ["clerk"]],
    ["a line on the agenda that the clerk put there", { ...agenda, from: aPerson("clerk") }, {}, ["clerk"]],
    ["a line on the agenda of a forum that is gone", { ...agenda, toKey: "gone" }, {}, []],
  ])("%s", (_rule, request, parts, expected) => {
    expect(allowed(request, parts)).toEqual(expected)
  })
})

describe("a decision", () => {
  it("is on disk, and waits", async () => {
    const { decide, rows, clock } = requestWorld({ requests: [dateChange] })
    expect(await decide({ words: " Yes. " })).toMatchObject({ kind: "taken", isRepeat: false })
    expect(await rows()).toMatchObject([
      {
        key: "decision/request",
        state: "accepted",
        dueAt: clock.now(),
        body: { verdict: "agreed", words: "Yes.", by: aPerson("approver"), isTooLate: false },
      },
    ])
  })

  it.each<[string, Request, Parameters<ReturnType<typeof requestWorld>["decide"]>[0], string]>([
    ["a request that is gone", dateChange, { requestKey: "gone" }, "unknown request"],
    ["by somebody else", dateChange, { actor: aPerson("owner") }, "not yours"],
    ["by whoever asked", { ...dateChange, from: aPerson("approver") }, {}, "not yours"],
    ["a refusal without a word", dateChange, { verdict: "refused", words: "  " }, "no words"],
    ["what a forum decided, without a word", agenda, { actor: aPerson("clerk") }, "no words"],
    ["too many words", dateChange, { words: "x".repeat(wordsLimit + 1) }, "too long"],
  ])("is refused, and not stored: %s", async (_rule, request, part, why) => {
    const { decide, rows } = requestWorld({ requests: [request] })
    expect(await decide(part)).toEqual({ kind: "refused", why })
    expect(await rows()).toEqual([])
  })

  /** Taken by an instance that knows of no request before it has read the lists. */
  async function decidedBehind(key: string) {
    const { ports, store } = requestWorld({ requests: [{ ...dateChange, key }] })
    let readings = 0
    const behind = { ...ports, register: () => (readings > 0 ? store.register() : aRegister()), ids: countingIds() }
    const refresh = async () => {
      readings++
    }
    const by = { actor: aPerson("approver"), via: "card" as const, verdict: "agreed" as const, words: "" }
    return { taken: await takeDecision({ ...behind, refresh }, { ...by, requestKey: key }), readings }
  }

  it.each([createIds().next(), sampleKey("REQUEST", "Jill’s wish, unlooked for")])(
    "on a request that another instance brought to the list is taken once the list was read: %s",
    async key => {
      const { taken } = await decidedBehind(key)
      expect(taken).toMatchObject({ kind: "taken", row: { body: { request: { key } } } })
    },
  )

  it.each(["request", "", "x".repeat(26), `${createIds().next()}1`])(
    "on what is no key of a request has no list read: “%s”",
    async key => {
      const { taken, readings } = await decidedBehind(key)
      expect(taken).toEqual({ kind: "refused", why: "unknown request" })
      expect(readings).toBe(0)
    },
  )

  it("comes too late for a request that was decided: the second is shown the first", async () => {
    const decided = { ...dateChange, state: "refused" as const, decision: "No." }
    const { decide, rows } = requestWorld({ requests: [decided] })
    expect(await decide()).toEqual({ kind: "already", request: decided })
    expect(await rows()).toEqual([])
  })

  it("twice is one, and the first stands while it waits", async () => {
    const { decide, rows } = requestWorld({ requests: [handOver] })
    await decide({ actor: aPerson("manager") })
    expect(await decide({ actor: aPerson("owner"), verdict: "refused", words: "No." })).toMatchObject({
      kind: "taken",
      isRepeat: true,
      row: { body: { by: aPerson("manager"), verdict: "agreed" } },
    })
    expect(await rows()).toHaveLength(1)
  })
})
