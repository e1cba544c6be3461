// A forum: who sits on it, who clerks it, and which channel reads its digest.
import { z } from "zod"

export const Forum = z.object({
  key: z.string(),
  title: z.string(),
  /** Posts with a seat. */
  memberKeys: z.array(z.string()),
  /** Named and political seats, in words. */
  seats: z.string(),
  chairKey: z.string().nullable(),
  clerkKey: z.string().nullable(),
  channelId: z.string(),
  /** When it meets, in words. */
  calendar: z.string(),
})
export type Forum = z.infer<typeof Forum>
