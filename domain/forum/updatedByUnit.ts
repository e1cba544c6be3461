// "41 of 46 updated", by directorate: how far the rounds that are open, or were the last, have come.
import { z } from "zod"
import { isOpen } from "../action/status.ts"
import { isToConfirm } from "../byWhen/byWhen.ts"
import type { Day } from "../day/day.ts"
import { isChased } from "../plan/plan.ts"
import { openRound, type RoundsOf } from "../reminder/timetable.ts"
import { isUpdatedSince } from "../update/groupAnswers.ts"
import type { Register } from "../update/register.ts"
import { answeringPosts } from "../update/rolesOf.ts"

export const UpdatedCount = z.object({ asked: z.number(), updated: z.number() })
export type UpdatedCount = z.infer<typeof UpdatedCount>

/** Units by name; null for posts that sit in no directorate. */
export const UpdatedByUnit = UpdatedCount.extend({
  units: z.array(UpdatedCount.extend({ title: z.string().nullable() })),
})
export type UpdatedByUnit = z.infer<typeof UpdatedByUnit>

/** One for each action and post that answers for it, since its plan's last round was opened. */
export function updatedByUnit(register: Register, today: Day, roundsOf: RoundsOf): UpdatedByUnit {
  const byUnit = new Map<string | null, UpdatedCount>()
  for (const action of register.actions.values()) {
    const plan = register.plans.get(action.planKey)
    const round = plan && isChased(plan, today) ? openRound(roundsOf(plan), today) : null
    // A round that was over when asking began asked nobody.
    if (round === null || round.due < (plan?.remindersFrom ?? today)) continue
    for (const post of answeringPosts(action.leadKey, register)) {
      const isUpdated = isUpdatedSince(round.opens, action, post.key, register)
      if (!isUpdated && (!isOpen(action.status) || isToConfirm(action.byWhen))) continue
      const title = directorateOf(post.unitKey, register)
      const count = byUnit.get(title) ?? { asked: 0, updated: 0 }
      byUnit.set(title, { asked: count.asked + 1, updated: count.updated + (isUpdated ? 1 : 0) })
    }
  }
  const units = [...byUnit].map(([title, count]) => ({ title, ...count }))
  const sum = (of: keyof UpdatedCount) => units.reduce((total, unit) => total + unit[of], 0)
  // By name, never by how well they did.
  return { asked: sum("asked"), updated: sum("updated"), units: units.toSorted(byTitle) }
}

const byTitle = (a: { title: string | null }, b: { title: string | null }) =>
  (a.title ?? "\u{10FFFF}").localeCompare(b.title ?? "\u{10FFFF}")

/** Up from a team or a service to its directorate. */
function directorateOf(unitKey: string | null, { units }: Register): string | null {
  const seen = new Set<string>()
  for (let unit = unitKey ? units.get(unitKey) : undefined; unit && !seen.has(unit.key); ) {
    if (unit.kind === "directorate") return unit.title
    seen.add(unit.key)
    unit = unit.parentKey ? units.get(unit.parentKey) : undefined
  }
  return null
}
