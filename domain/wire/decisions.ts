// What waits for a decision: later dates and hand-overs, and the lines on a forum's agenda.
// GET /api/decisions · POST /api/requests/:key/decision · POST /api/agenda/:key/decision · POST /api/forums/:key/agenda
import { z } from "zod"
import { Day, Instant } from "../day/day.ts"

/** `text` is null for an exempt action. */
const About = { actionKey: z.string(), planKey: z.string(), reference: z.string(), text: z.string().nullable() }

export const OpenRequest = z.object({
  key: z.string(),
  kind: z.enum(["date change", "hand-over"]),
  ...About,
  planTitle: z.string(),
  askedBy: z.string(),
  askedOn: Day,
  /** The by-when now, and the one asked for; the post now, and the one proposed. */
  now: z.string(),
  wanted: z.string(),
  /** The stage that is to move, where there are several. */
  stage: z.string().nullable(),
  reason: z.string(),
  timesRedated: z.number(),
  mayDecide: z.boolean(),
})
export type OpenRequest = z.infer<typeof OpenRequest>

export const AgendaLine = z.object({
  key: z.string(),
  ...About,
  /** Who put it there; null when it is the third later date of its action. */
  putBy: z.string().nullable(),
  putOn: Day,
  state: z.enum(["open", "decided"]),
  decision: z.string(),
  decidedBy: z.string().nullable(),
  decidedOn: Day.nullable(),
})
export type AgendaLine = z.infer<typeof AgendaLine>

export const DecisionsAnswer = z.object({
  today: Day,
  asOf: Instant,
  requests: z.array(OpenRequest),
  forums: z.array(z.object({ key: z.string(), title: z.string(), mayRecord: z.boolean(), lines: z.array(AgendaLine) })),
})
export type DecisionsAnswer = z.infer<typeof DecisionsAnswer>

export const DecideRequest = z.object({ verdict: z.enum(["agreed", "refused"]), words: z.string().max(2000) })
/** "already": somebody decided it before; what they decided stands. "left": it came too late for the action. */
export const DecideAnswer = z.object({ outcome: z.enum(["decided", "kept", "already", "left"]) })
export type DecideAnswer = z.infer<typeof DecideAnswer>

export const RecordDecisionRequest = z.object({ words: z.string().trim().min(1).max(2000) })
export const PutOnAgendaRequest = z.object({ actionKey: z.string().max(64) })
