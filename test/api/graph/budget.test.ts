import type { Middleware } from "@microsoft/microsoft-graph-client"
import { describe, expect, it } from "vitest"
import { type Budget, createBudget } from "#api/graph/budget.ts"
import { createGraphClient } from "#api/graph/client.ts"
import { toAppError } from "#api/graph/errors.ts"
import { inLane, lanes } from "#api/graph/lanes.ts"
import { AppError } from "#domain/errors.ts"
import { makeWorld, minute, settled } from "./budgetWorld.ts"

describe("createBudget", () => {
  it("lets a whole minute's units go at once when nothing was spent before", async () => {
    const { ask, clock, sent, budget } = makeWorld(1250)
    for (let n = 0; n < 700; n += 1) ask(`${n}`)
    await clock.moveTo(0)

    expect(sent).toHaveLength(625)
    expect(budget.state()).toMatchObject({ spentInMinute: 1250, waiting: { read: 75 } })
  })

  it("hands units that come free to reads, replies, edits and imports in this order, in each as they came", async () => {
    const { ask, clock, spend, namesSent } = makeWorld()
    await spend(100)
    for (const lane of lanes.toReversed()) for (const n of [1, 2]) ask(`${lane} ${n}`, { lane, patience: 2 * minute })
    await clock.moveTo(2 * minute)

    expect(namesSent()).toEqual(lanes.flatMap(lane => [`${lane} 1`, `${lane} 2`]))
  })

  it("lets nobody behind slip past one that needs more, in its lane or in a lower one", async () => {
    const { ask, clock, spend, namesSent } = makeWorld()
    await spend(90)
    await clock.moveTo(10_000)
    await spend(7)
    ask("dear", { units: 5 })
    ask("cheap", { units: 1 })
    ask("edit", { lane: "edit", units: 1 })
    await clock.moveTo(59_000)
    expect(namesSent()).toEqual([])

    await clock.moveTo(minute + 100)
    expect(namesSent()).toEqual(["dear", "cheap", "edit"])
  })

  it("keeps the last units for reads and replies", async () => {
    const { ask, clock, spend, namesSent, budget } = makeWorld()
    await spend(95)
    for (const lane of lanes.toReversed()) ask(lane, { lane })
    await clock.moveTo(50_000)

    expect(namesSent().toSorted()).toEqual(["read", "reply"])
    expect(budget.state()).toEqual({
      spentInMinute: 99,
      waiting: { read: 0, reply: 0, edit: 1, import: 1 },
      pausedUntil: null,
    })
  })

  it("counts a slow request until a minute after its answer, for nobody knows when SharePoint did", async () => {
    const { ask, clock, namesSent, spend } = makeWorld()
    ask("slow", { units: 5, took: 15_000 })
    await spend(95)
    await clock.moveTo(30_000)
    for (let n = 1; n <= 48; n += 1) ask(`${n}`, { patience: 2 * minute })
    await clock.moveTo(74_999)
    expect(namesSent()).toHaveLength(1 + 47)

    await clock.moveTo(75_100)
    expect(namesSent()).toHaveLength(1 + 48)
  })

  it("gives units back a minute after an exchange that failed", async () => {
    const { clock, budget, ask, namesSent } = makeWorld(10)
    const failing = budget.spend(10, () => Promise.reject(new Error("reset by peer")))
    await expect(failing).rejects.toThrow("reset by peer")
    ask("next")
    await clock.moveTo(59_999)
    expect(namesSent()).toEqual([])

    await clock.moveTo(minute + 100)
    expect(namesSent()).toEqual(["next"])
  })

  it("will not be made so small that a request could never pass", () => {
    expect(() => createBudget({ unitsPerMinute: 4, now: () => 0 })).toThrow(AppError)
    expect(() => createBudget({ unitsPerMinute: Number.NaN, now: () => 0 })).toThrow(AppError)
  })
})

