// Random cases of the policy of reminders, each made from its number: the same number is the same case. Days are
// numbers here, counted from the first.
import type { Stage } from "#domain/byWhen/byWhen.ts"
import { addDays, type Day } from "#domain/day/day.ts"
import { aStage } from "../../support/builders.ts"

const firstDay = "2025-09-01"
const known = Array.from({ length: 1200 }, (_, at) => addDays(firstDay, at))
export const dayAt = (at: number): Day => known[at] ?? addDays(firstDay, at)
/** The first day is a Monday. */
export const weekdayAt = (at: number): number => at % 7

export const postKeys = ["a", "b"] as const
export type PostKey = (typeof postKeys)[number]
type Range = { from: number; to: number }
export const isIn = (range: Range | null, at: number): boolean => range !== null && range.from <= at && at <= range.to

/** Given before that day's cards are planned, or after; `completes` what is due of an action with a stage that comes again. */
export type Answer = { on: number; post: PostKey; isEarly: boolean; completes: boolean }
export type CaseAction = {
  key: string
  leads: readonly PostKey[]
  /** With the day each is due by now; null when it has none, or is done for good. */
  stages: readonly { stage: Stage; due: number | null }[]
  reviewOn: number | null
  isExempt: boolean
  completedOn: number | null
  answers: readonly Answer[]
  remindOn: number | null
}
export type Case = {
  start: number
  last: number
  bankHolidays: ReadonlySet<number>
  closure: Range | null
  recess: Range | null
  schoolHoliday: Range | null
  posts: Record<PostKey, { person: string; worksOn: readonly number[]; isTermTimeOnly: boolean }>
  approvedOn: number
  /** Null: asking is never begun. */
  askedFrom: number | null
  /** A forum's meetings, whose rounds may overlap; none for a plan that is asked each month. */
  meetings: readonly { on: number; due: number; opens: number }[]
  actions: readonly CaseAction[]
  /** Days whose cards may or may not have arrived, and days on which the app is down. */
  lost: ReadonlySet<number>
  down: ReadonlySet<number>
}

const daysSimulated = 16

/** Numbers from a seed, evenly spread from 0 up to 1. */
function numbersFrom(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    const again = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed))
    return ((again ^ (again >>> 14)) >>> 0) / 4_294_967_296
  }
}

function dice(seed: number) {
  const next = numbersFrom(seed)
  const int = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  const chance = (of: number) => next() < of
  const maybe = <T>(of: number, make: () => T): T | null => (chance(of) ? make() : null)
  const some = <T>(least: number, most: number, make: (at: number) => T): T[] =>
    Array.from({ length: int(least, most) }, (_, at) => make(at))
  return { int, chance, maybe, some }
}
type Dice = ReturnType<typeof dice>

export function makeCase(seed: number): Case {
  const throws = dice(seed)
  const { int, chance, maybe, some } = throws
  const start = int(150, 900)
  const last = start + daysSimulated - 1
  const range = (longest: number) => {
    const from = int(start - 5, last)
    return { from, to: from + int(0, longest) }
  }
  /** Six and a half weeks. */
  const summer = () => {
    const from = int(start - 40, last)
    return { from, to: from + 45 }
  }
  const isSummer = chance(0.15)
  const daysOf = (of: number) =>
    new Set(Array.from({ length: daysSimulated }, (_, at) => start + at).filter(() => chance(of)))
  const isBegun = chance(0.75)
  const approvedOn = isBegun ? start - int(1, 60) : int(start, last)
  const meeting = () => {
    const due = int(start - 8, last + 8)
    return { on: due + int(5, 15), due, opens: due - int(4, 14) }
  }
  return {
    start,
    last,
    bankHolidays: new Set(some(0, 2, () => int(start - 3, last + 3))),
    closure: maybe(0.25, () => range(9)),
    recess: maybe(0.25, () => range(10)),
    schoolHoliday: isSummer ? summer() : maybe(0.25, () => range(10)),
    posts: { a: pattern(throws, "p"), b: pattern(throws, chance(0.4) ? "p" : "q") },
    approvedOn,
    askedFrom: maybe(0.96, () => approvedOn + int(0, 3)),
    meetings: chance(0.5) ? some(1, 2, meeting) : [],
    actions: some(1, 3, at => makeAction(throws, `action${at}`, [start, last], isSummer)),
    lost: daysOf(0.12),
    down: daysOf(0.06),
  }
}

