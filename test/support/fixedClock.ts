import { type Day, momentInLondon, toInstant } from "#domain/day/day.ts"
import type { Clock } from "#domain/work/ports.ts"

export type FixedClock = Clock & {
  /** Moves the calendar to a day, at nine in the morning; leases stay where they were. */
  setDay(day: Day): void
  /** Lets time go by: for the calendar and for leases. */
  pass(seconds: number): void
}

/** A clock that stands still until it is told otherwise. */
export function fixedClock(day: Day = "2026-11-26"): FixedClock {
  let moment = Date.parse(`${day}T09:00:00Z`)
  let now = 1_000_000
  return {
    today: () => toInstant(new Date(moment)).slice(0, 10),
    stamp: () => toInstant(new Date(moment)),
    now: () => now,
    momentOf: (on, hour) => now + momentInLondon(on, hour) - moment,
    setDay: to => {
      moment = Date.parse(`${to}T09:00:00Z`)
    },
    pass: seconds => {
      moment += seconds * 1000
      now += seconds * 1000
    },
  }
}
