// Who has a row on its way. Each instance tells milliseconds of its own, so that the end of a lease shows who took it: no
// report is lost with a process that is killed.
import type { Clock } from "#domain/work/ports.ts"

/** As many as share a table in a run. */
const places = 2

/** A multiple of `places`: the ends of leases are shared out as their beginnings are. */
export const leaseMilliseconds = 15_000

/** The clock of the instance at a place. */
export const clockAt = (clock: Clock, place: number): Clock => ({
  ...clock,
  now: () => places * Math.floor(clock.now() / places) + place,
})

/** One kill: of whom, when it was begun, and when the process was gone. */
export type Death = { place: number; killedAt: number; diedAt: number }

/** Whether the process that died had leased the row, rather than another instance, or the one started in its place. */
export const wasHeldBy = ({ leaseUntil }: { leaseUntil: number | null }, { place, diedAt }: Death): boolean =>
  leaseUntil !== null && leaseUntil % places === place && leaseUntil - leaseMilliseconds <= diedAt + places
