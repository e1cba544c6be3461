// Whose the page of reminders is: the performance officer sees every plan, a plan's owner their own.
import type { Day } from "#domain/day/day.ts"
import { may } from "#domain/people/may.ts"
import type { Plan } from "#domain/plan/plan.ts"
import type { Register } from "#domain/update/register.ts"
import { rolesEverywhere, rolesInPlan } from "#domain/update/rolesOf.ts"
import { Refused } from "../errorHandler.ts"
import type { ApiPorts } from "./apiPorts.ts"

type Setting = { register: Register; personId: string; today: Day }

export type Seen = {
  isAll: boolean
  plans: ReadonlyMap<string, Plan>
}

export const maySendFor = (plan: Plan, setting: Setting): boolean =>
  may("send reminders", [...rolesEverywhere(setting), ...rolesInPlan(plan, setting)])

/** Null: the page is not theirs. */
export function seenBy(setting: Setting): Seen | null {
  const isAll = may("send reminders", rolesEverywhere(setting))
  const plans = [...setting.register.plans].filter(([, plan]) => isAll || maySendFor(plan, setting))
  return isAll || plans.length > 0 ? { isAll, plans: new Map(plans) } : null
}

/** Refuses whoever may send reminders for no plan. */
export function requireSeen({ register, clock }: ApiPorts, personId: string): Seen {
  const seen = seenBy({ register: register(), personId, today: clock.today() })
  if (!seen) throw new Refused("forbidden", "error.notAllowed")
  return seen
}

/** Whether an action lies in a plan that is seen; of one that is gone only those who see all are told. */
export function seesAction({ isAll, plans }: Seen, actionKey: string, { actions }: Register): boolean {
  const action = actions.get(actionKey)
  return action ? plans.has(action.planKey) : isAll
}
