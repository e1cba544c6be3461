// Accepts a decision on a request, once: whoever comes second finds what was decided.
import type { Person } from "../people/post.ts"
import type { Request } from "../people/request.ts"
import type { Register } from "../update/register.ts"
import { type Update, wordsLimit } from "../update/update.ts"
import type { Clock, Ids, Work } from "../work/ports.ts"
import type { RequestBody, RequestRow, Verdict } from "./requestRow.ts"
import { mayDecide } from "./whoDecides.ts"

export type TakeDecisionPorts = {
  work: Work
  register(): Register
  /** Takes in what changed in the lists: another instance may know more. */
  refresh(): Promise<void>
  clock: Clock
  ids: Ids
}
export type DecisionIncoming = {
  actor: Person
  via: Update["via"]
  requestKey: string
  verdict: Verdict
  words: string
}
export type DecisionRefusal = "unknown request" | "not yours" | "no words" | "too long"
export type DecisionTaken =
  | { kind: "taken"; row: RequestRow; isRepeat: boolean }
  | { kind: "already"; request: Request }
  | { kind: "refused"; why: DecisionRefusal }

/** As `Ids.next` makes them, and the sample its own: nobody has the lists read by sending words. */
const keyShape = /^[0-9A-HJKMNP-TV-Z]{26}$/

/** Undefined when there is none by this key, in the lists or on its way. */
export async function findRequest(
  { register, refresh }: Pick<TakeDecisionPorts, "register" | "refresh">,
  key: string,
): Promise<Request | undefined> {
  const known = register().requests.get(key)
  if (known || !keyShape.test(key)) return known
  await refresh()
  return register().requests.get(key)
}

export async function takeDecision(ports: TakeDecisionPorts, incoming: DecisionIncoming): Promise<DecisionTaken> {
  const request = await findRequest(ports, incoming.requestKey)
  const register = ports.register()
  if (!request) return { kind: "refused", why: "unknown request" }
  if (!mayDecide(request, incoming.actor.id, { register, today: ports.clock.today() }))
    return { kind: "refused", why: "not yours" }
  if (request.state !== "open") return { kind: "already", request }
  const words = incoming.words.trim()
  // A refusal says why; so does what a forum decided.
  if (words === "" && (incoming.verdict === "refused" || request.kind === "agenda"))
    return { kind: "refused", why: "no words" }
  if (words.length > wordsLimit) return { kind: "refused", why: "too long" }
  const body: RequestBody = {
    type: "decide",
    request,
    verdict: incoming.verdict,
    by: incoming.actor,
    at: ports.clock.stamp(),
    words,
    updateKey: ports.ids.next(),
    agendaKey: ports.ids.next(),
    via: incoming.via,
    isTooLate: false,
  }
  const row = { kind: "request" as const, key: `decision/${request.key}`, state: "accepted", body }
  const due = { dueAt: ports.clock.now(), leaseUntil: null, createdAt: ports.clock.stamp() }
  const { inserted, row: stored } = await ports.work.insertIfAbsent<RequestBody>({ ...row, ...due })
  return { kind: "taken", row: stored, isRepeat: !inserted }
}
