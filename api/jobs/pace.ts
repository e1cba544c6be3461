// How fast the app sends: under Teams' limits for a tenant and for a conversation, shared by all instances.
import type { Pace } from "#domain/message/ports.ts"
import type { Clock, Work } from "#domain/work/ports.ts"

/** `interval`: milliseconds between two; `burst`: how many may go at once after a rest. */
type Rate = { interval: number; burst: number }

/**
 * Teams takes 50 requests a second of an app in a tenant; of one conversation 7 in a second, 8 in two and 60 in thirty.
 * Spaced evenly, any second holds at most 1 + burst + 1000 / interval.
 */
const tenantRate: Rate = { interval: 1000 / 48.6, burst: 0 }
const conversationRate: Rate = { interval: 550, burst: 3 }
const mostInOneSecond = 49
/** Milliseconds between two requests of one process, however late its timers were. */
const leastBetween = 20
/** For so long a turn may be used: what is put down in the store before a request seldom takes longer. */
const turnLasts = 100

/** Turns taken from the store at a time: few, so that whoever pressed a button waits behind few. */
const blockOf = 3

type Parts = { work: Work; clock: Pick<Clock, "now" | "stamp">; isUnlimited?: boolean }

export type GatedPace = Pace & {
  /**
   * The last moment before a request. What was kept from its turn for long takes another, so that it crowds no other
   * instance's; and no second of this process holds more than the limit, whatever was planned.
   */
  gate(): Promise<void>
}

export function createPace({ work, clock, isUnlimited = false }: Parts): GatedPace {
  if (isUnlimited) return { turn: async () => true, gate: async () => {} }
  const conversations = createTurns(work, clock)
  const takeTenant = createBlocks(work, clock)
  const pass = createGate(clock)
  const inLine = createLine()
  /** Turns that have come and were not used yet; whose they were makes no difference to the limit. */
  const come: number[] = []
  return {
    async gate() {
      while (come[0] !== undefined && come[0] < clock.now() - turnLasts) come.shift()
      if (come.shift() === undefined) await sleepUntil((await takeTenant(Number.POSITIVE_INFINITY)) ?? 0, clock)
      await pass()
    },
    async turn(whom, patience) {
      const deadline = clock.now() + patience
      const own = await conversations(`conversation/${whom}`, conversationRate, 1, deadline)
      if (own === null) return false
      await sleepUntil(own, clock)
      // What can wait takes its turns one after another: whoever pressed a button stands behind one block, not behind all.
      return patience > longPatience ? inLine(() => passOne(deadline)) : passOne(deadline)
    },
  }

  async function passOne(deadline: number): Promise<boolean> {
    const turn = await takeTenant(deadline)
    if (turn === null) return false
    await sleepUntil(turn, clock)
    come.push(clock.now())
    return true
  }
}

const longPatience = 1000

/** Runs one after the other what is given to it. */
function createLine() {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(run: () => Promise<T>): Promise<T> => {
    const mine = last.then(run)
    last = mine.catch(() => {})
    return mine
  }
}

/** Takes `count` turns of a rate from its row; answers the moment of the first, or null when it lies past `deadline`. */
function createTurns(work: Work, clock: Pick<Clock, "now" | "stamp">) {
  return async function take(key: string, rate: Rate, count: number, deadline: number): Promise<number | null> {
    for (;;) {
      const stored = await work.get<{ next: number }>("pace", key)
      const now = clock.now()
      const next = stored?.body.next ?? now
      const first = Math.max(now, next - rate.burst * rate.interval)
      if (first > deadline) return null
      const body = { next: Math.max(now, next) + count * rate.interval }
      if (stored) {
        if (await work.compareAndSet(stored, { body })) return first
        continue
      }
      const row = { kind: "pace" as const, key, state: "known", body, dueAt: null, leaseUntil: null }
      if ((await work.insertIfAbsent({ ...row, createdAt: clock.stamp() })).inserted) return first
    }
  }
}

/** Turns of the tenant are taken from the store in blocks: one write for several. */
function createBlocks(work: Work, clock: Pick<Clock, "now" | "stamp">) {
  const take = createTurns(work, clock)
  const ready: number[] = []
  const inLine = createLine()
  let lastTaken = 0

  async function next(deadline: number): Promise<number | null> {
    // A turn that nobody took in time is gone: used late, it would crowd the turns of others.
    while (ready[0] !== undefined && ready[0] < clock.now() - tenantRate.interval) ready.shift()
    if (ready.length === 0) {
      // After a rest one is enough; in a run of them, a block.
      const count = clock.now() - lastTaken < 3 * tenantRate.interval ? blockOf : 1
      lastTaken = clock.now()
      const first = await take("tenant", tenantRate, count, deadline)
      if (first === null) return null
      for (let at = 0; at < count; at++) ready.push(first + at * tenantRate.interval)
    }
    if ((ready[0] ?? 0) > deadline) return null
    return ready.shift() ?? null
  }

  return (deadline: number): Promise<number | null> => inLine(() => next(deadline))
}

/** Timers come late, and late ones bunch. */
function createGate(clock: Pick<Clock, "now">) {
  const recent: number[] = []
  const inLine = createLine()
  async function pass() {
    const oldest = recent.length < mostInOneSecond ? 0 : (recent[0] ?? 0) + 1010
    await sleepUntil(Math.max(oldest, (recent.at(-1) ?? 0) + leastBetween), clock)
    recent.push(clock.now())
    if (recent.length > mostInOneSecond) recent.shift()
  }
  return (): Promise<void> => inLine(pass)
}

async function sleepUntil(moment: number, clock: Pick<Clock, "now">): Promise<void> {
  for (let left = moment - clock.now(); left > 0; left = moment - clock.now())
    await new Promise<void>(resolve => setTimeout(resolve, Math.ceil(left)))
}