describe("patience", () => {
  const busyFor = (retryAfterSeconds: number) => expect.objectContaining({ code: "busy", retryAfterSeconds })

  it("of none fails at once, and says when there may be units", async () => {
    const { ask, clock, spend, failed, namesSent } = makeWorld()
    await spend(20)
    await clock.moveTo(10_000)
    await spend(80)
    await clock.moveTo(20_000)
    ask("now", { patience: 0 })
    await settled()

    ask("waits", { units: 40 })
    ask("behind", { lane: "edit", patience: 0, units: 1 })
    await settled()

    expect(failed).toMatchObject([
      { name: "now", at: 20_000, error: busyFor(41) },
      { name: "behind", at: 20_000, error: busyFor(51) },
    ])
    await clock.moveTo(2 * minute)
    expect(namesSent()).toEqual(["waits"])
  })

  it("of none passes where there are units", async () => {
    const { ask, namesSent, spend } = makeWorld()
    await spend(98)
    ask("now", { patience: 0 })
    await settled()

    expect(namesSent()).toEqual(["now"])
  })

  it("of none does not pass those who wait in the same lane or a higher one", async () => {
    const { ask, spend, failed, namesSent } = makeWorld()
    await spend(90)
    ask("waits", { lane: "reply", units: 11 })
    ask("same", { lane: "reply", patience: 0, units: 1 })
    ask("lower", { lane: "edit", patience: 0, units: 1 })
    ask("higher", { lane: "read", patience: 0, units: 1 })
    await settled()

    expect(failed.map(({ name, error }) => [name, error])).toEqual([
      ["same", busyFor(61)],
      ["lower", busyFor(61)],
    ])
    expect(namesSent()).toEqual(["higher"])
  })

  it("ends in busy when others took the units, and what waits behind goes on", async () => {
    const { ask, clock, spend, failed, namesSent } = makeWorld(10)
    await spend(5)
    await clock.moveTo(30_000)
    await spend(1)
    await clock.moveTo(58_000)
    // At 60.05 seconds five units come free: enough for either, not for both and the rest.
    ask("first", { patience: 10_000, units: 8 })
    ask("second", { patience: 10_000, units: 4 })
    ask("third", { patience: 10_000, units: 5 })
    await clock.moveTo(70_000)

    expect(namesSent()).toEqual(["first"])
    expect(failed.map(({ name, at }) => [name, at])).toEqual([
      ["second", 68_000],
      ["third", 68_000],
    ])
  })

  it("that ends for one that needed much lets those behind pass at once", async () => {
    const { ask, clock, spend, failed, sent } = makeWorld(10)
    await spend(5)
    await clock.moveTo(30_000)
    await spend(4)
    await clock.moveTo(58_000)
    ask("dear", { lane: "reply", patience: 4000, units: 5 })
    ask("cheap", { lane: "reply", patience: 10_000, units: 1 })
    ask("read", { units: 3 })
    await clock.moveTo(70_000)

    expect(failed.map(({ name, at }) => [name, at])).toEqual([["dear", 62_000]])
    expect(sent.slice(9).map(({ name, at }) => [name, at])).toEqual([
      ["read", 60_050],
      ["cheap", 62_000],
    ])
  })

  it("is not tried on what cannot come in time", async () => {
    const { ask, clock, spend, failed } = makeWorld()
    await spend(100)
    ask("hopeless", { patience: 5000 })
    ask("hopeful", { patience: 61_000 })
    await settled()
    expect(failed.map(({ name, at }) => [name, at])).toEqual([["hopeless", 0]])

    await clock.moveTo(2 * minute)
    expect(failed).toHaveLength(1)
  })
})

describe("createGraphClient with a budget", () => {
  function makeClient(budget: Budget, answers: Response[]) {
    const seen: string[] = []
    const transport: Middleware = {
      async execute(context) {
        seen.push(context.options?.method ?? "GET")
        context.response = answers.shift() ?? Response.json({ id: "7" })
      },
    }
    const client = createGraphClient({ getAccessToken: async () => "token" }, transport, { budget, retries: 1 })
    return { client, seen }
  }

  it("counts what it sends, each try of a repeated read too", async () => {
    const { budget } = makeWorld()
    const { client } = makeClient(budget, [new Response("{}", { status: 504, headers: { "Retry-After": "0" } })])
    await client.api("/sites/1/lists/2/items").get()
    await client.api("/sites/1/lists/2/items").post({})
    await client.api("/users/1").get()

    expect(budget.state().spentInMinute).toBe(6)
  })

  it("does not let the time limit of one try end the waiting of the next", async () => {
    const signals: unknown[] = []
    const { budget } = makeWorld()
    const spy: Budget = {
      ...budget,
      spend(units, send, signal) {
        signals.push(signal)
        return budget.spend(units, send, signal)
      },
    }
    const { client } = makeClient(spy, [new Response("{}", { status: 503, headers: { "Retry-After": "0" } })])
    await client.api("/sites/1/lists").get()

    expect(signals).toEqual([null, null])
  })

  it("throws what becomes busy with the seconds to wait, and has sent nothing", async () => {
    const { budget, spend } = makeWorld()
    await spend(100)
    const { client, seen } = makeClient(budget, [])
    const posting = inLane("reply", { patienceMilliseconds: 0 }, () => client.api("/sites/1/lists/2/items").post({}))
    const error = toAppError(await posting.catch((thrown: unknown) => thrown), "add to updates")

    expect(error).toMatchObject({
      code: "busy",
      retryAfterSeconds: 61,
      message: "add to updates: no units for lane reply",
    })
    expect(error).toBeInstanceOf(AppError)
    expect(seen).toEqual([])
  })

  it("lets a pause that Graph asked for in one request hold the next", async () => {
    const { budget } = makeWorld()
    const throttled = Response.json(
      { error: { code: "activityLimitReached", message: "slow down" } },
      { status: 429, headers: { "Retry-After": "40" } },
    )
    const { client, seen } = makeClient(budget, [throttled])
    const first = await client
      .api("/sites/1/lists/2/items")
      .post({})
      .catch((thrown: unknown) => thrown)
    const second = await client
      .api("/sites/1/lists")
      .get()
      .catch((thrown: unknown) => thrown)

    expect(toAppError(first, "first")).toMatchObject({ code: "busy", retryAfterSeconds: 40 })
    expect(toAppError(second, "second")).toMatchObject({ code: "busy", retryAfterSeconds: 40 })
    expect(seen).toEqual(["POST"])
  })
})
