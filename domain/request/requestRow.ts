// A request or a decision on its way to the lists. Its row is on disk before its sender is answered.
import type { Instant } from "../day/day.ts"
import type { Person } from "../people/post.ts"
import type { Request } from "../people/request.ts"
import type { HeldBecause, Update } from "../update/update.ts"
import type { WorkRow } from "../work/ports.ts"

export type Verdict = "agreed" | "refused"

export type RequestBody =
  | {
      type: "ask"
      request: Request
      /** Its line in the action's history; null for what is about no action. */
      update: Update | null
    }
  | {
      type: "decide"
      /** As it stood when it was decided. */
      request: Request
      verdict: Verdict
      by: Person
      at: Instant
      words: string
      /** Keys made when the decision was taken, so that doing it twice adds nothing. */
      updateKey: string
      agendaKey: string
      via: Update["via"]
      /** Set at the end when another decision came first. */
      isTooLate: boolean
      /** Set at the end: why the action was left as it was. */
      left?: HeldBecause | null
    }
export type RequestRow = WorkRow<RequestBody>

/** accepted → recorded. */
export const requestWaitingStates = ["accepted"] as const
export const isRequestWaiting = ({ state }: Pick<RequestRow, "state">): boolean => state === "accepted"

/** A request as decided. */
export const decided = (request: Request, body: Extract<RequestBody, { type: "decide" }>): Request => ({
  ...request,
  state: body.verdict,
  decidedBy: body.by,
  decidedAt: body.at,
  decision: body.words,
})

/** The requests as they will stand once these rows have reached the lists. */
export function waitingRequests(rows: readonly RequestRow[]): Request[] {
  const byKey = new Map<string, Request>()
  for (const { body } of rows.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt)))
    byKey.set(body.request.key, body.type === "ask" ? body.request : decided(body.request, body))
  return [...byKey.values()]
}
