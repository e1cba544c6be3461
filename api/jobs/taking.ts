// Takes answers and tries at once to bring them to the plan, for as long as their sender can be kept waiting.
import type { Reply, ReplyRow } from "#domain/update/reply.ts"
import { type Incoming, type Taken, type TakeReplyPorts, takeReply } from "#domain/update/takeReply.ts"
import type { Waiting } from "./waiting.ts"

/**
 * An owner waits this long for the plan while the lists answer quickly; while they do not, the answer is confirmed as soon
 * as it is on disk, and the card says later that it has reached the plan.
 */
const patienceMilliseconds = 3000
const impatienceMilliseconds = 15
const quickMilliseconds = 100
const remembered = 7

type Parts = TakeReplyPorts & {
  waiting: Pick<Waiting, "put">
  record(row: ReplyRow): Promise<ReplyRow>
  ended(row: ReplyRow, isLate: boolean): Promise<void>
  nudge(): void
}

export function createTaking(parts: Parts) {
  const { work, waiting } = parts
  /** Replies being recorded while their sender waits, by key: the same answer sent again waits along. */
  const recording = new Map<string, Promise<ReplyRow>>()
  const inline = new Set<Promise<unknown>>()
  /** Of one action one after the other: each is judged with the last laid over, so that no two carry the same second. */
  const accepting = new Map<string, Promise<unknown>>()

  function accept(incoming: Incoming): Promise<Taken> {
    const { actionKey } = incoming.form
    const mine = (accepting.get(actionKey) ?? Promise.resolve()).then(async () => {
      const taken = await takeReply(parts, incoming)
      if (taken.kind === "taken" && !taken.isRepeat) {
        waiting.put(taken.row)
        begin(taken.row)
      }
      return taken
    })
    const ended = mine
      .catch(() => {})
      .finally(() => {
        if (accepting.get(actionKey) === ended) accepting.delete(actionKey)
      })
    accepting.set(actionKey, ended)
    return mine
  }

  /** How long the last ones took to reach the plan. */
  const lately: number[] = []
  const areListsQuick = () => (lately.toSorted((a, b) => a - b)[lately.length >> 1] ?? 0) <= quickMilliseconds

  function begin(row: ReplyRow) {
    const begun = performance.now()
    const recorded = parts.record(row).finally(() => {
      recording.delete(row.key)
      if (lately.push(performance.now() - begun) > remembered) lately.shift()
    })
    recording.set(row.key, recorded)
  }

  async function takeReplies(incoming: readonly Incoming[]): Promise<Taken[]> {
    const taken: Taken[] = []
    for (const one of incoming) taken.push(await accept(one))
    let isAnswered = false
    const recorded = Promise.all(taken.map(it => (it.kind === "taken" ? (recording.get(it.row.key) ?? null) : null)))
    const done = recorded.then(async rows => {
      parts.nudge()
      for (const row of rows) if (row) await parts.ended(row, isAnswered)
    })
    inline.add(done)
    const drop = () => inline.delete(done)
    void done.then(drop, drop)
    await Promise.race([recorded, pause(areListsQuick() ? patienceMilliseconds : impatienceMilliseconds)])
    isAnswered = true
    return Promise.all(taken.map(latest))
  }

  /** How far a reply has come by now. */
  async function latest(taken: Taken): Promise<Taken> {
    if (taken.kind === "refused") return taken
    return { ...taken, row: (await work.get<Reply>("reply", taken.row.key)) ?? taken.row }
  }

  return {
    takeReplies,
    async settled() {
      await Promise.all(inline)
    },
  }
}

const pause = (milliseconds: number) => new Promise<void>(resolve => setTimeout(resolve, milliseconds).unref())
