// A budget on a clock that stands still until it is moved, and what was sent under it.
import { createBudget } from "#api/graph/budget.ts"
import type { Wait } from "#api/graph/budgetAlarm.ts"
import type { Answer } from "#api/graph/budgetAnswer.ts"
import { inLane, type Lane } from "#api/graph/lanes.ts"

export const settled = () => new Promise(resolve => setImmediate(resolve))
export const minute = 60_000

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
export type Sent = { name: string; lane: Lane; at: number; units: number }

export const fine: Answer = { status: 200, headers: new Headers() }
export const refused = (status: number, headers: Record<string, string>): Answer => ({
  status,
  headers: new Headers(headers),
})

export function makeWorld(unitsPerMinute = 100) {
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
export function busiestMinute(sent: readonly { at: number; units: number }[]): number {
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

export const spentBetween = (sent: readonly { at: number; units: number }[], from: number, to: number) =>
  sent.filter(({ at }) => at >= from && at < to).reduce((sum, { units }) => sum + units, 0)

/** Numbers that look like chance and are the same each time. */
export function makeChance(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
