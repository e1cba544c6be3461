// Plays a case of the policy of reminders day by day, as the app would: what each day was asked, and whether it arrived.
import type { Action } from "#domain/action/action.ts"
import type { CouncilCalendar } from "#domain/day/workingDays.ts"
import { makeCalendar } from "#domain/day/workingDays.ts"
import type { Message } from "#domain/message/message.ts"
import { askedBefore } from "#domain/reminder/askedBefore.ts"
import { askedCardOf } from "#domain/reminder/askedCard.ts"
import type { Because } from "#domain/reminder/because.ts"
import { type PersonToAsk, planDay } from "#domain/reminder/planDay.ts"
import { makeReminder, type Reminder } from "#domain/reminder/reminder.ts"
import { type Round, readTimetable, roundsAround } from "#domain/reminder/timetable.ts"
import { applyUpdate, shownOf } from "#domain/update/applyUpdate.ts"
import type { Register } from "#domain/update/register.ts"
import type { Update } from "#domain/update/update.ts"
import type { WorkRow } from "#domain/work/ports.ts"
import { aForum, anAction, anUpdate, aPerson, aPlan, aPost, aRegister, aRequest } from "../../support/builders.ts"
import { type Case, type CaseAction, dayAt, type isIn, postKeys } from "./policyCases.ts"

export type Ask = {
  on: number
  person: string
  action: CaseAction
  post: string
  because: Because
  arrived: boolean
}
export type Played = {
  asks: Ask[]
  cards: { on: number; person: string; arrived: boolean }[]
  rounds: readonly Round[]
}

type Row = WorkRow<Message<Reminder>>

export function play(of: Case): Played {
  const actions = new Map(of.actions.map(action => [action.key, firstAction(of, action)]))
  const updates = new Map<string, Update[]>()
  const register: Register = { ...listsOf(of), actions, updatesOf: key => updates.get(key) ?? [] }
  const plans = register.plans as Map<string, ReturnType<typeof aPlan>>
  const calendar = calendarOf(of)
  const timetable = readTimetable(new Map())
  const roundsOf = roundsAround(dayAt(of.start), { forums: register.forums, calendar, timetable })
  const rows: Row[] = []
  const played: Played = { asks: [], cards: [], rounds: roundsOf(planOn(of, of.start)) }
  for (const action of of.actions) answersFrom(action, { until: of.start - 1 }, actions, updates)
  for (let on = of.start; on <= of.last; on++) {
    plans.set("plan", planOn(of, on))
    for (const { key, completedOn } of of.actions) if (completedOn === on) complete(key, actions)
    for (const action of of.actions) answersFrom(action, { on, isEarly: true }, actions, updates)
    const today = dayAt(on)
    if (!of.down.has(on))
      for (const card of planDay({
        register,
        today,
        calendar,
        roundsOf,
        before: askedBefore(rows.map(askedCardOf), today),
      }).people) {
        const arrived = !of.lost.has(on)
        rows.push(rowOf(makeReminder(card, { register, today, calendar, roundsOf }), card.person.id, arrived))
        played.cards.push({ on, person: card.person.id, arrived })
        played.asks.push(...asksOn(card, { on, arrived }, of))
      }
    for (const action of of.actions) answersFrom(action, { on, isEarly: false }, actions, updates)
  }
  return played
}

function asksOn(
  { person, items, exempt }: PersonToAsk,
  { on, arrived }: { on: number; arrived: boolean },
  of: Case,
): Ask[] {
  return [...items, ...exempt].flatMap(({ action, answerer, because }) => {
    const known = of.actions.find(({ key }) => key === action.key)
    return known ? [{ on, person: person.id, action: known, post: answerer.postKey, because, arrived }] : []
  })
}

function rowOf(content: Reminder, personId: string, arrived: boolean): Row {
  const body = {
    to: { kind: "person" as const, person: aPerson(personId) },
    content,
    until: content.day,
    delivered: null,
    why: null,
  }
  const row = { kind: "message" as const, key: content.key, state: arrived ? "sent" : "unknown", body }
  return { ...row, dueAt: null, leaseUntil: null, attempts: 1, version: 1, createdAt: `${content.day}T09:00:00Z` }
}

