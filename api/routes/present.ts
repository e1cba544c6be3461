// The register as the tab reads it: named fields only.
import type { Action } from "#domain/action/action.ts"
import { standing } from "#domain/action/rating.ts"
import type { Day } from "#domain/day/day.ts"
import { countRatings, isUnowned } from "#domain/forum/digest.ts"
import { isGroup } from "#domain/people/post.ts"
import type { Plan } from "#domain/plan/plan.ts"
import { plansAbove } from "#domain/plan/thread.ts"
import type { Register } from "#domain/update/register.ts"
import type { ActionRow, Counts, PlanSummary } from "#domain/wire/plans.ts"

export function presentCounts(actions: readonly Action[], register: Register, today: Day): Counts {
  const counts = countRatings(actions.map(action => standing(action, today)))
  return {
    total: actions.length,
    ...counts,
    withoutOwner: actions.filter(action => isUnowned(action, register)).length,
  }
}

export const presentServes = (plan: Plan, register: Register) =>
  plansAbove(plan, register.plans).map(({ key, title }) => ({ key, title }))

export function presentPlan(plan: Plan, actions: readonly Action[], register: Register, today: Day): PlanSummary {
  const { key, code, title, kind, state } = plan
  const ownerTitle = plan.ownerKey === null ? null : titleOf(plan.ownerKey, register)
  const serves = presentServes(plan, register)
  return { key, code, title, kind, state, ownerTitle, serves, counts: presentCounts(actions, register, today) }
}

export const titleOf = (postKey: string, register: Register): string | null =>
  register.posts.get(postKey)?.title ?? null

function presentLead(action: Action, register: Register): ActionRow["lead"] {
  const lead = action.leadKey === null ? undefined : register.posts.get(action.leadKey)
  return lead ? { title: lead.title, members: isGroup(lead) ? lead.memberKeys.length : null } : null
}

export function presentRow(action: Action, register: Register, today: Day, waiting: ReadonlySet<string>): ActionRow {
  const { key, reference, text, themeKey, horizon, leadWords, byWhen, originalByWhen, timesRedated, daysRedated } =
    action
  const { progress, lastUpdateOn, status, closedBecause, forecast, commitments, exemptParagraph } = action
  return {
    ...{ key, reference, text, themeKey, horizon, leadWords, byWhen, originalByWhen, timesRedated, daysRedated },
    ...{ progress, lastUpdateOn, status, closedBecause, forecast, commitments, exemptParagraph },
    lead: presentLead(action, register),
    contributors: action.contributorKeys.flatMap(post => titleOf(post, register) ?? []),
    standing: standing(action, today),
    recommendations: action.recommendationKeys.flatMap(it => register.recommendations.get(it)?.number ?? []),
    isWaiting: waiting.has(key),
  }
}
