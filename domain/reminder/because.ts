// Why an item is on a day's card, in codes; the wording is in the message files.
import { z } from "zod"

export const Because = z.enum([
  /** The round has opened; is due in three working days; is due today. */
  "round opened",
  "round near",
  "round due",
  /** A stage falls within three working days; is due today. */
  "stage near",
  "stage due",
  /** Gathered once a week: a stage within a fortnight, past, a review date, a scoping date without a delivery date. */
  "stage ahead",
  "stage past",
  "review",
  "scope passed",
  /** The person chose this day. */
  "remind me",
  /** The person asked for all their actions. */
  "asked for",
])
export type Because = z.infer<typeof Because>
