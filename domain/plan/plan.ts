// A plan: who owns it, who approves it, what it serves, and whether it is chased.
import { z } from "zod"
import { Day } from "../day/day.ts"

export const PlanKind = z.enum([
  "community strategy",
  "council plan",
  "directorate plan",
  "service plan",
  "team plan",
  "improvement plan",
  "programme",
])
export type PlanKind = z.infer<typeof PlanKind>

export const PlanState = z.enum(["draft", "consultation", "approved", "closed", "superseded"])
export type PlanState = z.infer<typeof PlanState>

export const Plan = z.object({
  key: z.string(),
  title: z.string(),
  code: z.string(),
  kind: PlanKind,
  unitKey: z.string().nullable(),
  ownerKey: z.string().nullable(),
  approverKey: z.string().nullable(),
  /** The forum whose calendar its rounds of updates run back from; null for a monthly round. */
  forumKey: z.string().nullable(),
  periodStart: Day.nullable(),
  periodEnd: Day.nullable(),
  parentKeys: z.array(z.string()),
  /** A line on how the plan contributes to what it serves. */
  contribution: z.string(),
  state: PlanState,
  version: z.number(),
  asAt: Day.nullable(),
  /** What this plan calls its actions, e.g. "recommendation"; empty for "action". */
  actionLabel: z.string(),
  /** Reminders start on this day; null while a manager has not looked at the preview. */
  remindersFrom: Day.nullable(),
})
export type Plan = z.infer<typeof Plan>

/** Only an approved plan is chased, and only once its reminders have been started. */
export const isChased = (plan: Plan, today: Day) =>
  plan.state === "approved" && plan.remindersFrom !== null && plan.remindersFrom <= today