const firstAction = (of: Case, { key, leads, stages, reviewOn, isExempt }: CaseAction): Action =>
  anAction({
    key,
    reference: key,
    leadKey: leads.length > 1 ? "group" : (leads[0] ?? null),
    byWhen: {
      words: "",
      stages: stages.map(({ stage }) => stage),
      reviewOn: reviewOn === null ? null : dayAt(reviewOn),
    },
    exemptParagraph: isExempt ? "4" : null,
    status: of.start % 2 ? "under way" : "not started",
  })

function complete(key: string, actions: Map<string, Action>): void {
  const action = actions.get(key)
  if (action) actions.set(key, { ...action, status: "complete" })
}

/** As an answer does that says so. */
function completeOccurrence(key: string, at: string, actions: Map<string, Action>): void {
  const action = actions.get(key)
  if (!action) return
  const asked = { status: "complete" as const, closedBecause: null, forecast: null }
  const answer = { key: at, at, asked, words: "", stageLabel: null }
  const around = {
    shown: shownOf(action),
    plan: undefined,
    othersParts: null,
    beforeCompletion: null,
    stagePutRight: null,
  }
  const { after } = applyUpdate(action, answer, around)
  // One that was closed stays closed.
  if (action.status !== "complete") actions.set(key, { ...action, byWhen: after.byWhen, status: after.status })
}

function answersFrom(
  { key, answers }: CaseAction,
  which: { until: number } | { on: number; isEarly: boolean },
  actions: Map<string, Action>,
  updates: Map<string, Update[]>,
): void {
  for (const { on, post, isEarly, completes } of answers) {
    if ("until" in which ? on > which.until : on !== which.on || isEarly !== which.isEarly) continue
    const action = actions.get(key)
    const at = `${dayAt(on)}T${isEarly ? "08" : "16"}:00:00Z`
    if (action && at > (action.lastUpdateOn ?? "")) actions.set(key, { ...action, lastUpdateOn: at })
    if (completes) completeOccurrence(key, at, actions)
    updates.set(key, [
      ...(updates.get(key) ?? []),
      anUpdate({ key: `${key} ${at} ${post}`, subjectKey: key, at, forPost: { key: post, title: post } }),
    ])
  }
}

function listsOf({ posts, meetings, actions }: Case): Register {
  const held = postKeys.map(key => {
    const { person, worksOn, isTermTimeOnly } = posts[key]
    return aPost({ key, holder: aPerson(person), worksOn: [...worksOn], isTermTimeOnly })
  })
  const calendar = meetings
    .map(({ on, due, opens }) => `${dayAt(on)}; updates due ${dayAt(due)}; opens ${dayAt(opens)}`)
    .join("\n")
  const wishes = actions.flatMap(({ key, leads, remindOn }, at) => {
    const post = leads[0]
    if (remindOn === null || post === undefined) return []
    const from = aPerson(posts[post].person)
    return [
      aRequest({
        key: `wish${at}`,
        kind: "remind me on",
        subjectKey: key,
        from,
        until: dayAt(remindOn),
        state: "agreed",
      }),
    ]
  })
  return aRegister({
    posts: [...held, aPost({ key: "group", memberKeys: [...postKeys] })],
    forums: [aForum({ calendar })],
    requests: wishes,
  })
}

const planOn = ({ approvedOn, askedFrom, meetings }: Case, on: number) =>
  aPlan({
    state: on >= approvedOn ? "approved" : "consultation",
    remindersFrom: askedFrom === null || on < approvedOn ? null : dayAt(askedFrom),
    forumKey: meetings.length > 0 ? "forum" : null,
  })

function calendarOf({ bankHolidays, closure, recess, schoolHoliday }: Case): CouncilCalendar {
  const off = new Set([...bankHolidays].map(dayAt))
  const ranges = (range: Parameters<typeof isIn>[0]) =>
    range === null ? [] : [{ from: dayAt(range.from), to: dayAt(range.to) }]
  return makeCalendar({
    isBankHoliday: day => off.has(day),
    closures: ranges(closure),
    recesses: ranges(recess),
    schoolHolidays: ranges(schoolHoliday),
  })
}
