// One action with its history, and the update sent on it.  GET /api/actions/:key · POST /api/actions/:key/updates
import { z } from "zod"
import { OwnerRating } from "../action/action.ts"
import { ClosedBecause, Forecast, Status } from "../action/status.ts"
import { Day, Instant } from "../day/day.ts"
import { Shown } from "../update/reply.ts"
import { HeldBecause, Route, UpdateKind, wordsLimit } from "../update/update.ts"
import { ActionRow } from "./plans.ts"

/** The action as the form showed it; sent back with the answer so that a change in between is noticed. */
export { Shown, wordsLimit }

export const HistoryEntry = z.object({
  key: z.string(),
  kind: UpdateKind,
  at: Instant,
  actorName: z.string(),
  forPostTitle: z.string().nullable(),
  via: Route,
  statusBefore: Status.nullable(),
  statusAfter: Status.nullable(),
  forecastAfter: Forecast.nullable(),
  /** What was asked for when the status was left as it was. */
  askedStatus: Status.nullable(),
  held: HeldBecause.nullable(),
  words: z.string(),
  wordsForColleagues: z.string(),
  isWaiting: z.boolean(),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

export const ActionAnswer = z.object({
  today: Day,
  asOf: Instant,
  action: ActionRow,
  plan: z.object({ key: z.string(), title: z.string(), code: z.string() }),
  theme: z.string().nullable(),
  /** The thread above it, nearest first. */
  serves: z.array(z.object({ key: z.string(), title: z.string() })),
  sponsor: z.string().nullable(),
  ownerRating: OwnerRating.nullable(),
  ownerRatingReason: z.string(),
  shown: Shown,
  mayUpdate: z.enum(["yes", "on behalf", "no", "plan not open"]),
  /** Newest first. */
  history: z.array(HistoryEntry),
})
export type ActionAnswer = z.infer<typeof ActionAnswer>

export const UpdateRequest = z.object({
  /** Made by the form, once: the same id and fields sent twice are one update. */
  formId: z.string().min(1).max(64),
  shown: Shown,
  kind: z.enum(["progress", "no change"]),
  status: Status,
  closedBecause: ClosedBecause.nullable(),
  forecast: Forecast.nullable(),
  words: z.string(),
  wordsForColleagues: z.string(),
  /** The stage this completes. */
  stageLabel: z.string().max(500).nullish(),
})
export type UpdateRequest = z.infer<typeof UpdateRequest>

export const UpdateAnswer = z.object({
  /** In the plan; kept and on its way; or kept with the action left as it was. */
  outcome: z.enum(["applied", "kept", "held"]),
  held: HeldBecause.nullable(),
  detail: ActionAnswer,
})
export type UpdateAnswer = z.infer<typeof UpdateAnswer>
