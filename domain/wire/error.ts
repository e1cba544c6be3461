// What the API answers when it cannot do what was asked.
import { z } from "zod"

export const ErrorAnswer = z.object({
  error: z.object({
    code: z.enum(["invalid", "notFound", "forbidden", "signInNeeded", "conflict", "busy", "unavailable", "fault"]),
    /** A sentence for the person. */
    sentence: z.string(),
    /** Set when an operator can look the fault up. */
    reference: z.string().nullable(),
  }),
})
export type ErrorAnswer = z.infer<typeof ErrorAnswer>
