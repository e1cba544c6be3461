// How an action stands, as sent to the tab.
import { z } from "zod"
import type { Standing as Rule } from "../action/rating.ts"
import { Day } from "../day/day.ts"

export const Standing: z.ZodType<Rule> = z.discriminatedUnion("because", [
  z.object({ rating: z.literal("red"), because: z.literal("overdue"), days: z.number() }),
  z.object({ rating: z.literal("red"), because: z.literal("forecast no") }),
  z.object({ rating: z.literal("amber"), because: z.literal("forecast at risk") }),
  z.object({ rating: z.literal("amber"), because: z.literal("due soon"), on: Day, days: z.number() }),
  z.object({ rating: z.literal("amber"), because: z.literal("review soon"), on: Day, days: z.number() }),
  z.object({ rating: z.literal("blue"), because: z.enum(["complete", "in place"]) }),
  z.object({ rating: z.literal("green"), because: z.enum(["on course", "not yet due"]) }),
  z.object({ rating: z.literal("none"), because: z.literal("closed") }),
])
export type Standing = Rule
