import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { createRounds } from "#api/jobs/rounds.ts"

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Rounds that are ended by hand. */
function byHand() {
  const open: { end(isMore: boolean): void; fail(): void }[] = []
  const faults: unknown[] = []
  let begun = 0
  const rounds = createRounds({
    round: () => {
      begun++
      return new Promise<boolean>((resolve, reject) => open.push({ end: resolve, fail: () => reject(new Error("no")) }))
    },
    restMilliseconds: 1000,
    failed: error => faults.push(error),
    now: Date.now,
  })
  const end = async (isMore = false) => {
    open.shift()?.end(isMore)
    await vi.advanceTimersByTimeAsync(0)
  }
  const fail = async () => {
    open.shift()?.fail()
    await vi.advanceTimersByTimeAsync(0)
  }
  return { rounds, faults, begun: () => begun, end, fail }
}

describe("a round", () => {
  it("begins at once when nudged, and again after a rest", async () => {
    const { rounds, begun, end } = byHand()
    rounds.nudge()
    expect(begun()).toBe(1)
    await end()
    await vi.advanceTimersByTimeAsync(999)
    expect(begun()).toBe(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(begun()).toBe(2)
  })

  it("never runs twice at the same time; however many nudges come meanwhile, one more follows", async () => {
    const { rounds, begun, end } = byHand()
    for (let at = 0; at < 5; at++) rounds.nudge()
    expect(begun()).toBe(1)
    await end()
    expect(begun()).toBe(2)
    await end()
    expect(begun()).toBe(2)
  })

  it("goes on without a rest while there is more to do", async () => {
    const { rounds, begun, end } = byHand()
    rounds.nudge()
    await end(true)
    expect(begun()).toBe(2)
  })

  it("that failed is told, counts as a round, and ends nothing", async () => {
    const { rounds, begun, faults, fail } = byHand()
    rounds.nudge()
    await vi.advanceTimersByTimeAsync(50)
    await fail()
    expect(faults).toHaveLength(1)
    expect(rounds.lastRound()).toBe(50)
    await vi.advanceTimersByTimeAsync(1000)
    expect(begun()).toBe(2)
  })

  it("under way is let end by a stop, after which none begins", async () => {
    const { rounds, begun, end } = byHand()
    rounds.nudge()
    let isStopped = false
    const stopping = rounds.stop().then(() => {
      isStopped = true
    })
    await vi.advanceTimersByTimeAsync(0)
    expect(isStopped).toBe(false)
    await end(true)
    await stopping
    rounds.nudge()
    await vi.advanceTimersByTimeAsync(5000)
    expect(begun()).toBe(1)
  })
})
