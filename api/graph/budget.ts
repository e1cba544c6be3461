// Keeps the app within SharePoint's resource units by itself: requests wait here for their units, by lane.
import { setTimeout } from "node:timers/promises"
import { AppError } from "#domain/errors.ts"
import { createAlarm, type Wait } from "./budgetAlarm.ts"
import { type Answer, readAnswer } from "./budgetAnswer.ts"
import { createPace } from "./budgetPace.ts"
import { createQueue, type Waiter } from "./budgetQueue.ts"
import { createSpending } from "./budgetSpending.ts"
import { currentTurn, type Lane } from "./lanes.ts"
import { dearest } from "./units.ts"

export type BudgetState = {
  /** What SharePoint may have counted in the last minute. */
  spentInMinute: number
  waiting: Record<Lane, number>
  /** On the budget's own clock; null when nothing holds it up. */
  pausedUntil: number | null
}

export type Budget = {
  /** Sends when the units are there, in the lane of who asks; throws "busy" when that is later than they can wait. */
  spend(units: number, send: () => Promise<Answer | undefined>, signal?: AbortSignal | null): Promise<void>
  state(): BudgetState
}

export type BudgetOptions = {
  unitsPerMinute: number
  /** Milliseconds on any clock that never goes back. */
  now(): number
  wait?: Wait
}

const minute = 60_000
/**
 * The share of the minute kept for reads and replies: an import that fills the rest locks nobody out. Not more, because
 * it lies idle while nothing but an import is there.
 */
const reservedShare = 0.04
/**
 * What an import may spend at once; the rest goes at an even pace. What is spent in a burst comes free in a burst, with a
 * gap before it in which nothing comes free for anybody: 2 % is a gap of 1.2 seconds.
 */
const importShareAtOnce = 0.02

/** Holds nothing open: a process that has nothing else to do may end. */
const unobtrusively: Wait = (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal, ref: false })

export function createBudget({ unitsPerMinute, now, wait = unobtrusively }: BudgetOptions): Budget {
  if (!(unitsPerMinute >= 2 * dearest)) throw new AppError("fault", `budget: ${unitsPerMinute} units are too few`)
  const reserve = Math.floor(unitsPerMinute * reservedShare)
  const spending = createSpending(unitsPerMinute)
  const pace = createPace((unitsPerMinute - reserve) / minute, Math.max(dearest, unitsPerMinute * importShareAtOnce))
  const queue = createQueue()
  const alarm = createAlarm(wait, look)
  let pausedUntil = Number.NEGATIVE_INFINITY

  /** When so many units may be had in a lane at the earliest, if nobody else took any. */
  function freeAt(lane: Lane, units: number, at: number): number {
    const mayTakeAll = lane === "read" || lane === "reply"
    const free = spending.freeAt(mayTakeAll ? units : units + reserve, at)
    return Math.max(free, pausedUntil, lane === "import" ? pace.freeAt(units, at) : at)
  }

  function busy(waiter: Waiter, at: number): AppError {
    const { lane, units } = waiter
    const seconds = Math.ceil((freeAt(lane, units + queue.unitsBefore(waiter), at) - at) / 1000)
    return new AppError("busy", `no units for lane ${lane}`, { retryAfterSeconds: Math.max(1, seconds) })
  }

  function handOut(at: number) {
    for (let first = queue.first(); first; first = queue.first()) {
      if (freeAt(first.lane, first.units, at) > at) return
      spending.begin(first.units)
      if (first.lane === "import") pace.take(first.units, at)
      first.pass()
    }
  }

  function turnAway(at: number): boolean {
    const late = queue.lateBy(Math.max(at, pausedUntil))
    // All are told before any goes: those who go leave the rest a shorter wait than they may count on.
    const told = late.map(waiter => ({ waiter, error: busy(waiter, at) }))
    for (const { waiter, error } of told) waiter.fail(error)
    return late.length > 0
  }

  function look() {
    const at = now()
    handOut(at)
    // Whoever stood first may have needed more than those behind.
    if (turnAway(at)) handOut(at)
    const first = queue.first()
    if (first) alarm.set(Math.min(queue.soonest(), freeAt(first.lane, first.units, at)), at)
    else alarm.clear()
  }

  async function takeTurn(units: number, signal: AbortSignal | null) {
    signal?.throwIfAborted()
    const { lane, patienceMilliseconds } = currentTurn()
    const at = now()
    const waiter = queue.join({ lane, units, deadline: at + patienceMilliseconds }, signal, look)
    // Nobody hangs for what cannot come in time.
    if (freeAt(lane, units, at) > waiter.deadline) waiter.fail(busy(waiter, at))
    else look()
    await waiter.passed
  }

  function settle(units: number, answer: Answer | undefined) {
    const at = now()
    spending.end(units, at)
    if (answer) {
      const { pauseMilliseconds, remaining } = readAnswer(answer)
      if (pauseMilliseconds > 0) pausedUntil = Math.max(pausedUntil, at + pauseMilliseconds)
      if (remaining) spending.hear(remaining.units, at + remaining.forMilliseconds, at)
    }
    look()
  }

  return {
    async spend(units, send, signal = null) {
      // Others' units are theirs to count, and their "too many" is none of ours.
      if (units === 0) return void (await send())
      await takeTurn(units, signal)
      let answer: Answer | undefined
      try {
        answer = await send()
      } finally {
        settle(units, answer)
      }
    },
    state() {
      const at = now()
      const isPaused = pausedUntil > at
      return {
        spentInMinute: spending.spentAt(at),
        waiting: queue.counts(),
        pausedUntil: isPaused ? pausedUntil : null,
      }
    },
  }
}
