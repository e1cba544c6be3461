// One action with its history, and the update sent on it.  GET /api/actions/:key · POST /api/actions/:key/updates
import { z } from "zod"
import { OwnerRating } from "../action/action.ts"
import { ClosedBecause, Forecast, Status } from "../action/status.ts"
import { Day, Instant } from "../day/day.ts"
import { asideKinds } from "../request/readAside.ts"
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
  /** The stage that was said to be done. */
  stageLabel: z.string().nullable().default(null),
  held: HeldBecause.nullable(),
  words: z.string(),
  wordsForColleagues: z.string(),
  isWaiting: z.boolean(),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

/** What is said in the form. */
export const UpdateFields = z.object({
  status: Status,
  closedBecause: ClosedBecause.nullable(),
  forecast: Forecast.nullable(),
  words: z.string(),
  wordsForColleagues: z.string(),
  /** The stage this completes. */
  stageLabel: z.string().max(500).nullable().default(null),
})
export type UpdateFields = z.infer<typeof UpdateFields>

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
  /** The reader's own answer on this page, while it is the last: sent again by the same form it puts that right. */
  sent: z
    .object({
      formId: z.string(),
      answersBefore: z.number(),
      at: Instant,
      fields: UpdateFields,
      /** Those that were still to be done before it. */
      stages: z.array(z.string()),
    })
    .nullable()
    .default(null),
  /** Newest first. */
  history: z.array(HistoryEntry),
})
export type ActionAnswer = z.infer<typeof ActionAnswer>

/** What else the reader may ask for on an action, and what waits for a decision.  GET /api/actions/:key/requests */
export const AskingAnswer = z.object({
  may: z.array(z.enum(asideKinds)),
  /** Stages a later date can be for, when there are several. */
  stages: z.array(z.string()),
  /** Nearest first. */
  posts: z.array(z.object({ key: z.string(), title: z.string() })),
  people: z.array(z.object({ id: z.string(), name: z.string() })),
  waiting: z.array(
    z.object({
      key: z.string(),
      kind: z.enum(["date change", "hand-over"]),
      askedBy: z.string(),
      askedOn: Day.nullable(),
      /** The date in words, or the post. */
      wanted: z.string(),
    }),
  ),
})
export type AskingAnswer = z.infer<typeof AskingAnswer>

const text = (limit: number) => z.string().max(limit).default("")

/** POST /api/actions/:key/requests. Text as it was typed or chosen; empty for nothing. */
export const AskRequest = z.object({
  /** Made by the form, once: the same id and fields sent twice are one wish. */
  formId: z.string().min(1).max(64),
  what: z.enum(asideKinds),
  starts: text(10),
  day: text(10),
  // Too long is refused with a sentence of its own.
  words: text(4 * wordsLimit),
  reason: text(4 * wordsLimit),
  stage: text(500),
  post: text(64),
  postWords: text(500),
  person: text(64),
})
export type AskRequest = z.infer<typeof AskRequest>
/** What became of it, in a sentence. */
export const AskedAnswer = z.object({ sentence: z.string() })
export type AskedAnswer = z.infer<typeof AskedAnswer>

export const UpdateRequest = UpdateFields.extend({
  /** Made by the form, once: the same id and fields sent twice are one update. */
  formId: z.string().min(1).max(64),
  /** How many answers the form has had; more than none puts the last of them right. */
  answersBefore: z.number().int().min(0).max(10_000).default(0),
  shown: Shown,
  kind: z.enum(["progress", "no change"]),
})
export type UpdateRequest = z.infer<typeof UpdateRequest>

export const UpdateAnswer = z.object({
  /** In the plan; kept and on its way; or kept with the action left as it was. */
  outcome: z.enum(["applied", "kept", "held"]),
  held: HeldBecause.nullable(),
  detail: ActionAnswer,
})
export type UpdateAnswer = z.infer<typeof UpdateAnswer>
