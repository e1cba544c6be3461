// Who is asked today, and about what: one card a person with all their items, the oldest first.
import { type Action, isExempt } from "../action/action.ts"
import { dueSoonDays, isOverdue } from "../action/rating.ts"
import { isOpen } from "../action/status.ts"
import { isDueWithin, nextLatest } from "../byWhen/byWhen.ts"
import { type Day, londonDay, monthOf } from "../day/day.ts"
import { isGroup, type Person } from "../people/post.ts"
import { type Answerer, whoAnswers } from "../people/whoAnswers.ts"
import { isChased } from "../plan/plan.ts"
import { latestByPost } from "../update/groupAnswers.ts"
import type { Register } from "../update/register.ts"

/** One action to ask a person about, and the post they answer for. */
export type AskedItem = { action: Action; answerer: Answerer }
export type PersonToAsk = { person: Person; items: AskedItem[]; exempt: AskedItem[] }
export type NotAsked = {
  actionKey: string
  why: "no owner" | "no such post" | "vacant and no line manager" | "no members"
}
export type DayPlan = { people: PersonToAsk[]; notAsked: NotAsked[] }

/** Open items of approved plans that are due within 14 days, overdue, or not updated this month. */
export function planDay(register: Register, today: Day): DayPlan {
  const asked: AskedItem[] = []
  const notAsked: NotAsked[] = []
  for (const action of register.actions.values()) {
    if (!isAskable(action, register, today)) continue
    if (action.leadKey === null) {
      notAsked.push({ actionKey: action.key, why: "no owner" })
      continue
    }
    const found = whoAnswers(action.leadKey, register.posts, register.absences, today)
    notAsked.push(...found.unasked.map(({ why }) => ({ actionKey: action.key, why })))
    asked.push(...found.answerers.map(answerer => ({ action, answerer })).filter(item => wants(item, register, today)))
  }
  return { people: byPerson(asked), notAsked }
}

/** Every open item one person answers for, due or not, but for those they answered today: what "my actions" shows. */
export function planPerson(register: Register, today: Day, person: Person): PersonToAsk {
  const asked = [...register.actions.values()]
    .filter(action => isAskable(action, register, today) && action.leadKey !== null)
    .flatMap(action => {
      const { answerers } = whoAnswers(action.leadKey ?? "", register.posts, register.absences, today)
      return answerers.filter(answerer => answerer.person.id === person.id).map(answerer => ({ action, answerer }))
    })
    .filter(({ action, answerer }) => lastAnsweredOn(action, answerer.postKey, register) !== today)
  return byPerson(asked)[0] ?? { person, items: [], exempt: [] }
}

function isAskable(action: Action, register: Register, today: Day): boolean {
  const plan = register.plans.get(action.planKey)
  return plan !== undefined && isChased(plan, today) && isOpen(action.status)
}

function wants({ action, answerer }: AskedItem, register: Register, today: Day): boolean {
  const answeredOn = lastAnsweredOn(action, answerer.postKey, register)
  if (answeredOn === today) return false
  if (isOverdue(action, today) || isDueWithin(action.byWhen, today, dueSoonDays)) return true
  return answeredOn === null || monthOf(answeredOn) !== monthOf(today)
}

/** Each member of a group answers for itself; elsewhere any update of the action counts. */
function lastAnsweredOn(action: Action, postKey: string, register: Register): Day | null {
  const lead = action.leadKey === null ? undefined : register.posts.get(action.leadKey)
  const isMembers = lead !== undefined && isGroup(lead)
  const at = isMembers ? latestByPost(register.updatesOf(action.key)).get(postKey)?.at : action.lastUpdateOn
  return at ? londonDay(at) : null
}

function byPerson(asked: AskedItem[]): PersonToAsk[] {
  const people = new Map<string, PersonToAsk>()
  for (const item of asked.toSorted(oldestFirst)) {
    const { person } = item.answerer
    const card = people.get(person.id) ?? { person, items: [], exempt: [] }
    people.set(person.id, card)
    const pile = isExempt(item.action) ? card.exempt : card.items
    // Somebody may answer one action for two posts of a group; each post keeps an answer of its own.
    if (!pile.some(other => isSameItem(other, item))) pile.push(item)
  }
  return [...people.values()]
}

const isSameItem = (a: AskedItem, b: AskedItem) =>
  a.action.key === b.action.key && a.answerer.postKey === b.answerer.postKey

const never = "9999-12-31"
const dueBy = ({ action }: AskedItem) => nextLatest(action.byWhen) ?? action.byWhen.reviewOn ?? never

const byReference = new Intl.Collator("en-GB", { numeric: true })

const oldestFirst = (a: AskedItem, b: AskedItem) =>
  dueBy(a).localeCompare(dueBy(b)) || byReference.compare(a.action.reference, b.action.reference)
