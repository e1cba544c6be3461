// Who the signed-in person is to this council.  GET /api/me
import { z } from "zod"
import { Day } from "../day/day.ts"
import { Person } from "../people/post.ts"

export const MeAnswer = z.object({
  person: Person,
  /** Posts they hold, answer for, or stand in for. */
  posts: z.array(z.object({ key: z.string(), title: z.string() })),
  today: Day,
  /** Whether the pages of reminders and of decisions are theirs to use; everybody may see the posts. */
  seesReminders: z.boolean(),
})
export type MeAnswer = z.infer<typeof MeAnswer>

/** The user-visible words in the council's language.  GET /api/words */
export const WordsAnswer = z.object({ language: z.string(), messages: z.record(z.string(), z.string()) })
export type WordsAnswer = z.infer<typeof WordsAnswer>
