// Posting a forum's digest.  POST /api/forums/:key/digests
import { z } from "zod"
import { Day } from "../day/day.ts"

export const DigestAnswer = z.object({
  /** On its way to the channel; or one of this period is already there. */
  outcome: z.enum(["posted", "on its way", "already posted", "failed", "unknown"]),
  on: Day,
  nextFrom: Day,
})
export type DigestAnswer = z.infer<typeof DigestAnswer>
