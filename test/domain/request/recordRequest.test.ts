import { describe, expect, it } from "vitest"
import { AppError } from "#domain/errors.ts"
import type { Request } from "#domain/people/request.ts"
import { recordRequest } from "#domain/request/recordRequest.ts"
import type { RequestRow } from "#domain/request/requestRow.ts"
import { takeDecision } from "#domain/request/takeDecision.ts"
import type { Register } from "#domain/update/register.ts"
import {
  aByWhen,
  aForum,
  anAction,
  aPerson,
  aPlan,
  aPost,
  aRequest,
  aStage,
  dueBy,
  type RegisterParts,
} from "../../support/builders.ts"
import { countingIds } from "../../support/countingIds.ts"
import { outage } from "../../support/memoryUpdateStore.ts"
import { aHandOver, posts, requestWorld } from "./requestWorld.ts"

const dateChange = aRequest({ until: "2027-01-31", words: "end of January", reason: "Tiles are late." })
const handOver = aRequest({ kind: "hand-over", toKey: "other", from: aPerson("p"), reason: "Theirs now." })
const slipped = (times: number) =>
  anAction({ byWhen: dueBy("2026-12-01"), originalByWhen: "July", timesRedated: times })

/** One decision brought to the lists. */
async function decided(
  request: Request,
  part: Parameters<ReturnType<typeof requestWorld>["decide"]>[0] = {},
  parts: RegisterParts = {},
) {
  const world = requestWorld({ requests: [request], ...parts })
  await world.decide(part)
  await world.nextRound()
  const [row] = await world.rows()
  return { ...world, row, action: world.store.actions.get("action"), request: world.store.requests.get("request") }
}

describe("what was asked for", () => {
  it("is a request in the list, a line in the history, and a card to whoever decides", async () => {
    const { ask, nextRound, store, rows, notices } = requestWorld()
    await ask()
    await nextRound()
    const [row] = await rows()
    expect(row).toMatchObject({ state: "recorded", dueAt: null, leaseUntil: null })
    expect([...store.requests.values()]).toEqual([row?.body.request])
    expect(store.updates.map(update => [update.kind, update.words])).toEqual([
      ["date request", "end of January: Tiles are late."],
    ])
    expect(store.actions.get("action")).toEqual(anAction({ byWhen: dueBy("2026-12-01") }))
    expect(await notices()).toMatchObject([
      {
        key: `decide/${row?.body.request.key}/approver`,
        to: "approver",
        content: {
          what: "decide",
          now: "2026-12-01",
          nowDay: "2026-12-01",
          wanted: "end of January",
          wantedDay: "2027-01-31",
          reason: "Tiles are late.",
          verdict: null,
        },
      },
    ])
  })

  it("as a hand-over goes to the line manager", async () => {
    const { ask, nextRound, notices } = requestWorld()
    await ask({ asking: aHandOver })
    await nextRound()
    expect(await notices()).toMatchObject([
      { to: "manager", content: { kind: "hand-over", now: "Title of post", wanted: "Title of other" } },
    ])
  })

  it.each([
    ["an absence", { kind: "absence", starts: null, until: "2026-12-03", standIn: null }],
    ["a day to be reminded on", { kind: "remind me on", actionKey: "action", until: "2026-12-03" }],
    ["a preference", { kind: "preference", hour: 14, route: "chat" }],
  ] as const)("and holds at once goes to nobody: %s", async (_rule, asking) => {
    const { ask, nextRound, store, notices } = requestWorld()
    await ask({ asking })
    await nextRound()
    expect([...store.requests.values()]).toMatchObject([{ kind: asking.kind, state: "agreed" }])
    expect([store.updates, await notices()]).toEqual([[], []])
  })

  it("for the agenda waits there, and nobody is sent a card", async () => {
    const { ask, nextRound, store, notices } = requestWorld()
    await ask({ actor: aPerson("member"), asking: { kind: "agenda", actionKey: "action", forumKey: "forum" } })
    await nextRound()
    expect([...store.requests.values()]).toMatchObject([{ kind: "agenda", toKey: "forum", state: "open" }])
    expect(await notices()).toEqual([])
  })

  it("about an exempt action says none of its words on the card", async () => {
    const secret = anAction({ text: "Hush", byWhen: dueBy("2026-12-01"), exemptParagraph: "4" })
    const { ask, nextRound, notices } = requestWorld({ actions: [secret] })
    await ask()
    await nextRound()
    const [notice] = await notices()
    expect(notice?.content).toMatchObject({ text: null, reason: null })
    expect(JSON.stringify(notice)).not.toMatch(/Hush|Tiles/)
  })
})

