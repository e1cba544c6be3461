import type { Middleware } from "@microsoft/microsoft-graph-client"
import { describe, expect, it } from "vitest"
import { type Budget, createBudget } from "#api/graph/budget.ts"
import type { Wait } from "#api/graph/budgetAlarm.ts"
import type { Answer } from "#api/graph/budgetAnswer.ts"
import { createGraphClient } from "#api/graph/client.ts"
import { toAppError } from "#api/graph/errors.ts"
import { inLane, type Lane, lanes } from "#api/graph/lanes.ts"
import { AppError } from "#domain/errors.ts"
import { makeBudget } from "#infra/local/graph/budget.ts"

const settled = () => new Promise(resolve => setImmediate(resolve))
const minute = 60_000

/** A clock that stands still until it is moved, and rings what was to ring on the way. */
function standingClock() {
  let now = 0
  const alarms = new Set<{ due: number; ring(): void }>()
  const wait: Wait = (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      const alarm = { due: now + milliseconds, ring: resolve }
      alarms.add(alarm)
      signal.addEventListener("abort", () => {
        alarms.delete(alarm)
        reject(signal.reason)
      })
    })
  return {
    now: () => now,
    wait,
    pause: (milliseconds: number) => wait(milliseconds, new AbortController().signal),
    alarms,
    async moveTo(then: number) {
      await settled()
      for (;;) {
        const [next] = [...alarms].filter(({ due }) => due <= then).toSorted((a, b) => a.due - b.due)
        if (!next) break
        now = next.due
        alarms.delete(next)
        next.ring()
        await settled()
      }
      now = then
    },
  }
}

type Ask = { lane?: Lane; patience?: number; units?: number; took?: number; answer?: Answer; signal?: AbortSignal }
type Sent = { name: string; lane: Lane; at: number; units: number }

const fine: Answer = { status: 200, headers: new Headers() }
const refused = (status: number, headers: Record<string, string>): Answer => ({ status, headers: new Headers(headers) })

function makeWorld(unitsPerMinute = 100) {
  const clock = standingClock()
  const budget = createBudget({ unitsPerMinute, now: clock.now, wait: clock.wait })
  const sent: Sent[] = []
  const failed: { name: string; at: number; error: unknown }[] = []
  function ask(
    name: string,
    { lane = "read", patience = 2 * minute, units = 2, took = 0, answer = fine, signal }: Ask = {},
  ) {
    const send = async () => {
      sent.push({ name, lane, at: clock.now(), units })
      if (took > 0) await clock.pause(took)
      return answer
    }
    inLane(lane, { patienceMilliseconds: patience }, () => budget.spend(units, send, signal)).catch(error =>
      failed.push({ name, at: clock.now(), error }),
    )
  }
  return {
    clock,
    budget,
    sent,
    failed,
    ask,
    /** Spends so much in reads, answered at once. */
    async spend(units: number) {
      for (let left = units; left > 0; left -= 1) ask("before", { units: 1 })
      await clock.moveTo(clock.now())
      await settled()
    },
    namesSent: () => sent.map(({ name }) => name).filter(name => name !== "before"),
  }
}

/** The most sent in any window of a minute. */
function busiestMinute(sent: readonly { at: number; units: number }[]): number {
  let most = 0
  let sum = 0
  let from = 0
  for (const { at, units } of sent) {
    sum += units
    for (let old = sent[from]; old && old.at < at - minute; old = sent[from]) {
      sum -= old.units
      from += 1
    }
    most = Math.max(most, sum)
  }
  return most
}

const spentBetween = (sent: readonly { at: number; units: number }[], from: number, to: number) =>
  sent.filter(({ at }) => at >= from && at < to).reduce((sum, { units }) => sum + units, 0)

