// The register with everything on its way laid over it, made anew only when something has changed.
import type { Request } from "#domain/people/request.ts"
import { type RequestRow, waitingRequests } from "#domain/request/requestRow.ts"
import { type Overlay, startOverlay } from "#domain/update/overlay.ts"
import type { Register } from "#domain/update/register.ts"
import { byAcceptance, type ReplyRow } from "#domain/update/reply.ts"
import { endedElsewhere, type Waiting } from "./jobs/waiting.ts"

type Parts = {
  register: Register
  /** Rises with every change of the register. */
  version(): number
  waiting: Pick<Waiting, "replies" | "requests" | "version">
}

type Made = { base: number; waiting: number; requests: string; over: Overlay; replies: Set<string>; last: string }

export function createOverlaid({ register, version, waiting }: Parts): () => Register {
  let made: Made | null = null

  function make(requests: readonly Request[], replies: readonly ReplyRow[]): Made {
    const over = startOverlay(register, requests)
    for (const reply of byAcceptance(replies)) over.add(reply)
    const keys = new Set(replies.map(({ key }) => key))
    const last = byAcceptance(replies).at(-1)?.body.draft.key ?? ""
    return { base: version(), waiting: waiting.version(), requests: keysOf(requests), over, replies: keys, last }
  }

  /** What another instance brought to the lists is laid over them only until they show it. */
  function isNews({ state, body }: RequestRow): boolean {
    if (state !== endedElsewhere) return true
    const listed = register.requests.get(body.request.key)
    return listed === undefined || (body.type === "decide" && listed.state === "open")
  }

  return () => {
    if (made?.base === version() && made.waiting === waiting.version()) return made.over.register
    const replies = waiting.replies()
    const requests = waitingRequests(waiting.requests().filter(isNews))
    if (replies.length === 0 && requests.length === 0) {
      made = null
      return register
    }
    const fresh = made && replies.filter(({ key }) => !made?.replies.has(key))
    // Accepting one more is by far the commonest change: it is laid over what is there. One that another instance
    // accepted earlier belongs under what is there already.
    const isGrown =
      made !== null &&
      made.base === version() &&
      made.requests === keysOf(requests) &&
      made.replies.size + (fresh?.length ?? 0) === replies.length &&
      fresh?.every(({ body }) => body.draft.key > (made?.last ?? "")) === true
    if (!made || !isGrown || !fresh) {
      made = make(requests, replies)
      return made.over.register
    }
    for (const reply of byAcceptance(fresh)) {
      made.over.add(reply)
      made.replies.add(reply.key)
      made.last = reply.body.draft.key
    }
    made.waiting = waiting.version()
    return made.over.register
  }
}

const keysOf = (requests: readonly Request[]): string => requests.map(({ key, state }) => `${key} ${state}`).join("\n")
