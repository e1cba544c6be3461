// A recommendation somebody else made to the council: R1 of a peer challenge, say. Actions answer it.
import { z } from "zod"
import { Day } from "../day/day.ts"

export const Recommendation = z.object({
  key: z.string(),
  source: z.string(),
  number: z.string(),
  wording: z.string(),
  response: z.string(),
  on: Day.nullable(),
})
export type Recommendation = z.infer<typeof Recommendation>
