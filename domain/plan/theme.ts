// A heading or priority inside a plan, in order.
import { z } from "zod"

export const Theme = z.object({
  key: z.string(),
  title: z.string(),
  planKey: z.string(),
  code: z.string(),
  order: z.number(),
  note: z.string(),
})
export type Theme = z.infer<typeof Theme>
