// Whether a plan's owners are asked, and what it would mean to begin.
import type { Day } from "../day/day.ts"
import { addWorkingDays, workingDayOnOrAfter } from "../day/workingDays.ts"
import { isChased, type Plan } from "../plan/plan.ts"
import { nothingAsked } from "./askedBefore.ts"
import { type Planning, planDay } from "./planDay.ts"
import { remindBefore, silentDays } from "./timetable.ts"

export type AskingState = "not chased" | "not started" | "asking" | "paused"

/** `wasAsked`: somebody has had a card about one of its actions. */
export function askingState(plan: Plan, today: Day, wasAsked: boolean): AskingState {
  if (plan.state !== "approved") return "not chased"
  if (isChased(plan, today)) return "asking"
  return plan.remindersFrom === null && !wasAsked ? "not started" : "paused"
}

/** How many people and items the plan's next round asks: as if asking began today with a round that opens today. */
export function previewPlan(plan: Plan, planning: Planning): { people: number; items: number } {
  if (plan.state !== "approved") return { people: 0, items: 0 }
  const { calendar } = planning
  const today = workingDayOnOrAfter(calendar, planning.today)
  const due = addWorkingDays(calendar, today, silentDays)
  const round = {
    ...{ forumKey: null, meetingOn: null },
    ...{ opens: today, remind: addWorkingDays(calendar, due, -remindBefore), due },
  }
  const { people } = planDay({
    today,
    register: { ...planning.register, plans: new Map([[plan.key, { ...plan, remindersFrom: today }]]) },
    // A round asks everybody in its turn, whichever days they work and whether or not today is in a recess.
    calendar: { isWorking: calendar.isWorking, isRecess: () => false, ofPattern: () => withoutRecess(calendar) },
    roundsOf: () => [round],
    before: nothingAsked,
    isAfresh: true,
  })
  return { people: people.length, items: people.reduce((sum, it) => sum + it.items.length + it.exempt.length, 0) }
}

const withoutRecess = ({ isWorking }: Planning["calendar"]) => ({ isWorking, isRecess: () => false })
