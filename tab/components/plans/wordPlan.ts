import type { PlanSummary } from "#domain/wire/plans.ts"
import type { Words } from "#domain/words/words.ts"

/** "improvement plan, approved. Chief Officer: Human Resources". */
export function wordPlan(plan: Pick<PlanSummary, "kind" | "state" | "ownerTitle">, words: Words): string {
  const kindAndState = words.say("tab.plan.kindAndState", {
    kind: words.say(`tab.kind.${plan.kind}`),
    state: words.say(`tab.state.${plan.state}`),
  })
  return plan.ownerTitle === null ? kindAndState : `${kindAndState}. ${plan.ownerTitle}`
}
