// The golden thread: what a plan serves, from its nearest parent up to the community strategy.
import type { Plan } from "./plan.ts"

/** The plans above this one, nearest first; a plan reached by two ways is named once. */
export function plansAbove(plan: Plan, plans: ReadonlyMap<string, Plan>): Plan[] {
  const above: Plan[] = []
  const seen = new Set([plan.key])
  let level = [plan]
  while (level.length > 0) {
    const parents = level.flatMap(p => p.parentKeys).flatMap(key => plans.get(key) ?? [])
    level = parents.filter(parent => !seen.has(parent.key) && seen.add(parent.key))
    above.push(...level)
  }
  return above
}
