// What waits for an answer, by post. In the order of plans and references: a register, never a ranking.

import { compareNumbered } from "#domain/plan/compareNumbered.ts"
import type { Outstanding, RemindersAnswer } from "#domain/wire/reminders.ts"

export type OutstandingPost = { postTitle: string; personName: string | null; items: Outstanding[] }

export function groupOutstanding({
  outstanding,
  plans,
}: Pick<RemindersAnswer, "outstanding"> & {
  plans: readonly Pick<RemindersAnswer["plans"][number], "key" | "title">[]
}): OutstandingPost[] {
  const titles = new Map(plans.map(plan => [plan.key, plan.title]))
  const titleOf = (item: Outstanding) => titles.get(item.planKey) ?? item.planKey
  const sorted = outstanding.toSorted(
    (a, b) => compareNumbered(titleOf(a), titleOf(b)) || compareNumbered(a.reference, b.reference),
  )
  const groups = new Map<string, OutstandingPost>()
  for (const item of sorted) {
    const id = JSON.stringify([item.postTitle, item.personName])
    const group = groups.get(id) ?? { postTitle: item.postTitle, personName: item.personName, items: [] }
    group.items.push(item)
    groups.set(id, group)
  }
  return [...groups.values()]
}
