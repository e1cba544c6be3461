// Those who wait for units: by lane, and in a lane in the order they came.
import { type Lane, lanes } from "./lanes.ts"

type Want = { lane: Lane; units: number; deadline: number }

export type Waiter = Want & {
  /** Resolves when it is their turn. */
  passed: Promise<void>
  pass(): void
  fail(error: unknown): void
}

export type Queue = {
  /** `left` is called when somebody goes of their own accord. */
  join(want: Want, signal: AbortSignal | null, left: () => void): Waiter
  /** Whose turn it is; while they wait, so does everybody behind them. */
  first(): Waiter | undefined
  /** Those whose patience has ended by then. */
  lateBy(at: number): Waiter[]
  /** No deadline is sooner; it may be that of one who has gone. */
  soonest(): number
  /** Units of those who came before one in its lane, and of all in the lanes above. */
  unitsBefore(waiter: Waiter): number
  counts(): Record<Lane, number>
}

export function createQueue(): Queue {
  const waiting: Record<Lane, Waiter[]> = { read: [], reply: [], edit: [], import: [] }
  const all = () => lanes.flatMap(lane => waiting[lane])
  // Thousands may wait, and this is asked with every request: so all are looked through only when somebody may be late.
  let soonest = Number.POSITIVE_INFINITY

  function join(want: Want, signal: AbortSignal | null, left: () => void): Waiter {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const lane = waiting[want.lane]
    const leave = () => {
      lane.splice(lane.indexOf(waiter), 1)
      signal?.removeEventListener("abort", abort)
    }
    const abort = () => {
      waiter.fail(signal?.reason)
      left()
    }
    const waiter: Waiter = {
      ...want,
      passed: promise,
      pass() {
        leave()
        resolve()
      },
      fail(error) {
        leave()
        reject(error)
      },
    }
    signal?.addEventListener("abort", abort)
    lane.push(waiter)
    soonest = Math.min(soonest, want.deadline)
    return waiter
  }

  function lateBy(at: number): Waiter[] {
    if (soonest > at) return []
    const everybody = all()
    const isLate = ({ deadline }: Waiter) => deadline <= at
    soonest = everybody
      .filter(waiter => !isLate(waiter))
      .reduce((least, { deadline }) => Math.min(least, deadline), Number.POSITIVE_INFINITY)
    return everybody.filter(isLate)
  }

  return {
    join,
    first: () => lanes.map(lane => waiting[lane][0]).find(waiter => waiter !== undefined),
    lateBy,
    soonest: () => soonest,
    unitsBefore(waiter) {
      const everybody = all()
      return everybody.slice(0, everybody.indexOf(waiter)).reduce((sum, { units }) => sum + units, 0)
    },
    counts: () => ({
      read: waiting.read.length,
      reply: waiting.reply.length,
      edit: waiting.edit.length,
      import: waiting.import.length,
    }),
  }
}
