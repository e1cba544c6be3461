// Who is asked today, and about what: one card a person with all their items, the oldest first.
import { type Action, isExempt } from "../action/action.ts"
import { isOpen } from "../action/status.ts"
import { nextLatest } from "../byWhen/byWhen.ts"
import type { Day } from "../day/day.ts"
import type { CouncilCalendar } from "../day/workingDays.ts"
import type { Person } from "../people/post.ts"
import { wantedKey } from "../people/request.ts"
import { type Answerer, type Unasked, whoAnswers } from "../people/whoAnswers.ts"
import { compareNumbered } from "../plan/compareNumbered.ts"
import { isChased } from "../plan/plan.ts"
import { lastAnsweredOn } from "../update/groupAnswers.ts"
import { hasDoneItsPart } from "../update/groupParts.ts"
import type { Register } from "../update/register.ts"
import { answeringPosts } from "../update/rolesOf.ts"
import type { AskedBefore, Level } from "./askedBefore.ts"
import type { Because } from "./because.ts"
import { type Escalation, escalationsOf, waitingIn } from "./escalations.ts"
import { type AskedAnswerer, type ItemSetting, itemSetting } from "./itemSetting.ts"
import { becauseToday } from "./nudge.ts"
import type { RoundsOf } from "./timetable.ts"

/** One action to ask a person about, the post they answer for, and why today. */
export type AskedItem = {
  action: Action
  answerer: Answerer
  because: Because
  /** What its place on the card goes by: the first day by which something is due. */
  due: Day
  /** The due day of the first round that went by without an answer. */
  waitingSince: Day | null
}
export type PersonToAsk = {
  person: Person
  items: AskedItem[]
  exempt: AskedItem[]
  /** Items of posts below that have waited too long. */
  escalated: Escalation[]
}
export type NotAsked = {
  actionKey: string
  /** Whom it is about, of several; null for the action as a whole. */
  postKey: string | null
  why: Unasked["why"] | "no owner" | "away" | "date to confirm"
  /** While somebody is away for long: the last day of it. */
  until: Day | null
}
export type DayPlan = { people: PersonToAsk[]; notAsked: NotAsked[] }

export type Planning = {
  register: Register
  today: Day
  calendar: CouncilCalendar
  roundsOf: RoundsOf
  before: AskedBefore
  /** As if nobody had answered, or put off, anything. */
  isAfresh?: boolean
}

/** What the timetable asks for today; nothing on a day nobody works. */
export function planDay(planning: Planning): DayPlan {
  const asked: AskedItem[] = []
  const notAsked: NotAsked[] = []
  const escalated: Escalation[] = []
  if (!planning.calendar.isWorking(planning.today)) return { people: [], notAsked: [] }
  const settingOf = itemSetting(planning)
  for (const action of planning.register.actions.values()) {
    const setting = isOpen(action.status) ? settingOf(action) : null
    if (!setting?.plan || !isChased(setting.plan, planning.today)) continue
    for (const one of setting.notAsked) notAsked.push({ actionKey: action.key, ...one })
    const waits = waitingIn(action, setting, planning)
    if (waits.length > 0) escalated.push(...escalationsOf(action, waits, planning))
    for (const answerer of setting.answerers) {
      const because = whyToday(action, answerer, setting, planning)
      if (because === null || (setting.isGroups && hasDoneItsPart(action, answerer.postKey, planning.register)))
        continue
      const waitingSince = waits.find(({ postKey }) => postKey === answerer.postKey)?.waiting.since ?? null
      asked.push({ action, answerer, because, due: dueBy(action), waitingSince })
    }
  }
  return { people: byPerson(asked, escalated), notAsked }
}

/** As what somebody answers for an action: for whom they are asked today, and for their own post also while another is asked. */
function answerersOf({ leadKey }: Action, person: Person, register: Register, today: Day): Answerer[] {
  if (leadKey === null) return []
  const { answerers } = whoAnswers(leadKey, register.posts, register.absences, today)
  const asked = answerers.filter(answerer => answerer.person.id === person.id)
  const others = answeringPosts(leadKey, register).filter(({ key }) => !asked.some(({ postKey }) => postKey === key))
  const own = others.flatMap(({ key: postKey, holder, updater }): Answerer[] => {
    if (holder?.id === person.id) return [{ person, postKey, capacity: "holder" }]
    return updater?.id === person.id ? [{ person, postKey, capacity: "updater" }] : []
  })
  return [...asked, ...own]
}

/**
 * Every open item one person answers for, due or not: what "my actions" shows, without those they answered today. What is
 * typed may put an answer of today right, so there they count.
 */
export function planPerson(register: Register, today: Day, person: Person, { withAnswered = false } = {}): PersonToAsk {
  const asked = [...register.actions.values()]
    .filter(({ planKey, status }) => register.plans.get(planKey)?.state === "approved" && isOpen(status))
    .flatMap(action =>
      answerersOf(action, person, register, today).map(answerer => ({
        ...{ action, answerer, because: "asked for" as const },
        ...{ due: dueBy(action), waitingSince: null },
      })),
    )
    .filter(({ action, answerer }) => withAnswered || lastAnsweredOn(action, answerer.postKey, register) !== today)
  return byPerson(asked, [])[0] ?? { person, items: [], exempt: [], escalated: [] }
}

function whyToday(
  action: Action,
  answerer: AskedAnswerer,
  setting: ItemSetting,
  { register, today, before, calendar, isAfresh = false }: Planning,
): Because | null {
  return becauseToday(
    {
      byWhen: action.byWhen,
      from: setting.from,
      answeredOn: isAfresh ? null : lastAnsweredOn(action, answerer.postKey, register),
      askedOn: before.askedOn(action.key, answerer.postKey),
      cardOn: answerer.cardOn,
      remindOn: isAfresh ? null : wantedOn(action, answerer, setting),
      rounds: setting.rounds,
    },
    today,
    answerer.calendar,
    calendar,
  )
}

const wantedOn = ({ key }: Action, { person }: Answerer, { remindersWanted: wanted }: ItemSetting): Day | null =>
  wanted.size === 0 ? null : (wanted.get(wantedKey(key, person.id)) ?? null)

function byPerson(asked: AskedItem[], escalated: Escalation[]): PersonToAsk[] {
  const people = new Map<string, PersonToAsk>()
  const cardOf = (person: Person) => {
    const known = people.get(person.id)
    if (known) return known
    const card: PersonToAsk = { person, items: [], exempt: [], escalated: [] }
    people.set(person.id, card)
    return card
  }
  for (const item of asked) {
    const card = cardOf(item.answerer.person)
    const pile = isExempt(item.action) ? card.exempt : card.items
    pile.push(item)
  }
  for (const line of escalated) cardOf(line.tell).escalated.push(line)
  for (const card of people.values()) {
    sortOldestFirst(card.items)
    sortOldestFirst(card.exempt)
  }
  return [...people.values()].toSorted((a, b) => compareDue(firstDue(a), firstDue(b)))
}

const firstDue = ({ items, exempt }: PersonToAsk): Day => (items[0] ?? exempt[0])?.due ?? never

const never = "9999-12-31"
const dueBy = ({ byWhen }: Action): Day => nextLatest(byWhen) ?? byWhen.reviewOn ?? never

const compareDue = (a: Day, b: Day): number => (a === b ? 0 : a < b ? -1 : 1)

const sortOldestFirst = (items: AskedItem[]): AskedItem[] =>
  items.sort((a, b) => compareDue(a.due, b.due) || compareNumbered(a.action.reference, b.action.reference))

export type { Escalation, Level }
