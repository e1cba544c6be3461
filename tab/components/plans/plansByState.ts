// Plans in the order a reader wants them: those in force, those being made, those done with; in each those with actions first.
import type { PlanSummary } from "#domain/wire/plans.ts"

export const sections = ["in force", "being made", "done with"] as const
export type Section = (typeof sections)[number]

const sectionOf: Record<PlanSummary["state"], Section> = {
  approved: "in force",
  consultation: "being made",
  draft: "being made",
  closed: "done with",
  superseded: "done with",
}

export function plansByState(plans: readonly PlanSummary[]): { section: Section; plans: PlanSummary[] }[] {
  return sections
    .map(section => ({ section, plans: withActionsFirst(plans.filter(plan => sectionOf[plan.state] === section)) }))
    .filter(group => group.plans.length > 0)
}

const withActionsFirst = (plans: readonly PlanSummary[]): PlanSummary[] =>
  plans.toSorted((a, b) => Number(b.counts.total > 0) - Number(a.counts.total > 0))
