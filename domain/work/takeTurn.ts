// One of several instances does a job, once: a row with a lease says whose turn it is, and later that it was done.
import type { Clock, Work, WorkRow } from "./ports.ts"

/**
 * The row of a job, leased to the caller; null when another is at it. A row whose state is one of `ends` is given back
 * as it is, with no lease: the job is done.
 */
export async function takeTurn<Body>(
  { work, clock }: { work: Work; clock: Clock },
  key: string,
  body: Body,
  ends: readonly string[],
  leaseMilliseconds: number,
): Promise<WorkRow<Body> | null> {
  const now = clock.now()
  const leaseUntil = now + leaseMilliseconds
  const row = { kind: "job" as const, key, state: "begun", body, dueAt: null, leaseUntil, createdAt: clock.stamp() }
  const { inserted, row: stored } = await work.insertIfAbsent<Body>(row)
  if (inserted || ends.includes(stored.state)) return stored
  if (stored.leaseUntil !== null && stored.leaseUntil > now) return null
  return work.compareAndSet(stored, { leaseUntil })
}
