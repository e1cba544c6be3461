import type { PlanSummary } from "#domain/wire/plans.ts"

/** Only a plan that was approved is chased, and only then does a rating say anything. */
export const isJudged = ({ state }: Pick<PlanSummary, "state">): boolean =>
  state !== "draft" && state !== "consultation"
