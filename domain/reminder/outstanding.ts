// What was asked for and has no answer yet, since when, who was told of it, and what is left until somebody is back.
import { type Action, isExempt } from "../action/action.ts"
import { isOpen } from "../action/status.ts"
import type { Day } from "../day/day.ts"
import type { Person } from "../people/post.ts"
import { type Answerer, whoAnswers } from "../people/whoAnswers.ts"
import { compareNumbered } from "../plan/compareNumbered.ts"
import { isChased } from "../plan/plan.ts"
import type { Register } from "../update/register.ts"
import type { AskedBefore, Level } from "./askedBefore.ts"
import type { Waiting } from "./escalation.ts"
import { waitingIn } from "./escalations.ts"
import { type ItemSetting, itemSetting } from "./itemSetting.ts"
import type { Planning } from "./planDay.ts"

export type OutstandingItem = {
  action: Action
  /** Null for an exempt action. */
  text: string | null
  postKey: string
  /** Whoever answers for the post today. */
  person: Person | null
  waiting: Waiting
  told: Level | null
  /** The last day of a long absence: nobody is asked before it has passed. */
  pausedUntil: Day | null
}

/** By plan and reference: it is a list of work, and ranks nobody. */
export function outstanding(planning: Planning): OutstandingItem[] {
  const { register, today } = planning
  const settingOf = itemSetting(planning)
  const found = [...register.actions.values()].flatMap(action => {
    const plan = register.plans.get(action.planKey)
    if (!plan || !isChased(plan, today) || !isOpen(action.status)) return []
    return outstandingOf(action, settingOf(action), planning)
  })
  return found.toSorted(byPlan(register))
}

function outstandingOf(action: Action, setting: ItemSetting, planning: Planning): OutstandingItem[] {
  const paused = pausedPosts(setting)
  const answerers = [...setting.answerers, ...paused]
  const personAt = paused.length > 0 ? whoeverAnswers(action, planning) : setting.answerers
  return waitingIn(action, { ...setting, answerers }, planning, true).map(({ postKey, waiting }) => ({
    action,
    text: isExempt(action) ? null : action.text,
    postKey,
    person: personAt.find(answerer => answerer.postKey === postKey)?.person ?? null,
    waiting,
    told: toldOf(`${action.key}/${postKey}`, waiting, planning.before),
    pausedUntil: paused.find(post => post.postKey === postKey)?.until ?? null,
  }))
}

/** Their posts are not among those asked, for as long as the absence lasts. */
const pausedPosts = ({ notAsked }: ItemSetting): { postKey: string; until: Day | null }[] =>
  notAsked.flatMap(({ postKey, why, until }) => (why === "away" && postKey !== null ? [{ postKey, until }] : []))

const whoeverAnswers = ({ leadKey }: Action, { register, today }: Planning): readonly Answerer[] =>
  whoAnswers(leadKey ?? "", register.posts, register.absences, today).answerers

function toldOf(key: string, { since }: Waiting, before: AskedBefore): Level | null {
  const isTold = (level: Level) => (before.toldOn(key, level) ?? "") >= since
  return (["director", "head"] as const).find(isTold) ?? null
}

const byPlan =
  ({ plans }: Register) =>
  (a: OutstandingItem, b: OutstandingItem): number => {
    const titleOf = ({ action }: OutstandingItem) => plans.get(action.planKey)?.title ?? ""
    return (
      titleOf(a).localeCompare(titleOf(b)) ||
      compareNumbered(a.action.reference, b.action.reference) ||
      a.postKey.localeCompare(b.postKey)
    )
  }
