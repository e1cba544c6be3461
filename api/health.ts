// How the app is: what a monitor asks, and what a manager will see.
import type { Instant } from "#domain/day/day.ts"
import type { Message } from "#domain/message/message.ts"
import type { Work } from "#domain/work/ports.ts"
import type { Worker } from "./jobs/worker.ts"
import type { Replica } from "./replica/replica.ts"
import type { Health } from "./routes/apiPorts.ts"

type Parts = { work: Work; replica: Replica; worker: Worker; now(): number }

/** Older than this, and something holds the work up. */
const longestRound = 5 * 60_000

export async function readHealth({ work, replica, worker, now }: Parts): Promise<Health> {
  const { lastRound, lastFault } = worker.health()
  const messages: Record<string, number> = {}
  for (const row of await work.list<Message>("message")) messages[row.state] = (messages[row.state] ?? 0) + 1
  const waiting = worker.waiting()
  const oldest = waiting.map(row => row.createdAt).toSorted()[0] ?? null
  return {
    isHealthy: lastRound !== null && now() - lastRound < longestRound,
    listsReadAt: replica.readAt() satisfies Instant,
    repliesWaiting: waiting.length,
    oldestReply: oldest,
    messages,
    unreadableItems: replica.unreadable().length,
    lastFault,
  }
}
