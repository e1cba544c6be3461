// What a card about a request says: to whoever decides it, to whoever asked once it is decided, and to whoever it is given.
import { z } from "zod"
import { isExempt } from "../action/action.ts"
import { stageToMove } from "../action/dateChange.ts"
import { Day } from "../day/day.ts"
import type { Request } from "../people/request.ts"
import type { Register } from "../update/register.ts"
import { HeldBecause } from "../update/update.ts"

export const RequestNotice = z.object({
  type: z.literal("request"),
  what: z.enum(["decide", "decided", "handed"]),
  requestKey: z.string(),
  kind: z.enum(["date change", "hand-over"]),
  actionKey: z.string(),
  reference: z.string(),
  /** Null, like the other words, for an exempt action. */
  text: z.string().nullable(),
  askedBy: z.string(),
  reason: z.string().nullable(),
  /** The by-when in words and the day it comes to; or the post now. */
  now: z.string(),
  nowDay: Day.nullable(),
  /** Null where the action has but one date, and for an exempt action. */
  stage: z.string().nullable().default(null),
  wanted: z.string(),
  wantedDay: Day.nullable(),
  original: z.string(),
  timesRedated: z.number(),
  verdict: z.enum(["agreed", "refused"]).nullable(),
  decidedBy: z.string().nullable(),
  decision: z.string().nullable(),
  /** Why what was agreed left the action as it was. */
  left: HeldBecause.nullable().default(null),
})
export type RequestNotice = z.infer<typeof RequestNotice>

export function makeNotice(
  request: Request,
  what: RequestNotice["what"],
  register: Register,
  left: HeldBecause | null = null,
): RequestNotice {
  const action = register.actions.get(request.subjectKey)
  const isHandOver = request.kind === "hand-over"
  const hidden = action !== undefined && isExempt(action)
  const titleOf = (key: string | null | undefined) => (key ? (register.posts.get(key)?.title ?? "") : "")
  const words = <T>(text: T) => (hidden ? null : text)
  return {
    type: "request",
    what,
    requestKey: request.key,
    kind: isHandOver ? "hand-over" : "date change",
    actionKey: request.subjectKey,
    reference: action?.reference ?? "",
    text: words(action?.text ?? ""),
    askedBy: request.from.name,
    reason: words(request.reason),
    now: isHandOver ? titleOf(action?.leadKey) : hidden ? "" : (action?.byWhen.words ?? ""),
    nowDay: isHandOver || !action ? null : (stageToMove(action.byWhen, request.stageLabel)?.latest ?? null),
    stage: isHandOver ? null : words(request.stageLabel),
    wanted: isHandOver ? titleOf(request.toKey) : hidden ? "" : request.words,
    wantedDay: isHandOver ? null : request.until,
    original: hidden ? "" : (action?.originalByWhen ?? ""),
    timesRedated: action?.timesRedated ?? 0,
    verdict: request.state === "agreed" || request.state === "refused" ? request.state : null,
    decidedBy: request.decidedBy?.name ?? null,
    decision: words(request.decision),
    left,
  }
}
