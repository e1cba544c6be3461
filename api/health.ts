// How the app is: what a monitor asks, and what a manager will see.
import { decodeTime, isValid } from "ulid"
import { concernsAll } from "#domain/message/reasons.ts"
import { isRequestWaiting, type RequestRow } from "#domain/request/requestRow.ts"
import type { Work } from "#domain/work/ports.ts"
import { createLateMessages, type LateMessages } from "./jobs/lateMessages.ts"
import type { Worker } from "./jobs/worker.ts"
import type { Replica } from "./replica/replica.ts"
import type { Health } from "./routes/apiPorts.ts"

type Parts = {
  work: Pick<Work, "count" | "soonest">
  replica: Pick<Replica, "readAt" | "readMoment" | "unreadable">
  worker: { lastRound: Worker["lastRound"]; waiting: Pick<Worker["waiting"], "replies" | "requests"> }
  /** What went wrong last in any of the jobs. */
  lastFault(): string | null
  now(): number
}

/** Longer than this without a round of work, a reading of the lists or an end for what was taken, and something is stuck. */
const longest = { round: 5 * 60_000, reading: 10 * 60_000, waiting: 30 * 60_000 }

export function createHealth(parts: Parts): () => Promise<Health> {
  const lateMessages = createLateMessages(parts)
  return () => readHealth(parts, lateMessages)
}

async function readHealth(parts: Parts, lateMessages: LateMessages): Promise<Health> {
  const { work, replica, worker, lastFault, now } = parts
  const lastRound = worker.lastRound()
  const late = await lateMessages()
  // Stamps may stand on another day; a key tells the real moment it was made.
  const replies = worker.waiting.replies().map(row => decodeTime(row.body.draft.key))
  const requests = worker.waiting.requests().filter(isRequestWaiting).map(acceptedAt)
  const oldest = oldestOf([
    ...replies.map(since => ({ what: "answer" as const, since })),
    ...requests.map(since => ({ what: "request" as const, since })),
    ...(late.oldest ? [{ what: "message" as const, since: late.oldest.since }] : []),
  ])
  const isWorking = lastRound !== null && now() - lastRound < longest.round
  const isReading = now() - replica.readMoment() < longest.reading
  const isLate = (since: number) => now() - since >= longest.waiting
  const isMovingOn = oldest === null || !isLate(oldest.since)
  const isRefused = concernsAll(late.why)
  const why = isRefused || (late.oldest && isLate(late.oldest.since)) ? late.why : null
  return {
    isHealthy: isWorking && isReading && isMovingOn && !isRefused,
    listsReadAt: replica.readAt(),
    repliesWaiting: replies.length,
    oldestWaiting: oldest && { what: oldest.what, seconds: Math.round((now() - oldest.since) / 1000) },
    messages: await work.count("message", ["pending", "sending"]),
    unreadableItems: replica.unreadable().length,
    lastFault: why ?? lastFault(),
  }
}

type Since = { what: "answer" | "request" | "message"; since: number }

const oldestOf = (all: readonly Since[]): Since | null => all.toSorted((a, b) => a.since - b.since)[0] ?? null

/** Whoever asks how the app is gets an answer, also where a row is of another version. */
function acceptedAt({ body, createdAt }: RequestRow): number {
  const key = body.type === "decide" ? body.updateKey : body.request.key
  return isValid(key) ? decodeTime(key) : Date.parse(createdAt)
}
