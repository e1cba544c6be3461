import { describe, expect, it } from "vitest"
import type { Answer } from "#api/graph/budgetAnswer.ts"
import { inLane, type Lane, lanes } from "#api/graph/lanes.ts"
import { makeBudget } from "#infra/local/graph/budget.ts"
import { busiestMinute, makeChance, makeWorld, minute, type Sent, spentBetween } from "./budgetWorld.ts"

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
