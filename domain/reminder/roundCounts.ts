// How far the rounds of updates have come: of what is asked, how much was answered. Counts only, of items and never of people.
import type { Action } from "../action/action.ts"
import { isOpen } from "../action/status.ts"
import type { Plan } from "../plan/plan.ts"
import { isUpdatedSince } from "../update/groupAnswers.ts"
import { type ItemSetting, itemSetting } from "./itemSetting.ts"
import type { Planning } from "./planDay.ts"
import type { Round } from "./timetable.ts"

export type RoundCount = {
  round: Round
  /** Plans that are asked on the same days for the same forum. */
  plans: Plan[]
  isOpen: boolean
  /** Its plans are paused for as long as it lasts: shown, so that nobody wonders where it is. */
  isPaused: boolean
  /** Actions, once for each post that answers. */
  asked: number
  updated: number
}

/** Rounds that are open or to come, the earliest first; of plans that are paused, too, the one that is open. */
export function roundCounts(planning: Planning, isPausedPlan: (plan: Plan) => boolean = () => false): RoundCount[] {
  const { register, today, roundsOf } = planning
  const settingOf = itemSetting(planning)
  const actionsOf = Map.groupBy(register.actions.values(), action => action.planKey)
  const counts = new Map<string, RoundCount>()
  for (const plan of register.plans.values()) {
    if (plan.state !== "approved") continue
    const isAsked = ({ due }: Round) => plan.remindersFrom !== null && due >= plan.remindersFrom
    const isShown = (round: Round) => isAsked(round) || (isPausedPlan(plan) && round.opens <= today)
    for (const round of roundsOf(plan).filter(round => round.due >= today && isShown(round))) {
      const isPaused = !isAsked(round)
      const name = `${nameOf(round)} ${isPaused}`
      const count = counts.get(name) ?? {
        round,
        plans: [],
        isOpen: round.opens <= today,
        isPaused,
        asked: 0,
        updated: 0,
      }
      counts.set(name, count)
      count.plans.push(plan)
      for (const action of actionsOf.get(plan.key) ?? []) addAction(count, action, settingOf(action), planning)
    }
  }
  return [...counts.values()].toSorted((a, b) => nameOf(a.round).localeCompare(nameOf(b.round)))
}

const nameOf = ({ due, opens, remind, meetingOn, forumKey }: Round): string =>
  [due, opens, remind, meetingOn, forumKey].join(" ")

/** What was closed in the round was asked and answered; what was closed before it is not asked. */
function addAction(count: RoundCount, action: Action, { answerers }: ItemSetting, { register }: Planning): void {
  for (const postKey of new Set(answerers.map(answerer => answerer.postKey))) {
    const isUpdated = isUpdatedSince(count.round.opens, action, postKey, register)
    if (isUpdated) count.updated++
    if (isUpdated || isOpen(action.status)) count.asked++
  }
}
