import { describe, expect, it } from "vitest"
import { createBudget } from "#api/graph/budget.ts"
import { inLane, lanes } from "#api/graph/lanes.ts"
import { fine, makeWorld, minute, refused, settled } from "./budgetWorld.ts"

describe("an answer that asks for less", () => {
  it.each([429, 503])("of %i holds every lane until then, and has been counted", async status => {
    const { ask, clock, namesSent, budget } = makeWorld()
    ask("throttled", { answer: refused(status, { "Retry-After": "30" }) })
    await settled()
    for (const lane of lanes.toReversed()) ask(lane, { lane })
    ask("impatient", { patience: 0 })
    await clock.moveTo(29_999)
    expect(namesSent()).toEqual(["throttled"])
    expect(budget.state()).toMatchObject({ spentInMinute: 2, pausedUntil: 30_000 })

    await clock.moveTo(30_000)
    expect(namesSent()).toEqual(["throttled", ...lanes])
    expect(budget.state().pausedUntil).toBeNull()
  })

  it("turns away at once whoever waits and cannot wait for the end of the pause", async () => {
    const { ask, clock, spend, failed, namesSent } = makeWorld(10)
    ask("slow", { took: 1000, units: 1, answer: refused(429, { "Retry-After": "120" }) })
    await spend(9)
    ask("patient", { patience: 5 * minute })
    ask("less so", { patience: minute + 5000 })
    await clock.moveTo(1000)

    expect(failed).toMatchObject([{ name: "less so", at: 1000, error: { code: "busy", retryAfterSeconds: 120 } }])
    await clock.moveTo(3 * minute)
    expect(namesSent()).toEqual(["slow", "patient"])
  })

  it("is not cut short by one that asks for less", async () => {
    const { ask, budget } = makeWorld()
    ask("long", { answer: refused(429, { "Retry-After": "30" }) })
    ask("short", { answer: refused(503, { "Retry-After": "2" }) })
    await settled()

    expect(budget.state().pausedUntil).toBe(30_000)
  })

  it("may name a date, which is read against its own", async () => {
    const { ask, budget } = makeWorld()
    const dates = { Date: "Thu, 26 Nov 2026 09:00:00 GMT", "Retry-After": "Thu, 26 Nov 2026 09:00:12 GMT" }
    ask("dated", { answer: refused(429, dates) })
    await settled()

    expect(budget.state().pausedUntil).toBe(12_000)
  })

  it("may name a reset as well, and the longer of the two holds", async () => {
    const { ask, budget } = makeWorld()
    const headers = { "Retry-After": "5", "RateLimit-Remaining": "0", "RateLimit-Reset": "8" }
    ask("throttled", { answer: refused(429, headers) })
    await settled()

    expect(budget.state().pausedUntil).toBe(8000)
  })

  it.each([
    ["no Retry-After", refused(503, {})],
    ["words in it", refused(429, { "Retry-After": "soon" })],
    ["another status", refused(500, { "Retry-After": "30" })],
  ])("holds nobody with %s", async (_, answer) => {
    const { ask, budget } = makeWorld()
    ask("failed", { answer })
    await settled()

    expect(budget.state().pausedUntil).toBeNull()
  })

  it("may tell of units that others spent in our name, and they are left alone until the reset", async () => {
    const { ask, clock, namesSent } = makeWorld()
    ask("told", { answer: refused(200, { "RateLimit-Remaining": "6", "RateLimit-Reset": "20" }) })
    await settled()
    for (let n = 1; n <= 5; n += 1) ask(`${n}`)
    ask("import", { lane: "import" })
    await clock.moveTo(19_999)
    expect(namesSent()).toEqual(["told", "1", "2", "3"])

    await clock.moveTo(20_000)
    expect(namesSent()).toEqual(["told", "1", "2", "3", "4", "5", "import"])
  })

  it("says nothing new when it counted no more than we did", async () => {
    const { ask, clock, spend, namesSent } = makeWorld()
    await spend(90)
    ask("told", { answer: refused(200, { "RateLimit-Remaining": "8", "RateLimit-Reset": "50" }) })
    await settled()
    for (let n = 1; n <= 4; n += 1) ask(`${n}`)
    await clock.moveTo(1)

    expect(namesSent()).toEqual(["told", "1", "2", "3", "4"])
  })

  it("does not hold what is none of SharePoint's", async () => {
    const { ask, namesSent, budget } = makeWorld()
    ask("throttled", { answer: refused(429, { "Retry-After": "30" }) })
    ask("person", { units: 0, patience: 0, answer: refused(429, { "Retry-After": "90" }) })
    await settled()

    expect(namesSent().toSorted()).toEqual(["person", "throttled"])
    expect(budget.state()).toMatchObject({ spentInMinute: 2, pausedUntil: 30_000 })
  })
})

describe("waiting", () => {
  it("ends when nobody wants the answer any more, and leaves no alarm", async () => {
    const { ask, clock, spend, failed, namesSent, budget } = makeWorld()
    await spend(100)
    const [first, second] = [new AbortController(), new AbortController()]
    ask("first", { units: 5, signal: first.signal })
    ask("second", { signal: second.signal })
    await settled()
    expect(clock.alarms.size).toBe(1)

    first.abort(new Error("closed the page"))
    second.abort(new Error("closed the page"))
    await settled()
    expect(failed.map(({ error }) => String(error))).toEqual(Array(2).fill("Error: closed the page"))
    expect(clock.alarms.size).toBe(0)
    expect(budget.state().waiting.read).toBe(0)

    await clock.moveTo(2 * minute)
    expect(namesSent()).toEqual([])
  })

  it("lets those behind pass when one that needed more goes", async () => {
    const { ask, spend, namesSent } = makeWorld()
    await spend(98)
    const gone = new AbortController()
    ask("dear", { units: 5, signal: gone.signal })
    ask("cheap", { units: 2 })
    await settled()
    expect(namesSent()).toEqual([])

    gone.abort()
    await settled()
    expect(namesSent()).toEqual(["cheap"])
  })

  it("does not begin for what was given up before, and spends nothing on it", async () => {
    const { ask, budget, failed, namesSent } = makeWorld()
    ask("gone", { signal: AbortSignal.abort(new Error("closed the page")) })
    await settled()

    expect(failed).toHaveLength(1)
    expect(namesSent()).toEqual([])
    expect(budget.state().spentInMinute).toBe(0)
  })

  it("has one alarm however many wait, and none afterwards", async () => {
    const { ask, clock, spend } = makeWorld()
    await spend(100)
    for (let n = 0; n < 40; n += 1) ask(`${n}`, { lane: lanes[n % 4] ?? "read", patience: minute + 1000 + n })
    await settled()
    expect(clock.alarms.size).toBe(1)

    await clock.moveTo(3 * minute)
    expect(clock.alarms.size).toBe(0)
  })

  it("keeps no process alive", async () => {
    const budget = createBudget({ unitsPerMinute: 10, now: () => 0 })
    await budget.spend(10, async () => fine)
    const timers = () => process.getActiveResourcesInfo().filter(kind => kind === "Timeout").length
    const before = timers()
    const gone = new AbortController()
    const waiting = inLane("read", { patienceMilliseconds: 2 * minute }, () =>
      budget.spend(1, async () => fine, gone.signal),
    )
    await settled()
    expect(budget.state().waiting.read).toBe(1)
    expect(timers()).toBe(before)

    gone.abort()
    await expect(waiting).rejects.toThrow("abort")
  })
})
