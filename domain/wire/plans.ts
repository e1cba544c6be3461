// Plans as the tab reads them, and a draft's way to being approved.  GET /api/plans · GET /api/plans/:key?asAt=
// POST /api/plans/:key/keepers · POST /api/plans/:key/approval
import { z } from "zod"
import { ClosedBecause, Forecast, Status } from "../action/status.ts"
import { ByWhen } from "../byWhen/byWhen.ts"
import { Day, Instant } from "../day/day.ts"
import { PlanKind, PlanState } from "../plan/plan.ts"
import { Standing } from "./standing.ts"

/** Actions of a plan by rating; `without` counts those no post leads. */
export const Counts = z.object({
  total: z.number(),
  red: z.number(),
  amber: z.number(),
  green: z.number(),
  blue: z.number(),
  none: z.number(),
  withoutOwner: z.number(),
})
export type Counts = z.infer<typeof Counts>

export const PlanSummary = z.object({
  key: z.string(),
  code: z.string(),
  title: z.string(),
  kind: PlanKind,
  state: PlanState,
  ownerTitle: z.string().nullable(),
  /** What it serves, nearest first. */
  serves: z.array(z.object({ key: z.string(), title: z.string() })),
  counts: Counts,
})
export type PlanSummary = z.infer<typeof PlanSummary>

export const ForumSummary = z.object({
  key: z.string(),
  title: z.string(),
  mayPostDigest: z.boolean(),
  lastDigestOn: Day.nullable(),
  /** The first day on which the next digest may be posted. */
  nextDigestFrom: Day,
})
export type ForumSummary = z.infer<typeof ForumSummary>

export const PlansAnswer = z.object({
  today: Day,
  /** When the lists were last read. */
  asOf: Instant,
  plans: z.array(PlanSummary),
  forums: z.array(ForumSummary),
})
export type PlansAnswer = z.infer<typeof PlansAnswer>

/** One line of a plan's table. */
export const ActionRow = z.object({
  key: z.string(),
  reference: z.string(),
  text: z.string(),
  themeKey: z.string().nullable(),
  horizon: z.string(),
  /** The lead post; `members` is set when it is a group. */
  lead: z.object({ title: z.string(), members: z.number().nullable() }).nullable(),
  contributors: z.array(z.string()),
  /** The owner cell as written. */
  leadWords: z.string(),
  byWhen: ByWhen,
  originalByWhen: z.string(),
  timesRedated: z.number(),
  daysRedated: z.number(),
  progress: z.string(),
  lastUpdateOn: Instant.nullable(),
  status: Status,
  closedBecause: ClosedBecause.nullable(),
  forecast: Forecast.nullable(),
  standing: Standing,
  /** Numbers of the recommendations it answers: R1, R4. */
  recommendations: z.array(z.string()),
  commitments: z.array(z.string()),
  exemptParagraph: z.string().nullable(),
  /** An answer is kept and on its way to the list. */
  isWaiting: z.boolean(),
})
export type ActionRow = z.infer<typeof ActionRow>

const Keepers = z.object({
  ownerKey: z.string().max(64).nullable(),
  approverKey: z.string().max(64).nullable(),
})
/** The posts that own and approve a plan, and those that the page showed. */
export const KeepersRequest = Keepers.extend({ seen: Keepers })
export type KeepersRequest = z.infer<typeof KeepersRequest>

export const PlanAnswer = z.object({
  today: Day,
  asOf: Instant,
  /** The day the table shows; `today` unless an earlier one was asked for. */
  asAt: Day,
  plan: PlanSummary,
  /** Of a plan that is not approved yet: who approves it, and what the reader may do towards that. */
  approval: Keepers.extend({
    approver: z.string().nullable(),
    mayName: z.boolean(),
    mayApprove: z.boolean(),
    /** The reader would approve it, had they not named its approver themselves. */
    isNamer: z.boolean(),
  }).nullable(),
  actionLabel: z.string(),
  contribution: z.string(),
  themes: z.array(z.object({ key: z.string(), code: z.string(), title: z.string(), note: z.string() })),
  /** In the plan's order. */
  actions: z.array(ActionRow),
  recommendations: z.array(z.object({ number: z.string(), wording: z.string(), answeredBy: z.number() })),
})
export type PlanAnswer = z.infer<typeof PlanAnswer>