describe("a later date that was agreed", () => {
  it("is the action's date, told to whoever asked, with a line in the history", async () => {
    const { action, request, row, store, notices } = await decided(dateChange, { words: "The last time." })
    expect(action).toMatchObject({
      byWhen: { words: "end of January", stages: [{ latest: "2027-01-31" }] },
      originalByWhen: "2026-12-01",
      timesRedated: 1,
      daysRedated: 61,
    })
    expect(request).toMatchObject({ state: "agreed", decidedBy: aPerson("approver"), decision: "The last time." })
    expect(row).toMatchObject({ state: "recorded", dueAt: null, body: { isTooLate: false } })
    expect(store.updates).toMatchObject([
      {
        kind: "decision",
        words: "The last time.",
        actor: aPerson("approver"),
        before: { byWhen: { words: "2026-12-01" } },
        after: { byWhen: { words: "end of January" } },
      },
    ])
    expect(await notices()).toMatchObject([
      {
        key: "decided/request",
        to: "p",
        content: { what: "decided", verdict: "agreed", decidedBy: "Person approver", decision: "The last time." },
      },
    ])
  })

  it("moves the stage it was asked for", async () => {
    const stages = [
      aStage({ label: "CMT", latest: "2026-11-30" }),
      aStage({ label: "Executive", latest: "2026-12-15" }),
    ]
    const { action } = await decided(
      { ...dateChange, stageLabel: "Executive" },
      {},
      { actions: [anAction({ byWhen: aByWhen({ stages }) })] },
    )
    expect(action?.byWhen.stages.map(stage => stage.latest)).toEqual(["2026-11-30", "2027-01-31"])
  })

  it.each([
    ["first", 0, 0],
    ["second", 1, 0],
    ["third", 2, 1],
    ["fourth", 3, 1],
  ])("for the %s time puts a line on CMT's agenda, or not yet", async (_which, times, expected) => {
    const { store } = await decided(dateChange, {}, { actions: [slipped(times)] })
    const lines = [...store.requests.values()].filter(({ kind }) => kind === "agenda")
    expect(lines).toHaveLength(expected)
    for (const line of lines)
      expect(line).toMatchObject({
        title: "agenda 1.1",
        subjectKey: "action",
        toKey: "forum",
        state: "open",
        decidedBy: null,
        from: { id: "" },
      })
  })

  it.each([
    ["open", "forum", 1],
    ["agreed", "forum", 2],
    ["open", "another", 2],
  ] as const)("for the fourth time beside a line that is %s on the agenda of %s", async (state, toKey, expected) => {
    const line = aRequest({ key: "line", kind: "agenda", toKey, from: aPerson("member"), state })
    const parts = { actions: [slipped(3)], requests: [{ ...dateChange, key: "request" }, line] }
    const { store } = await decided(dateChange, {}, parts)
    expect([...store.requests.values()].filter(({ kind }) => kind === "agenda")).toHaveLength(expected)
  })

  it("for the third time goes to CMT by whatever name the council calls it, also where the plan reports elsewhere", async () => {
    const plans = [aPlan({ approverKey: "approver", forumKey: "audit" })]
    const kinds = async (parts: RegisterParts) => {
      const { store } = await decided(dateChange, {}, { actions: [slipped(2)], plans, ...parts })
      return [...store.requests.values()].map(({ kind, toKey }) => `${kind} ${toKey}`)
    }
    const settings = [{ key: "setting-cmt", title: "Name", value: "Leadership Board" }]
    const forums = [
      aForum({ key: "audit", title: "Audit" }),
      aForum({ key: "cmt", title: "CMT" }),
      aForum({ key: "board", title: "Leadership board" }),
    ]
    expect(await kinds({})).toContain("agenda forum")
    expect(await kinds({ forums })).toContain("agenda cmt")
    expect(await kinds({ forums, settings })).toContain("agenda board")
    expect(await kinds({ forums: forums.slice(0, 1) })).toContain("agenda audit")
    expect(await kinds({ forums: [] })).toEqual(["date change null"])
  })
})