/** Numbers that look like chance and are the same each time. */
function makeChance(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

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

describe("over simulated minutes", () => {
  /** SharePoint counts somewhere on the way, refuses what is too much, and tells what remains. */
  function makeSharePoint(unitsPerMinute: number, chance: (below: number) => number, slowest: number) {
    const world = makeWorld(unitsPerMinute)
    const sharePoint = makeBudget(unitsPerMinute)
    const counted: { at: number; units: number }[] = []
    const waits = new Map<string, Sent>()
    const behind: string[] = []
    let refusals = 0
    function overtaken({ name, lane, at }: Sent) {
      waits.delete(name)
      // Who came at this very moment may have come a moment later.
      const others = [...waits.values()].filter(other => other.at < world.clock.now())
      const higher = others.filter(other => lanes.indexOf(other.lane) < lanes.indexOf(lane))
      const earlier = others.filter(other => other.lane === lane && other.at < at)
      for (const other of [...higher, ...earlier]) behind.push(`${other.name} behind ${name}`)
    }
    async function send(asked: Sent): Promise<Answer> {
      overtaken(asked)
      await world.clock.pause(1 + chance(slowest / 2))
      const at = world.clock.now()
      const { isRefused, retryAfter, told } = sharePoint.spend(asked.units, at)
      counted.push({ at, units: asked.units })
      if (isRefused) refusals += 1
      await world.clock.pause(1 + chance(slowest / 2))
      const headers = new Headers(isRefused ? { "Retry-After": String(retryAfter) } : {})
      if (told) headers.set("RateLimit-Remaining", String(told.remaining))
      if (told) headers.set("RateLimit-Reset", String(told.reset))
      return { status: isRefused ? 429 : 200, headers }
    }
    async function ask(lane: Lane, units: number, patienceMilliseconds = Number.POSITIVE_INFINITY) {
      const asked = {
        name: `${lane} ${units} ${waits.size} ${counted.length} ${chance(1e9)}`,
        lane,
        units,
        at: world.clock.now(),
      }
      waits.set(asked.name, asked)
      await inLane(lane, { patienceMilliseconds }, () => world.budget.spend(units, () => send(asked)))
    }
    return { ...world, ask, counted, behind, refusals: () => refusals }
  }

  it.each([1, 2, 3])(
    "random demand never exceeds any minute, uses 95 per cent when pressed, and keeps its order (%i)",
    async seed => {
      const chance = makeChance(seed)
      const { ask, clock, counted, behind, refusals } = makeSharePoint(300, chance, 1000)
      const asked: Promise<void>[] = []
      // Two calm minutes, then six in which twice as much is wanted as there is, then calm again.
      for (let at = 0; at < 10 * minute; at += 500) {
        await clock.moveTo(at)
        const most = at < 2 * minute || at >= 8 * minute ? 1 : 7
        for (let n = chance(most + 1); n > 0; n -= 1) asked.push(ask(lanes[chance(4)] ?? "read", 1 + chance(2)))
      }
      await clock.moveTo(30 * minute)
      await Promise.all(asked)

      expect(counted).toHaveLength(asked.length)
      expect(busiestMinute(counted)).toBeLessThanOrEqual(300)
      expect(spentBetween(counted, 4 * minute, 8 * minute)).toBeGreaterThanOrEqual(0.95 * 300 * 4)
      expect(behind).toEqual([])
      expect(refusals()).toBe(0)
    },
  )

  it("an import uses 95 per cent of each minute, and those who reply meanwhile pass at once", async () => {
    const { ask, clock, counted, budget, refusals } = makeSharePoint(1250, makeChance(4), 500)
    const imports = Array.from({ length: 3500 }, () => ask("import", 2))
    const replies: Promise<void>[] = []
    for (let at = 0; at <= 5 * minute; at += 5000) {
      await clock.moveTo(at)
      expect(budget.state().waiting.import).toBeGreaterThan(0)
      const isSecondHalf = at > 2.5 * minute
      if (isSecondHalf) for (let n = 1; n <= 25; n += 1) replies.push(ask("reply", 2, 0))
    }

    await clock.moveTo(15 * minute)
    await Promise.all([...imports, ...replies])
    expect(busiestMinute(counted)).toBeLessThanOrEqual(1250)
    for (let from = 0; from < 5 * minute; from += minute)
      expect(spentBetween(counted, from, from + minute)).toBeGreaterThanOrEqual(0.95 * 1250)
    expect(refusals()).toBe(0)
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
