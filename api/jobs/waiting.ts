// What is on its way to the lists, kept in memory beside the store: it is laid over the register at every reading.
import type { RequestBody, RequestRow } from "#domain/request/requestRow.ts"
import { isRequestWaiting, requestWaitingStates } from "#domain/request/requestRow.ts"
import { isWaiting, type Reply, type ReplyRow, waitingStates } from "#domain/update/reply.ts"
import type { Work } from "#domain/work/ports.ts"

export type Waiting = {
  replies(): readonly ReplyRow[]
  requests(): readonly RequestRow[]
  /** Rises with every change. */
  version(): number
  /** A reply as it now stands: kept while it waits, forgotten when it does not. */
  put(row: ReplyRow): void
  putRequest(row: RequestRow): void
  /** From the store: what other instances accepted and ended. */
  read(): Promise<void>
}

/** The copy of the lists, as far as it is told here. */
export type Lists = {
  /** When the last completed reading of them began, in real milliseconds. */
  readFrom(): number
  /** Has them read soon. */
  refresh(): void
  now(): number
}

/** The state here of what another instance brought to the lists, until the copy has been read again. */
export const endedElsewhere = "ended elsewhere"

export function createWaiting(work: Work, lists: Lists): Waiting {
  let replies = new Map<string, ReplyRow>()
  let requests = new Map<string, RequestRow>()
  let version = 0
  let putWhileReading: (() => void)[] = []
  let reading: Promise<unknown> = Promise.resolve()
  /** When what was ended elsewhere was noticed, by its key. */
  const noticed = new Map<string, number>()

  function put(row: ReplyRow) {
    putWhileReading.push(() => keep(replies, row, isWaiting(row)))
    keep(replies, row, isWaiting(row))
  }

  function putRequest(row: RequestRow) {
    putWhileReading.push(() => keep(requests, row, isRequestWaiting(row)))
    keep(requests, row, isRequestWaiting(row))
  }

  function keep<R extends { key: string }>(rows: Map<string, R>, row: R, isKept: boolean) {
    if (!isKept && !rows.has(row.key)) return
    if (isKept) rows.set(row.key, row)
    else rows.delete(row.key)
    version++
  }

  return {
    replies: () => [...replies.values()],
    requests: () => [...requests.values()],
    version: () => version,
    put,
    putRequest,
    /** One reading after the other. */
    read() {
      const mine = reading.then(readNow)
      reading = mine.catch(() => {})
      return mine
    },
  }

  async function readNow() {
    putWhileReading = []
    const readReplies = await work.list<Reply>("reply", { states: waitingStates })
    const readRequests = await work.list<RequestBody>("request", { states: requestWaitingStates })
    const seen = JSON.stringify([...replies.values(), ...requests.values()].map(row => [row.key, row.state]))
    replies = withEnded(replies, readReplies)
    requests = withEnded(requests, readRequests)
    // What changed here while the store was read is newer than what was read.
    for (const again of putWhileReading) again()
    for (const key of noticed.keys()) if (!isEndedElsewhere(key)) noticed.delete(key)
    if (noticed.size > 0) lists.refresh()
    const now = JSON.stringify([...replies.values(), ...requests.values()].map(row => [row.key, row.state]))
    if (now !== seen) version++
  }

  function isEndedElsewhere(key: string): boolean {
    return (replies.get(key) ?? requests.get(key))?.state === endedElsewhere
  }

  function withEnded<R extends { key: string; state: string }>(before: ReadonlyMap<string, R>, read: readonly R[]) {
    const rows = new Map(read.map(row => [row.key, row]))
    for (const row of before.values()) {
      if (rows.has(row.key)) continue
      const since = noticed.get(row.key) ?? lists.now()
      if (lists.readFrom() > since) noticed.delete(row.key)
      else {
        noticed.set(row.key, since)
        rows.set(row.key, { ...row, state: endedElsewhere })
      }
    }
    return rows
  }
}