describe("what was agreed too late", () => {
  it.each(["complete", "closed, not proceeding"] as const)("leaves an action that is %s", async status => {
    const closed = { ...slipped(2), status }
    const { action, request, row, store, notices } = await decided(dateChange, {}, { actions: [closed] })
    expect(action).toEqual(closed)
    expect(request).toMatchObject({ state: "agreed", decidedBy: aPerson("approver") })
    expect(row).toMatchObject({ state: "recorded", body: { left: "closed", isTooLate: false } })
    expect(store.updates).toMatchObject([{ kind: "decision", held: "closed", after: { byWhen: closed.byWhen } }])
    expect(await notices()).toMatchObject([{ to: "p", content: { verdict: "agreed", left: "closed" } }])
    // Not moved a third time: no matter for the forum.
    expect([...store.requests.values()].filter(({ kind }) => kind === "agenda")).toEqual([])

    const handed = await decided(handOver, { actor: aPerson("manager") }, { actions: [closed] })
    expect(handed.action).toEqual(closed)
    expect(handed.store.updates).toMatchObject([{ held: "closed" }])
  })

  it("leaves an action whose stage was done meanwhile, with no further stage and no slip", async () => {
    const stages = [
      aStage({ label: "CMT", latest: "2026-12-01", doneOn: "2026-11-25" }),
      aStage({ label: "Executive", latest: "2026-12-16" }),
    ]
    const before = anAction({ byWhen: aByWhen({ words: "CMT 1 Dec; Executive 16 Dec", stages }) })
    const forCmt = { ...dateChange, stageLabel: "CMT" }
    const { action, store, notices } = await decided(forCmt, {}, { actions: [before] })
    expect(action).toEqual(before)
    expect(store.updates).toMatchObject([{ kind: "decision", held: "stage gone" }])
    expect(await notices()).toMatchObject([{ content: { verdict: "agreed", left: "stage gone" } }])
  })

  it.each([
    ["was given a later date still", dueBy("2027-03-31"), "re-dated"],
    [
      "was done for this time, and comes again",
      aByWhen({ stages: [aStage({ latest: "2026-12-01", repeats: "annually", doneOn: "2026-11-25" })] }),
      "stage gone",
    ],
  ])("does not bring forward an action that %s", async (_rule, byWhen, held) => {
    const before = anAction({ byWhen })
    const { action, store } = await decided(dateChange, {}, { actions: [before] })
    expect(action).toEqual(before)
    expect(store.updates).toMatchObject([{ held }])
  })

  it("says nothing of the kind of what was refused, or agreed in time", async () => {
    const closed = anAction({ status: "complete" })
    const refused = await decided(dateChange, { verdict: "refused", words: "No." }, { actions: [closed] })
    expect(refused.store.updates).toMatchObject([{ held: null }])
    const agreed = await decided(dateChange)
    expect(agreed.store.updates).toMatchObject([{ held: null }])
    expect(await agreed.notices()).toMatchObject([{ content: { left: null } }])
  })

  it("closed between the two writings of a decision is closed", async () => {
    const { store, decide, nextRound } = requestWorld({ requests: [dateChange] })
    await decide()
    store.before("writeAction", () => store.edit("action", { status: "complete" }))
    await nextRound()
    expect(store.actions.get("action")).toMatchObject({ status: "complete", timesRedated: 0 })
  })
})

