// How the app is: what a monitor asks, and what a manager will see.
import { decodeTime } from "ulid"
import type { Work } from "#domain/work/ports.ts"
import type { Worker } from "./jobs/worker.ts"
import type { Replica } from "./replica/replica.ts"
import type { Health } from "./routes/apiPorts.ts"

type Parts = {
  work: Work
  replica: Replica
  worker: Pick<Worker, "lastRound" | "waiting">
  /** What went wrong last in any of the jobs. */
  lastFault(): string | null
  now(): number
}

/** Longer than this without a round of work, a reading of the lists or an end for a reply, and something is stuck. */
const longest = { round: 5 * 60_000, reading: 10 * 60_000, reply: 30 * 60_000 }

export async function readHealth({ work, replica, worker, lastFault, now }: Parts): Promise<Health> {
  const lastRound = worker.lastRound()
  // Stamps may stand on another day; a key tells the real moment it was made.
  const waiting = worker.waiting.replies().map(row => decodeTime(row.body.draft.key))
  const oldest = waiting.length === 0 ? null : Math.min(...waiting)
  const isWorking = lastRound !== null && now() - lastRound < longest.round
  const isReading = now() - replica.readMoment() < longest.reading
  const isMovingOn = oldest === null || now() - oldest < longest.reply
  return {
    isHealthy: isWorking && isReading && isMovingOn,
    listsReadAt: replica.readAt(),
    repliesWaiting: waiting.length,
    oldestReplySeconds: oldest === null ? null : Math.round((now() - oldest) / 1000),
    messages: await work.count("message", ["pending", "sending"]),
    unreadableItems: replica.unreadable().length,
    lastFault: lastFault(),
  }
}
