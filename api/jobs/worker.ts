// Does the durable work: replies on their way to SharePoint, messages on their way to Teams.
import { type DeliverPorts, deliver } from "#domain/message/deliver.ts"
import type { Message } from "#domain/message/message.ts"
import { type RecordPorts, recordUpdate } from "#domain/update/recordUpdate.ts"
import { isWaiting, type Reply, type ReplyRow, waitingStates } from "#domain/update/reply.ts"
import { type Incoming, type Taken, type TakeReplyPorts, takeReply } from "#domain/update/takeReply.ts"
import type { Clock, Work } from "#domain/work/ports.ts"

/** A worker that died gives its rows back after this long; longer than any one exchange may take. */
export const leaseMilliseconds = 60_000

/** An owner waits at most this long for the plan; then the answer is kept, and they are told so. */
const patienceMilliseconds = 3000
const betweenRounds = 1000
const rowsPerRound = 20

export type Worker = {
  takeReplies(incoming: readonly Incoming[]): Promise<Taken[]>
  /** Looks for work now rather than at the next round. */
  nudge(): void
  /** Waiting replies as last seen, for laying over the register. */
  waiting(): readonly ReplyRow[]
  start(): Promise<void>
  /** Lets what is under way end. */
  stop(): Promise<void>
  /** Real milliseconds of the last completed round, and what went wrong last; the details are in the log. */
  health(): { lastRound: number | null; lastFault: string | null }
}

type Parts = {
  work: Work
  clock: Clock
  taking: Omit<TakeReplyPorts, "leaseMilliseconds">
  recording: RecordPorts
  delivering: DeliverPorts
  /** A reply that had to wait has reached its end. */
  late(row: ReplyRow): Promise<void>
  log(event: string, detail: unknown): void
}

export function createWorker(parts: Parts): Worker {
  const { work, clock } = parts
  let waiting: readonly ReplyRow[] = []
  let round: Promise<void> | null = null
  let isNudged = false
  let isStopped = false
  let timer: NodeJS.Timeout | undefined
  let lastRound: number | null = null
  let lastFault: string | null = null
  /** Replies being recorded while their sender waits, by key: the same answer sent again waits along. */
  const recording = new Map<string, Promise<ReplyRow>>()
  const inline = new Set<Promise<unknown>>()

  const readWaiting = async () => {
    waiting = await work.list<Reply>("reply", { states: waitingStates })
  }

  async function record(row: ReplyRow): Promise<ReplyRow> {
    try {
      return await recordUpdate(parts.recording, row)
    } catch (error) {
      fault("reply not recorded yet", error)
      return row
    } finally {
      await readWaiting()
    }
  }

  function fault(event: string, error: unknown) {
    lastFault = event
    parts.log(event, error)
  }

  async function takeReplies(incoming: readonly Incoming[]): Promise<Taken[]> {
    const taken: Taken[] = []
    for (const one of incoming) {
      const accepted = await takeReply({ ...parts.taking, leaseMilliseconds }, one)
      // The next one is judged with this one laid over the register: no two carry the same second.
      await readWaiting()
      if (accepted.kind === "taken" && !accepted.isRepeat) begin(accepted.row)
      taken.push(accepted)
    }
    let isAnswered = false
    const recorded = Promise.all(taken.map(it => (it.kind === "taken" ? (recording.get(it.row.key) ?? null) : null)))
    const done = recorded.then(async rows => {
      nudge()
      if (isAnswered) for (const row of rows) if (row) await tellLate(row)
    })
    inline.add(done)
    const drop = () => inline.delete(done)
    void done.then(drop, drop)
    await Promise.race([done, pause(patienceMilliseconds)])
    isAnswered = true
    return Promise.all(taken.map(it => latest(it)))
  }

  function begin(row: ReplyRow) {
    const recorded = record(row).finally(() => recording.delete(row.key))
    recording.set(row.key, recorded)
  }

  /** Who was told that the answer is kept is told what became of it; that this fails holds nothing up. */
  async function tellLate(row: ReplyRow) {
    if (!isWaiting(row)) await parts.late(row).catch(error => fault("late reply not told", error))
  }

  /** How far a reply has come by now. */
  async function latest(taken: Taken): Promise<Taken> {
    if (taken.kind === "refused") return taken
    return { ...taken, row: (await work.get<Reply>("reply", taken.row.key)) ?? taken.row }
  }

  async function doReplies() {
    const now = clock.now()
    for (const row of await work.claimDue<Reply>("reply", now, now + leaseMilliseconds, rowsPerRound)) {
      await tellLate(await record(row))
    }
  }

  async function doMessages() {
    const now = clock.now()
    const rows = await work.claimDue<Message>("message", now, now + leaseMilliseconds, rowsPerRound)
    for (const row of rows) await deliver(parts.delivering, row).catch(error => fault("message not sent", error))
    if (rows.length === rowsPerRound) isNudged = true
  }

  async function doRound() {
    for (const part of [doReplies, doMessages]) await part().catch(error => fault("a round of work failed", error))
    lastRound = clock.now()
  }

  function nudge() {
    if (isStopped) return
    isNudged = true
    if (round !== null) return
    clearTimeout(timer)
    isNudged = false
    round = doRound().finally(() => {
      round = null
      if (isStopped) return
      if (isNudged) nudge()
      else timer = setTimeout(nudge, betweenRounds)
    })
  }

  return {
    takeReplies,
    nudge,
    waiting: () => waiting,
    async start() {
      await readWaiting()
      nudge()
    },
    async stop() {
      isStopped = true
      clearTimeout(timer)
      await round
      await Promise.all(inline)
    },
    health: () => ({ lastRound, lastFault }),
  }
}

const pause = (milliseconds: number) => new Promise<void>(resolve => setTimeout(resolve, milliseconds).unref())
