// An action as it stood at the end of a day, folded from its updates.
import type { Action } from "../action/action.ts"
import { type Day, type Instant, londonDay } from "../day/day.ts"
import type { Update } from "./update.ts"

/** Oldest first; updates of one second in the order they were accepted. */
export const inOrder = (updates: readonly Update[]): Update[] =>
  updates.toSorted((a, b) => a.at.localeCompare(b.at) || a.key.localeCompare(b.key))

/**
 * The last state reached by the end of the day; else what the first later update found; else the action as it is.
 * The words of the plan itself (text, owner, reference) are today's.
 */
export const asAt = (action: Action, updates: readonly Update[], day: Day): Action =>
  fold(action, updates, update => londonDay(update.at) <= day)

/** The same for a moment. */
export const asOf = (action: Action, updates: readonly Update[], moment: Instant): Action =>
  fold(action, updates, update => update.at <= moment)

function fold(action: Action, updates: readonly Update[], isReached: (update: Update) => boolean): Action {
  const told = inOrder(updates).filter(update => update.after !== null)
  const reached = told.findLast(isReached)?.after
  const found = told.find(update => !isReached(update))?.before
  return { ...action, ...(reached ?? found ?? {}) }
}