describe("a decision", () => {
  it("to refuse leaves the action as it is, and says why", async () => {
    const { action, request, store, notices } = await decided(dateChange, {
      verdict: "refused",
      words: "It cannot wait.",
    })
    expect(action).toEqual(anAction({ byWhen: dueBy("2026-12-01") }))
    expect(request).toMatchObject({ state: "refused", decision: "It cannot wait." })
    expect(store.updates).toMatchObject([{ kind: "decision", words: "It cannot wait." }])
    expect(await notices()).toMatchObject([{ to: "p", content: { verdict: "refused", decision: "It cannot wait." } }])
  })

  it("to hand over gives the action to the other post, words and all", async () => {
    const { action, notices } = await decided(handOver, { actor: aPerson("manager") })
    expect(action).toMatchObject({ leadKey: "other", leadWords: "Title of other", timesRedated: 0 })
    expect(await notices()).toMatchObject([
      { key: "decided/request", to: "p", content: { what: "decided", kind: "hand-over", verdict: "agreed" } },
      {
        key: "handed/request/q",
        to: "q",
        content: { what: "handed", kind: "hand-over", wanted: "Title of other", reason: "Theirs now." },
      },
    ])
  })

  it("to hand over to a group tells each of its holders once, but not who asked or agreed", async () => {
    const members = ["post", "manager", "other", "owner", "vacant"]
    const group = [...posts, aPost({ key: "vacant" }), aPost({ key: "second", holder: aPerson("q") })]
    const toGroup = { ...handOver, toKey: "group" }
    const { notices } = await decided(
      toGroup,
      { actor: aPerson("manager") },
      { posts: [...group, aPost({ key: "group", memberKeys: [...members, "second"] })] },
    )
    const handed = (await notices()).filter(({ content }) => content.what === "handed")
    expect(handed.map(({ to }) => to).sort()).toEqual(["owner", "q"])
  })

  it("to refuse a hand-over, or one that comes too late, tells nobody that they have it", async () => {
    const by = { actor: aPerson("manager") }
    const refused = await decided(handOver, { ...by, verdict: "refused", words: "No." })
    const late = await decided(handOver, by, { actions: [anAction({ status: "complete" })] })
    for (const { notices } of [refused, late])
      expect((await notices()).map(({ key }) => key)).toEqual(["decided/request"])
  })

  it("to hand over, brought to the lists twice, tells once", async () => {
    const { ports, row, notices } = await decided(handOver, { actor: aPerson("manager") })
    if (row) await recordRequest(ports, { ...row, state: "accepted" } as RequestRow)
    expect(await notices()).toHaveLength(2)
  })

  it("of a forum is a line in the history, and nobody is sent a card", async () => {
    const agenda = aRequest({ kind: "agenda", toKey: "forum", from: { id: "", name: "" } })
    const { action, store, notices, request } = await decided(agenda, { actor: aPerson("clerk"), words: "Go on." })
    expect(request?.state).toBe("agreed")
    expect(store.updates).toMatchObject([{ kind: "decision", words: "Go on.", actor: aPerson("clerk") }])
    expect(action).toEqual(anAction({ byWhen: dueBy("2026-12-01") }))
    expect(await notices()).toEqual([])
  })

  it("that comes second changes nothing, and knows that it came too late", async () => {
    const { store, rows, decide, nextRound, notices } = requestWorld({ requests: [dateChange] })
    await decide()
    const elsewhere = {
      state: "refused" as const,
      decidedBy: aPerson("chief"),
      decidedAt: "2026-11-26T08:59:00Z",
      decision: "No.",
    }
    const stored = await store.readRequest("request")
    await store.writeRequest("request", elsewhere, stored?.etag ?? "")
    await nextRound()
    expect(await rows()).toMatchObject([{ state: "recorded", dueAt: null, body: { isTooLate: true } }])
    expect(store.requests.get("request")).toEqual({ ...dateChange, ...elsewhere })
    expect([store.updates, await notices(), store.actions.get("action")?.timesRedated]).toEqual([[], [], 0])
  })

  it("is judged anew when somebody edits the action at the same time, and both are kept", async () => {
    const { store, decide, nextRound } = requestWorld({ requests: [dateChange] })
    await decide()
    store.before("writeAction", () => store.edit("action", { text: "Mend the whole roof" }))
    await nextRound()
    expect(store.actions.get("action")).toMatchObject({ text: "Mend the whole roof", timesRedated: 1 })
    expect(store.updates).toHaveLength(1)
  })

  it("about an action that is gone is kept, and told", async () => {
    const { decide, nextRound, store, notices, rows } = requestWorld({ requests: [dateChange] })
    await decide()
    store.removeAction("action")
    await nextRound()
    expect(await rows()).toMatchObject([{ state: "recorded" }])
    expect([store.requests.get("request")?.state, store.updates]).toEqual(["agreed", []])
    expect(await notices()).toMatchObject([{ to: "p" }])
  })
})

it("while the store does not answer, the row waits longer and longer", async () => {
  const { ask, store, ports, clock, work } = requestWorld()
  await ask()
  const waits: number[] = []
  for (let round = 0; round < 4; round++) {
    const [row] = await work.claimDue("request", clock.now(), clock.now() + 30_000, 1)
    store.before("addRequest", outage)
    await expect(recordRequest(ports, row as RequestRow)).rejects.toBeInstanceOf(AppError)
    const [after] = await work.list("request")
    expect(after).toMatchObject({ state: "accepted", leaseUntil: null, attempts: round + 1 })
    waits.push((after?.dueAt ?? 0) - clock.now())
    clock.pass(60)
  }
  expect(waits).toEqual([...waits].sort((a, b) => a - b))
  expect(waits[3]).toBeGreaterThan(waits[0] ?? 0)
})

it("a decision that comes before what was asked for is in the list makes its item, once", async () => {
  const world = requestWorld()
  await world.ask()
  const [asked] = await world.rows()
  if (!asked) throw new Error("nothing was asked")
  // The one who decides saw the request that still waits.
  const waiting = { ...world.ports, register: () => aRegisterWith(world.store.register(), asked.body.request) }
  const by = { actor: aPerson("approver"), via: "card" as const, verdict: "agreed" as const, words: "Yes." }
  const ids = countingIds()
  await takeDecision({ ...waiting, refresh: async () => {}, ids }, { ...by, requestKey: asked.body.request.key })
  const decision = (await world.rows()).find(({ body }) => body.type !== "ask")
  await recordRequest(world.ports, decision as RequestRow)
  const key = asked.body.request.key
  expect(world.store.requests.get(key)).toMatchObject({ state: "agreed", decision: "Yes.", until: "2027-01-31" })
  expect(world.store.actions.get("action")).toMatchObject({ timesRedated: 1 })

  await recordRequest(world.ports, asked as RequestRow)
  expect([...world.store.requests.values()]).toMatchObject([{ key, state: "agreed" }])
  expect(world.store.actions.get("action")).toMatchObject({ timesRedated: 1 })
})

const aRegisterWith = (register: Register, request: Request): Register => ({
  ...register,
  requests: new Map([[request.key, request]]),
})
