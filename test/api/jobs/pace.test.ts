import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { createPace, type GatedPace } from "#api/jobs/pace.ts"
import type { Work } from "#domain/work/ports.ts"
import { memoryWork } from "../../support/memoryWork.ts"

// Time is passed by hand: what is looked at is when each turn came, not how long the test took.
beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
})
afterEach(() => {
  vi.useRealTimers()
})

const clock = { now: () => Date.now(), stamp: () => "2026-11-26T09:00:00Z" }
const patient = 600_000

/** Starts of everybody's turns, in order. */
async function startsOf(turns: (() => Promise<boolean>)[]): Promise<number[]> {
  const starts: number[] = []
  const all = turns.map(async turn => {
    if (await turn()) starts.push(clock.now())
  })
  await vi.runAllTimersAsync()
  await Promise.all(all)
  return starts.toSorted((a, b) => a - b)
}

/** The most that began within any `milliseconds`. */
const mostWithin = (starts: readonly number[], milliseconds: number): number =>
  Math.max(...starts.map(from => starts.filter(at => at >= from && at < from + milliseconds).length))

const times = (count: number) => Array.from({ length: count }, (_, at) => at)

describe("to the tenant", () => {
  it("never begins more than 49 in any second, and wastes little of what it may", async () => {
    const pace = createPace({ work: memoryWork(), clock })
    const starts = await startsOf(times(300).map(at => () => pace.turn(`person/${at}`, patient)))

    expect(starts).toHaveLength(300)
    expect(mostWithin(starts, 1000)).toBeLessThanOrEqual(49)
    expect(mostWithin(starts, 1000)).toBeGreaterThan(40)
  })

  it("the same for two instances that share a store", async () => {
    const work = memoryWork()
    const paces = [createPace({ work, clock }), createPace({ work, clock })]
    const starts = await startsOf(times(300).map(at => () => paces[at % 2]?.turn(`person/${at}`, patient) ?? never()))

    expect(starts).toHaveLength(300)
    expect(mostWithin(starts, 1000)).toBeLessThanOrEqual(49)
  })

  it("the same when what comes between turn and request stands still for a while", async () => {
    const work = memoryWork()
    const paces = [createPace({ work, clock }), createPace({ work, clock })]
    const stall = { from: clock.now() + 1000, to: clock.now() + 2500 }
    const left: number[] = []
    /** As the worker does it: a few at a time, each put down in the store between its turn and its request. */
    const worker = async (pace: GatedPace, whom: number) => {
      for (let sent = 0; sent < 8; sent++) {
        await pace.turn(`person/${whom}/${sent}`, patient)
        if (clock.now() >= stall.from) await sleep(stall.to - clock.now())
        await pace.gate()
        left.push(clock.now())
      }
    }
    const all = paces.flatMap((pace, at) => times(24).map(whom => worker(pace, 100 * at + whom)))
    await vi.runAllTimersAsync()
    await Promise.all(all)

    expect(left).toHaveLength(48 * 8)
    expect(mostWithin(left, 1000)).toBeLessThanOrEqual(54)
  })

  it("saves up nothing while it rests", async () => {
    const pace = createPace({ work: memoryWork(), clock })
    await startsOf(times(60).map(at => () => pace.turn(`first/${at}`, patient)))
    await vi.advanceTimersByTimeAsync(60_000)
    const starts = await startsOf(times(200).map(at => () => pace.turn(`second/${at}`, patient)))

    expect(mostWithin(starts, 1000)).toBeLessThanOrEqual(49)
  })
})

describe("to one conversation", () => {
  it("begins no more than Teams takes: 7 in a second, 8 in two, 60 in thirty", async () => {
    const pace = createPace({ work: memoryWork(), clock })
    const starts = await startsOf(times(80).map(() => () => pace.turn("person/p", patient)))

    expect(starts).toHaveLength(80)
    expect(mostWithin(starts, 1000)).toBeLessThanOrEqual(7)
    expect(mostWithin(starts, 2000)).toBeLessThanOrEqual(8)
    expect(mostWithin(starts, 30_000)).toBeLessThanOrEqual(60)
  })

  it("holds up nobody else", async () => {
    const pace = createPace({ work: memoryWork(), clock })
    const busy = times(30).map(() => pace.turn("person/p", patient))
    const [other] = await startsOf([() => pace.turn("person/q", 2000)])
    await vi.runAllTimersAsync()
    await Promise.all(busy)

    expect(other).toBeDefined()
  })
})

describe("somebody who cannot wait", () => {
  it("is refused, and takes no turn of anybody's", async () => {
    const work = memoryWork()
    const pace = createPace({ work, clock })
    await startsOf(times(10).map(() => () => pace.turn("person/p", patient)))
    const before = await turnsTaken(work)

    expect(await pace.turn("person/p", 0)).toBe(false)
    expect(await turnsTaken(work)).toEqual(before)
  })

  it("gets the next turn where there is one, although many wait who can", async () => {
    const pace = createPace({ work: memoryWork(), clock })
    const cards = times(200).map(at => pace.turn(`person/${at}`, patient))
    await vi.advanceTimersByTimeAsync(500)
    const asked = clock.now()
    const pressed = pace.turn("person/pressing", 1000).then(isThere => ({ isThere, at: clock.now() }))
    await vi.runAllTimersAsync()
    await Promise.all(cards)

    const { isThere, at } = await pressed
    expect(isThere).toBe(true)
    expect(at - asked).toBeLessThanOrEqual(1000)
  })
})

it("without limits everybody goes at once", async () => {
  const pace = createPace({ work: memoryWork(), clock, isUnlimited: true })

  expect(await Promise.all(times(500).map(() => pace.turn("person/p", 0)))).not.toContain(false)
})

const never = async () => false

const sleep = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, Math.max(0, milliseconds)))

const turnsTaken = async (work: Work) => (await work.list("pace")).map(({ key, body }) => [key, body])
