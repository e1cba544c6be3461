// An action: what a plan ends in. Who, by when, how far.
import { z } from "zod"
import { ByWhen } from "../byWhen/byWhen.ts"
import { Instant } from "../day/day.ts"
import { ClosedBecause, Forecast, Status } from "./status.ts"

export const OwnerRating = z.enum(["green", "amber", "red"])

export const Action = z.object({
  key: z.string(),
  planKey: z.string(),
  themeKey: z.string().nullable(),
  reference: z.string(),
  text: z.string(),
  /** "Immediate", "Medium term": as the plan words it; empty when it has none. */
  horizon: z.string(),
  leadKey: z.string().nullable(),
  contributorKeys: z.array(z.string()),
  sponsorKey: z.string().nullable(),
  /** The owner cell as written. */
  leadWords: z.string(),
  byWhen: ByWhen,
  /** The by-when first agreed, in words; never overwritten. */
  originalByWhen: z.string(),
  timesRedated: z.number(),
  daysRedated: z.number(),
  status: Status,
  closedBecause: ClosedBecause.nullable(),
  ownerRating: OwnerRating.nullable(),
  ownerRatingReason: z.string(),
  forecast: Forecast.nullable(),
  /** The owner's latest words, for publication. */
  progress: z.string(),
  lastUpdateOn: Instant.nullable(),
  /** The update that wrote the state last: two instances may write in the same second. */
  lastUpdateKey: z.string().nullable().default(null),
  parentKeys: z.array(z.string()),
  recommendationKeys: z.array(z.string()),
  commitments: z.array(z.string()),
  evidence: z.array(z.string()),
  /** Schedule 12A paragraph; when set, the words never leave the tab. */
  exemptParagraph: z.string().nullable(),
  source: z.string(),
})
export type Action = z.infer<typeof Action>

export const isExempt = (action: Action) => action.exemptParagraph !== null
