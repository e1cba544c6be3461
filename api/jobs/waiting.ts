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

export function createWaiting(work: Work): Waiting {
  let replies = new Map<string, ReplyRow>()
  let requests = new Map<string, RequestRow>()
  let version = 0
  let putWhileReading: (() => void)[] = []
  let reading: Promise<unknown> = Promise.resolve()

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
    replies = new Map(readReplies.map(row => [row.key, row]))
    requests = new Map(readRequests.map(row => [row.key, row]))
    // What changed here while the store was read is newer than what was read.
    for (const again of putWhileReading) again()
    const now = JSON.stringify([...replies.values(), ...requests.values()].map(row => [row.key, row.state]))
    if (now !== seen) version++
  }
}
