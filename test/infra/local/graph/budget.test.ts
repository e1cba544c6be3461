import { describe, expect, it } from "vitest"
import { makeBudget } from "#infra/local/graph/budget.ts"
import { startWithList } from "./support/startSample.ts"

describe("makeBudget", () => {
  it("8.3-14 lets a minute's budget through, and says when enough of it will have left the window", () => {
    const budget = makeBudget(10)
    for (const at of [0, 1_000, 2_000, 3_000, 4_000]) expect(budget.spend(2, at).isRefused).toBe(false)

    expect(budget.spend(1, 10_000)).toMatchObject({ isRefused: true, retryAfter: 50 })
    expect(budget.spend(2, 59_999).isRefused).toBe(true)
    expect(budget.spend(1, 61_000).isRefused).toBe(false)
  })

  it("8.3-14 lets through whoever waits as long as it was told", () => {
    const budget = makeBudget(10)
    for (let at = 0; at < 5_000; at += 100) budget.spend(2, at)
    const { isRefused, retryAfter } = budget.spend(2, 5_000)

    expect(isRefused).toBe(true)
    expect(budget.spend(2, 5_000 + retryAfter * 1_000).isRefused).toBe(false)
  })

  it("8.3-14 counts refused requests: they take room in the next minute", () => {
    const budget = makeBudget(10)
    for (let n = 1; n <= 6; n += 1) budget.spend(2, n === 6 ? 30_000 : 0)

    expect([1, 2, 3, 4, 5].map(() => budget.spend(2, 60_000).isRefused)).toEqual([false, false, false, false, true])
  })

  it("8.3-14 lets four fifths through in every minute of hammering", () => {
    const budget = makeBudget(100)
    const through: number[] = []
    for (let at = 0; at < 600_000; at += 50) if (!budget.spend(2, at).isRefused) through.push(at)

    const spentIn = (from: number) => through.filter(at => at >= from && at < from + 60_000).length * 2
    for (let from = 0; from <= 540_000; from += 7_000) {
      expect(spentIn(from)).toBeGreaterThanOrEqual(80)
      expect(spentIn(from)).toBeLessThanOrEqual(100)
    }
  })

  it("8.3-14 lets one dear request through in a quiet minute", () => {
    const budget = makeBudget(1)

    expect(budget.spend(2, 0).isRefused).toBe(false)
    expect(budget.spend(2, 1_000)).toMatchObject({ isRefused: true, retryAfter: 59 })
    expect(budget.spend(2, 60_000).isRefused).toBe(false)
  })

  it("8.3-14 tells how much is left from four fifths on", () => {
    const budget = makeBudget(10)

    expect(budget.spend(7, 0).told).toBeUndefined()
    expect(budget.spend(1, 30_000).told).toEqual({ limit: 10, remaining: 2, reset: 0 })
    expect(budget.spend(1, 30_000).told).toEqual({ limit: 10, remaining: 1, reset: 30 })
  })
})

describe("a Graph that enforces units", () => {
  it("8.3-14 answers 429 with Retry-After once the application has spent its minute, and writes nothing", async () => {
    const { graph, app, list, add } = await startWithList({ unitsPerMinute: 10 })
    graph.enforceUnits(true)

    const replies = []
    for (let n = 1; n <= 6; n += 1) replies.push(await add({ Title: `Row ${n}` }))
    const last = replies.at(-1)
    graph.enforceUnits(false)

    expect(replies.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 429])
    expect(last?.body.error.code).toBe("activityLimitReached")
    const wait = Number(last?.headers.get("retry-after"))
    expect(Number.isInteger(wait) && wait > 0 && wait <= 60).toBe(true)
    expect(last?.headers.get("ratelimit-limit")).toBeNull()
    expect((await app(`${list}/items`)).body.value).toHaveLength(5)
  })

  it("8.3-14 judges each application by itself, and leaves the directory alone", async () => {
    const { app, setup, site } = await startWithList({ enforceUnits: true, unitsPerMinute: 30 })
    for (let n = 1; n <= 30; n += 1) await app(site)

    const statuses = [await app(site), await setup(site), await app("/users"), await app(site, { token: "nonsense" })]

    expect(statuses.map(({ status }) => status)).toEqual([429, 200, 200, 401])
  })

  it("8.3-14 tells what is left from 80 % of the budget, when so told", async () => {
    const { app, site } = await startWithList({ enforceUnits: true, unitsPerMinute: 50, rateLimitHeaders: true })
    const replies = []
    for (let n = 1; n <= 51; n += 1) replies.push(await app(site))

    const remaining = replies.map(({ headers }) => headers.get("ratelimit-remaining"))
    expect(remaining.slice(37, 41)).toEqual([null, null, "10", "9"])
    expect(replies.at(-1)?.status).toBe(429)
    expect(replies.at(-1)?.headers.get("ratelimit-limit")).toBe("50")
    expect(Number(replies.at(-1)?.headers.get("ratelimit-reset"))).toBeGreaterThan(0)
  })

  it("8.3-14 is off unless asked for", async () => {
    const { graph, app, site } = await startWithList({ unitsPerMinute: 1 })

    expect([(await app(site)).status, (await app(site)).status]).toEqual([200, 200])
    expect(graph.units().budget.perMinute).toBe(1)
  })
})

describe("a Graph with latency", () => {
  it("answers late, with answers and refusals alike", async () => {
    const { graph, app, site } = await startWithList({ latencyMs: 200 })
    const impatient = (path: string) => fetch(`${graph.origin}/v1.0${path}`, { signal: AbortSignal.timeout(40) })

    await expect(impatient(site)).rejects.toThrow("timeout")

    expect([(await app(site)).status, (await app("/users/nobody")).status]).toEqual([200, 404])
  })
})
