// The clock: real for leases and tokens; for the calendar and the stamps of updates it can stand on another day.
import { type Day, londonDay, momentInLondon, toInstant } from "#domain/day/day.ts"
import type { Clock } from "#domain/work/ports.ts"

export const realClock: Clock = {
  now: () => Date.now(),
  today: () => londonDay(new Date().toISOString()),
  stamp: () => toInstant(new Date()),
  momentOf: momentInLondon,
}

/** Today is `day`; stamps carry that day and the real time of day. */
export const clockOn = (day: Day): Clock => ({
  now: () => Date.now(),
  today: () => day,
  stamp: () => stampOn(day, new Date()),
  momentOf: () => Date.now(),
})

/** The London time of day of `real`, moved to `day`; a day's difference between summer and winter time is taken up. */
function stampOn(day: Day, real: Date): string {
  const stamp = `${day}T${real.toISOString().slice(11, 19)}Z`
  if (londonDay(stamp) === day) return stamp
  return `${day}T22:59:59Z`
}
