// A card waits for its hour: what was answered, closed, put off or paused meanwhile is taken off it before it goes, and the
// rest is shown as it is by then.
import { isExempt } from "../action/action.ts"
import { isOpen } from "../action/status.ts"
import type { Day } from "../day/day.ts"
import { remindersWanted, wantedKey } from "../people/request.ts"
import { whoAnswers } from "../people/whoAnswers.ts"
import { isChased } from "../plan/plan.ts"
import { dueText } from "../update/applyUpdate.ts"
import { lastAnsweredOn } from "../update/groupAnswers.ts"
import type { Register } from "../update/register.ts"
import { actionOfItem, itemKey, type Reminder, type ReminderItem, stateNow } from "./reminder.ts"

/** Null: nothing is left to say. */
export function reviseReminder(reminder: Reminder, register: Register, today: Day): Reminder | null {
  const personId = scheduledFor(reminder.key)
  // What was typed may put right what was answered today.
  const isTyped = reminder.proposed !== undefined
  const isLeft = (key: string) =>
    isStillAsked(key, register, today, { isTyped, isOwnWish: personId === null }) &&
    (personId === null || isStillTheirs(key, personId, register, today))
  const wanted = personId === null ? null : remindersWanted(register.requests.values())
  const isPutOff = ({ actionKey, because }: ReminderItem) =>
    because !== "stage due" && (wanted?.get(wantedKey(actionKey, personId ?? "")) ?? "") > today
  const kept = reminder.items.filter(item => isLeft(itemKey(item)) && !isPutOff(item) && !isMoved(item, register))
  const becameExempt = kept.filter(item => isExemptNow(item.actionKey, register)).map(itemKey)
  const items = kept.filter(item => !becameExempt.includes(itemKey(item))).map(item => shownNow(item, register, today))
  const exempt = [...reminder.exempt.filter(isLeft), ...becameExempt]
  const escalated = reminder.escalated.filter(({ key }) => isStillAsked(key, register, today))
  const more = reminder.more.filter(isLeft)
  const isOfNone = reminder.wished?.actionKey === null
  if (items.length + more.length + exempt.length + escalated.length === 0 && !isOfNone) return null
  const toldToo = reminder.toldToo.filter(({ key }) => isStillAsked(key, register, today))
  return { ...reminder, items, exempt, escalated, toldToo, more }
}

/** Asked for the day of a stage, and the day is another by now: it is asked for in its turn. */
function isMoved({ actionKey, because, shown }: ReminderItem, { actions }: Register): boolean {
  const action = actions.get(actionKey)
  return because.startsWith("stage ") && action !== undefined && dueText(action.byWhen) !== shown.due
}

function shownNow(item: ReminderItem, { actions }: Register, today: Day): ReminderItem {
  const action = actions.get(item.actionKey)
  return action ? { ...item, ...stateNow(action, today) } : item
}

/** Whom a scheduled card is for; null for one that somebody asked for themselves. */
const scheduledFor = (key: string): string | null => /^reminder\/[^/]+\/([^/]+)$/.exec(key)?.[1] ?? null

/** Handed over, or away, since the day was planned: somebody else is asked on the next one. */
function isStillTheirs(key: string, personId: string, register: Register, today: Day): boolean {
  const leadKey = register.actions.get(actionOfItem(key))?.leadKey ?? null
  if (leadKey === null) return false
  const { answerers } = whoAnswers(leadKey, register.posts, register.absences, today)
  return answerers.some(({ person, postKey }) => person.id === personId && key.endsWith(`/${postKey}`))
}

/** Pausing a plan holds back what it asks, not what somebody asked for themselves. */
function isStillAsked(
  key: string,
  register: Register,
  today: Day,
  { isTyped, isOwnWish } = { isTyped: false, isOwnWish: false },
): boolean {
  const action = register.actions.get(actionOfItem(key))
  const plan = action && register.plans.get(action.planKey)
  if (!action || !plan || !isOpen(action.status) || plan.state !== "approved") return false
  if (!isOwnWish && !isChased(plan, today)) return false
  return isTyped || lastAnsweredOn(action, key.slice(action.key.length + 1), register) !== today
}

function isExemptNow(actionKey: string, register: Register): boolean {
  const action = register.actions.get(actionKey)
  return action !== undefined && isExempt(action)
}