function pattern({ int, chance }: Dice, person: string) {
  const days = [1, 2, 3, 4, 5].filter(() => chance(0.6))
  const worksOn = chance(0.5) ? [] : days.length > 0 ? days : [int(1, 5)]
  return { person, worksOn, isTermTimeOnly: chance(0.2) }
}

function makeAction(
  { int, chance, maybe, some }: Dice,
  key: string,
  [start, last]: readonly [number, number],
  isSummer: boolean,
): CaseAction {
  const leads: readonly PostKey[] = chance(0.2) ? postKeys : [chance(0.6) ? "a" : "b"]
  const answer = (from: number, to: number): Answer => ({
    on: int(from, to),
    post: leads[int(0, leads.length - 1)] ?? "a",
    isEarly: chance(0.5),
    completes: false,
  })
  const stage = (at: number) => {
    // Some fall at the end of a summer that begins in these days.
    const latest = maybe(0.85, () => (chance(0.2) ? int(last + 20, last + 50) : int(start - 25, last + 20)))
    const isDone = chance(0.25)
    const days = {
      latest: latest === null ? null : dayAt(latest),
      earliest: latest === null ? null : maybe(0.3, () => dayAt(latest - int(0, 40))),
      // So long ago that the next occurrence of what repeats cannot be meant.
      doneOn: isDone ? dayAt(start - 1) : null,
    }
    const label = maybe(0.6, () => (chance(0.3) ? "Scoping" : `Stage ${at}`))
    const repeats = isDone ? null : maybe(0.2, () => "annually")
    const inferred = maybe(0.02, () => "the year")
    const due = isDone ? null : latest
    return { stage: aStage({ ...days, label, repeats, inferred, ongoing: latest === null }), due }
  }
  const stages = some(0, 3, stage)
  const again = maybe(0.25, () => monthly(int, start, last))
  // Not so early that it would be of the last occurrence; nor before a summer, which makes the next due at once.
  const done =
    again && leads.length === 1 && !isSummer
      ? maybe(0.4, () => ({ ...answer(Math.max(start, again.due - 12), last), completes: true }))
      : null
  return {
    key,
    leads,
    stages: again ? [...stages, again] : stages,
    reviewOn: maybe(0.25, () => int(start - 20, last + 20)),
    isExempt: chance(0.1),
    completedOn: maybe(0.15, () => int(start, last)),
    answers: [
      ...some(0, 1, () => answer(start - 20, start - 1)),
      ...some(0, 2, () => answer(start, last)),
      ...(done ? [done] : []),
    ],
    remindOn: maybe(0.12, () => int(start - 3, last + 3)),
  }
}

/** A monthly stage that was done once, twice or thrice, the last time a little early or late: its next occurrence is due. */
function monthly(int: Dice["int"], start: number, last: number) {
  const due = int(start, last)
  const day = Math.min(27, Number(dayAt(due).slice(8)))
  const months = (back: number) => {
    const [year = 0, month = 0] = dayAt(due).split("-").map(Number)
    return new Date(Date.UTC(year, month - 1 - back, day)).toISOString().slice(0, 10)
  }
  const doneOn = addDays(months(1), int(-10, Math.min(10, start - 1 - due + 28)))
  const next = due - (Number(dayAt(due).slice(8)) - day)
  return { stage: aStage({ latest: months(int(1, 3)), repeats: "monthly", doneOn }), due: next }
}
