// Does the durable work: replies and requests on their way to SharePoint, messages on their way to Teams.
import { setTimeout as wait } from "node:timers/promises"
import { type DeliverPorts, deliver, whomOf } from "#domain/message/deliver.ts"
import type { Message } from "#domain/message/message.ts"
import { type RecordRequestPorts, recordRequest } from "#domain/request/recordRequest.ts"
import { isRequestWaiting, type RequestRow } from "#domain/request/requestRow.ts"
import { type RecordPorts, recordUpdate } from "#domain/update/recordUpdate.ts"
import { isWaiting, type Reply, type ReplyRow } from "#domain/update/reply.ts"
import type { Incoming, Taken, TakeReplyPorts } from "#domain/update/takeReply.ts"
import { inTurns } from "#domain/work/inTurns.ts"
import type { Clock, Work, WorkRow } from "#domain/work/ports.ts"
import { createRounds } from "./rounds.ts"
import { createTaking } from "./taking.ts"
import { createTelling } from "./telling.ts"
import { createWaiting, type Lists, type Waiting } from "./waiting.ts"

/** In milliseconds. */
export type Limits = {
  /** A worker that died gives its rows back after this long; longer than any one exchange may take. */
  lease: number
  /** Longest that one post to Teams may take. */
  send: number
}
export const usualLimits: Limits = { lease: 60_000, send: 15_000 }

const repliesAtOnce = 8
const messagesAtOnce = 24
/** As soon as so many places are free, so many are claimed: nobody waits for the slowest. */
const claimedAtOnce = 8

export type Worker = {
  takeReplies(incoming: readonly Incoming[]): Promise<Taken[]>
  /** Looks for work now rather than at the next round. */
  nudge(): void
  /** Replies and requests on their way, as last seen, for laying over the register. */
  waiting: Pick<Waiting, "replies" | "requests" | "version" | "read">
  /** A request was accepted here. */
  accepted(row: RequestRow): void
  start(): Promise<void>
  /** Lets what is under way end. */
  stop(): Promise<void>
  /** Real milliseconds of the last completed round. */
  lastRound(): number | null
}

type Parts = {
  work: Work
  clock: Clock
  taking: Omit<TakeReplyPorts, "leaseMilliseconds">
  recording: RecordPorts
  requesting: RecordRequestPorts
  lists: Lists
  limits?: Limits
  delivering: Omit<DeliverPorts, "sendMilliseconds" | "leaseMilliseconds" | "wait" | "jitter">
  /** How long to rest when there was nothing to do. */
  restMilliseconds: number
  /** Runs what goes to the lists in the lane of replies; at once or not at all when nobody can wait for long. */
  inReplyLane<T>(canWait: boolean, run: () => Promise<T>): Promise<T>
  /** A reply has reached its end; `isLate` when its sender was told that it is kept. */
  ended(row: ReplyRow, isLate: boolean): Promise<void>
  /** A request or a decision has. */
  requestEnded(row: RequestRow): Promise<void>
  log(event: string, detail: unknown): void
}

export function createWorker(parts: Parts): Worker {
  const { work, clock } = parts
  const { lease: leaseMilliseconds, send: sendMilliseconds } = parts.limits ?? usualLimits
  const waiting = createWaiting(work, parts.lists)
  const delivering = { ...parts.delivering, sendMilliseconds, leaseMilliseconds, wait, jitter: Math.random }
  const fault = parts.log

  async function record(row: ReplyRow, canWait: boolean): Promise<ReplyRow> {
    try {
      const done = await parts.inReplyLane(canWait, () => recordUpdate(parts.recording, row))
      waiting.put(done)
      return done
    } catch (error) {
      fault("reply not recorded yet", error)
      return row
    }
  }

  async function recordOne(row: RequestRow) {
    try {
      const done = await parts.inReplyLane(true, () => recordRequest(parts.requesting, row))
      waiting.putRequest(done)
      if (!isRequestWaiting(done)) telling.soon(() => parts.requestEnded(done))
    } catch (error) {
      fault("request not recorded yet", error)
    }
  }

  const notTold = (error: unknown) => fault("a card was not brought up to date", error)
  const telling = createTelling(notTold)
  const taking = createTaking({
    ...parts.taking,
    leaseMilliseconds,
    waiting,
    record: row => record(row, false),
    ended: async (row, isLate) => {
      if (!isWaiting(row)) await parts.ended(row, isLate).catch(notTold)
    },
    nudge: () => nudge(),
  })

  async function doReplies(): Promise<boolean> {
    await waiting.read()
    const now = clock.now()
    const rows = await work.claimDue<Reply>("reply", now, now + leaseMilliseconds, 2 * repliesAtOnce)
    await inTurns(rows, repliesAtOnce, async row => {
      const done = await record(row, true)
      if (!isWaiting(done)) telling.soon(() => parts.ended(done, true))
    })
    return rows.length > 0
  }

  async function doRequests(): Promise<boolean> {
    const now = clock.now()
    const rows: RequestRow[] = await work.claimDue("request", now, now + leaseMilliseconds, repliesAtOnce)
    for (const row of rows) await recordOne(row)
    return rows.length === repliesAtOnce
  }

  /** What is being sent, by conversation: the messages of one keep their order. */
  const flying = new Map<string, Promise<void>>()
  let inFlight = 0

  async function doMessages(): Promise<boolean> {
    while (inFlight > messagesAtOnce - claimedAtOnce) await Promise.race(flying.values())
    const now = clock.now()
    const rows = await work.claimDue<Message>("message", now, now + leaseMilliseconds, claimedAtOnce)
    for (const row of rows) fly(row)
    return rows.length > 0
  }

  function fly(row: WorkRow<Message>) {
    const whom = whomOf(row.body.to)
    inFlight++
    const mine: Promise<void> = (flying.get(whom) ?? Promise.resolve())
      .then(async () => {
        await deliver(delivering, row)
      })
      .catch(error => fault("message not sent", error))
      .finally(() => {
        inFlight--
        if (flying.get(whom) === mine) flying.delete(whom)
      })
    flying.set(whom, mine)
  }

  const failed = (error: unknown) => fault("a round of work failed", error)
  const shared = { restMilliseconds: parts.restMilliseconds, failed, now: clock.now }
  const rounds = [doReplies, doRequests, doMessages].map(round => createRounds({ ...shared, round }))
  const nudge = () => {
    for (const each of rounds) each.nudge()
  }

  return {
    takeReplies: taking.takeReplies,
    nudge,
    waiting,
    accepted: row => waiting.putRequest(row),
    async start() {
      await waiting.read()
      nudge()
    },
    async stop() {
      await Promise.all(rounds.map(each => each.stop()))
      await Promise.all(flying.values())
      await taking.settled()
      await telling.settled()
    },
    lastRound() {
      const moments = rounds.map(each => each.lastRound())
      return moments.includes(null) ? null : Math.min(...moments.map(Number))
    },
  }
}
