// How far an action has come, in the owner's choice of six. Overdue is worked out and never chosen.
import { z } from "zod"
import type { ByWhen } from "../byWhen/byWhen.ts"
import { comesAgain } from "../byWhen/currentStages.ts"

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

/** What "complete" comes to: what comes again is done for this time, and goes on. */
export const statusWhenDone = (byWhen: ByWhen): Status =>
  byWhen.stages.some(comesAgain) ? "in place, under review" : "complete"
