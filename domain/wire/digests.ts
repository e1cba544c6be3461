// Posting a forum's digest, and what would be posted.  GET /api/forums/:key/digest · POST /api/forums/:key/digests
import { z } from "zod"
import { Day } from "../day/day.ts"

export const DigestAnswer = z.object({
  /** On its way to the channel; or one of this period is already there. */
  outcome: z.enum(["posted", "on its way", "already posted", "failed", "unknown"]),
  on: Day,
  nextFrom: Day,
})
export type DigestAnswer = z.infer<typeof DigestAnswer>

export const digestGroups = ["newlyOverdue", "completed", "movedAgain", "unowned"] as const

export const DigestPreview = z.object({
  since: Day,
  plans: z.number(),
  actions: z.number(),
  counts: z.object({ blue: z.number(), green: z.number(), amber: z.number(), red: z.number(), none: z.number() }),
  /** Groups that have something in them; exempt items are in the count alone. */
  groups: z.array(
    z.object({
      name: z.enum(digestGroups),
      count: z.number(),
      lines: z.array(z.object({ actionKey: z.string(), reference: z.string(), text: z.string() })),
    }),
  ),
  asked: z.number(),
  updated: z.number(),
})
export type DigestPreview = z.infer<typeof DigestPreview>
