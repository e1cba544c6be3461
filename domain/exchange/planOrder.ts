// The order in which a plan is shown, printed and given away.
import type { Action } from "../action/action.ts"
import { compareNumbered } from "../plan/compareNumbered.ts"
import type { Plan } from "../plan/plan.ts"
import type { Theme } from "../plan/theme.ts"
import type { Register } from "../update/register.ts"

export const themesOf = (plan: Plan, register: Register): Theme[] =>
  [...register.themes.values()].filter(theme => theme.planKey === plan.key).toSorted((a, b) => a.order - b.order)

/**
 * By theme, then by reference. Actions under no theme of the plan come first, where no heading can claim them; those without a
 * reference in the order they came in: keys rise with time, and with the rows of a document.
 */
export function inPlanOrder(themes: readonly Theme[]): (a: Action, b: Action) => number {
  const place = new Map(themes.map((theme, at) => [theme.key, at]))
  const placeOf = ({ themeKey }: Action) => place.get(themeKey ?? "") ?? -1
  return (a, b) => placeOf(a) - placeOf(b) || compareNumbered(a.reference, b.reference) || (a.key < b.key ? -1 : 1)
}

export const actionsOf = (plan: Plan, register: Register): Action[] =>
  [...register.actions.values()].filter(action => action.planKey === plan.key)
