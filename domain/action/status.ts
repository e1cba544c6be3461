// How far an action has come, in the owner's choice of six. Overdue is worked out and never chosen.
import { z } from "zod"

export const Status = z.enum([
  "not started",
  "under way",
  "in place, under review",
  "complete",
  "on hold",
  "closed, not proceeding",
])
export type Status = z.infer<typeof Status>

export const ClosedBecause = z.enum(["achieved otherwise", "no longer needed", "absorbed into another action"])
export type ClosedBecause = z.infer<typeof ClosedBecause>

/** "Will it be done on time?" */
export const Forecast = z.enum(["yes", "at risk", "no"])
export type Forecast = z.infer<typeof Forecast>

export const isOpen = (status: Status) => status !== "complete" && status !== "closed, not proceeding"
