// The day of reminders that is shown: today's while it lasts, else the next working day's; planned, or as it was stored.

import { z } from "zod"
import type { Action } from "#domain/action/action.ts"
import { addDays, type Day } from "#domain/day/day.ts"
import { type Calendar, workingDayOnOrAfter } from "#domain/day/workingDays.ts"
import { messageStates } from "#domain/message/message.ts"
import type { Person } from "#domain/people/post.ts"
import { compareNumbered } from "#domain/plan/compareNumbered.ts"
import { itemKeysOf } from "#domain/reminder/askedCard.ts"
import type { Because } from "#domain/reminder/because.ts"
import type { DayPlan, NotAsked, PersonToAsk } from "#domain/reminder/planDay.ts"
import { actionOfItem, itemKey } from "#domain/reminder/reminder.ts"
import type { ReminderRow } from "#domain/reminder/reminderForm.ts"
import { type DayRun, type Frame, hoursOf } from "#domain/reminder/sendReminders.ts"
import { roundsAround } from "#domain/reminder/timetable.ts"
import { lastAnsweredOn } from "#domain/update/groupAnswers.ts"
import type { Register } from "#domain/update/register.ts"
import { type DayState, type NotAskedLine, NotAskedWhy, type PlannedPerson } from "#domain/wire/reminders.ts"
import type { Clock, WorkRow } from "#domain/work/ports.ts"
import { type NotAskedRow, postOfItem, titlesOf } from "./reminderLedger.ts"
import { presentLine } from "./reminderLine.ts"

/** After this hour of London time nobody is asked any more that day. */
const lastHour = 19

export function dayShown(clock: Clock, calendar: Calendar): Day {
  const today = clock.today()
  // A clock that stands on another day gives the present for any moment: its day is never over.
  const now = clock.now()
  const isOver = now > clock.momentOf(today, lastHour + 1)
  return workingDayOnOrAfter(calendar, isOver ? addDays(today, 1) : today)
}

/** Everything a plan reads, as on another day. */
export function frameOn(frame: Frame, day: Day): Frame {
  const { register, calendar, timetable } = frame
  if (day === frame.today) return frame
  return { ...frame, today: day, roundsOf: roundsAround(day, { forums: register.forums, calendar, timetable }) }
}

type DayFacts = {
  on: Day
  calendar: Calendar
  run: WorkRow<DayRun> | null
  heldUntil: Day | null
  rows: readonly ReminderRow[]
}

export function dayState({ on, calendar, run, heldUntil, rows }: DayFacts): DayState {
  if (!calendar.isWorking(on)) return "not a working day"
  if (run?.state === "planned")
    return rows.some(({ state }) => state === "pending" || state === "sending") ? "going" : "done"
  if (heldUntil !== null && on < heldUntil) return "held"
  if (run?.state === "too many") return "too many"
  return run?.state === "begun" ? "going" : "to come"
}

/** One person's card, whether it is planned or stored. */
type Card = {
  person: Person
  items: Item[]
  sent: Sent | null
  escalated: { actionKey: string; postTitle: string; since: Day }[]
}
/** What became of a stored card, and the day it was for. */
type Sent = { state: string; at: string | null; day: Day }
type Item = { key: string; because: Because }

const plannedCard = ({ person, items, exempt, escalated }: PersonToAsk): Card => ({
  person,
  items: [...items, ...exempt].map(({ action, answerer, because }) => ({
    key: itemKey({ actionKey: action.key, postKey: answerer.postKey }),
    because,
  })),
  sent: null,
  escalated,
})

/** Exempt items and those that did not fit are stored by key alone: why they are asked is planned anew. */
function storedCard({ body, state }: ReminderRow, planned: readonly PersonToAsk[]): Card[] {
  const { to, content } = body
  if (to.kind !== "person") return []
  const plan = planned.find(({ person }) => person.id === to.person.id)
  const reasons = new Map(plan && plannedCard(plan).items.map(({ key, because }) => [key, because]))
  for (const item of content.items) reasons.set(itemKey(item), item.because)
  const usual = content.items[0]?.because ?? "round opened"
  const items = itemKeysOf(content).map(key => ({ key, because: reasons.get(key) ?? usual }))
  const sent = { state, at: body.sentAt ?? null, day: content.day }
  return [{ person: to.person, items, sent, escalated: content.escalated }]
}

type Shown = { frame: Frame; plan: DayPlan; seen: Register }

/** What was stored once the day is planned, else what is planned; only what lies in plans of `seen`. */
export function presentPeople(rows: readonly ReminderRow[] | null, { frame, plan, seen }: Shown): PlannedPerson[] {
  const cards = rows ? rows.flatMap(row => storedCard(row, plan.people)) : plan.people.map(plannedCard)
  const hourOf = hoursOf(frame)
  const people = cards.map(card => presentCard(card, hourOf(card.person.id), seen))
  return people
    .filter(({ items, escalated }) => items.length + escalated.length > 0)
    .toSorted((a, b) => a.personName.localeCompare(b.personName) || a.personId.localeCompare(b.personId))
}

function presentCard({ person, items, sent, escalated }: Card, hour: number, seen: Register): PlannedPerson {
  const known = items.flatMap(({ key, because }) => {
    const action = seenAction(actionOfItem(key), seen)
    return action ? [{ key, because, action }] : []
  })
  return {
    personId: person.id,
    personName: person.name,
    postTitles: titlesOf(
      known.map(({ key }) => key),
      seen,
    ),
    hour,
    items: known.map(({ action, because }) => ({
      ...presentLine(action),
      planTitle: seen.plans.get(action.planKey)?.title ?? "",
      because,
    })),
    card: sent && {
      state: MessageState.parse(sent.state),
      at: sent.at,
      answered: known.filter(({ key, action }) => isAnsweredFrom(sent.day, key, action, seen)).length,
    },
    escalated: escalated.flatMap(({ actionKey, postTitle, since }) => {
      const action = seenAction(actionKey, seen)
      return action ? [{ ...presentLine(action), postTitle, since }] : []
    }),
  }
}

const MessageState = z.enum(messageStates)

function isAnsweredFrom(day: Day, key: string, action: Action, register: Register): boolean {
  return (lastAnsweredOn(action, postOfItem(key), register) ?? "") >= day
}

function seenAction(key: string, { actions, plans }: Register): Action | null {
  const action = actions.get(key)
  return action && plans.has(action.planKey) ? action : null
}

export function presentNotAsked(rows: readonly NotAskedRow[] | null, { plan, seen }: Shown): NotAskedLine[] {
  const stored = rows?.map(({ body: { content, why } }) => {
    const { actionKey, postKey = null } = content
    const isSame = (one: NotAsked) =>
      one.actionKey === actionKey && one.why === why && (postKey === null || one.postKey === postKey)
    return { actionKey, postKey, why, until: plan.notAsked.find(isSame)?.until ?? null }
  })
  const lines = (stored ?? plan.notAsked).flatMap(({ actionKey, postKey, why, until }): NotAskedLine[] => {
    const action = seenAction(actionKey, seen)
    const known = NotAskedWhy.safeParse(why)
    if (!action || !known.success) return []
    const planTitle = seen.plans.get(action.planKey)?.title ?? ""
    const postTitle = seen.posts.get(postKey ?? "")?.title ?? null
    return [{ ...presentLine(action), planTitle, postKey, postTitle, why: known.data, until }]
  })
  return lines.toSorted((a, b) => a.planTitle.localeCompare(b.planTitle) || compareNumbered(a.reference, b.reference))
}
