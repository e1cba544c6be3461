// The managers' page of reminders in one answer.  GET /api/reminders
import type { FastifyInstance } from "fastify"
import { addDays, type Day, monthOf } from "#domain/day/day.ts"
import { workingDayOnOrAfter } from "#domain/day/workingDays.ts"
import { isReason } from "#domain/message/reasons.ts"
import type { Forum } from "#domain/people/forum.ts"
import { askedBefore } from "#domain/reminder/askedBefore.ts"
import { type AskedCard, askedCardOf, readAskedCards } from "#domain/reminder/askedCard.ts"
import { type OutstandingItem, outstanding } from "#domain/reminder/outstanding.ts"
import { type Planning, planDay } from "#domain/reminder/planDay.ts"
import { type RoundCount, roundCounts } from "#domain/reminder/roundCounts.ts"
import { type DayRun, type Frame, runKey } from "#domain/reminder/sendReminders.ts"
import type { Register } from "#domain/update/register.ts"
import { answeringPosts } from "#domain/update/rolesOf.ts"
import type { HealthLine, Outstanding, RemindersAnswer, RoundSummary } from "#domain/wire/reminders.ts"
import { wordAdvice, wordReason } from "#domain/words/wordReason.ts"
import type { Words } from "#domain/words/words.ts"
import { wordDaysRead, wordDaysUnread, wordTimetable } from "#domain/words/wordTimetable.ts"
import type { Work, WorkRow } from "#domain/work/ports.ts"
import { readLeavers } from "../jobs/findLeavers.ts"
import { readHeldUntil } from "../storeMark.ts"
import type { ApiPorts } from "./apiPorts.ts"
import { dayShown, dayState, frameOn, presentNotAsked, presentPeople } from "./reminderDay.ts"
import { isOfTheDay, readCards, readNotAsked, seesCard, sumsOf, unreachedIn } from "./reminderLedger.ts"
import { presentLine } from "./reminderLine.ts"
import { presentPlans } from "./reminderPlans.ts"
import { requireSeen, type Seen, seesAction } from "./reminderRights.ts"
import { byName, unreachedByNotice } from "./unreached.ts"

export function reminderRoutes(server: FastifyInstance, ports: ApiPorts): void {
  server.get("/api/reminders", async ({ reader }) => present(ports, reader.id, requireSeen(ports, reader.id)))
}

async function present(ports: ApiPorts, readerId: string, seen: Seen): Promise<RemindersAnswer> {
  const { work, clock } = ports
  const words = ports.words.words
  const frame = ports.frame()
  const { today, timetable } = frame
  // Rules that find no plan for an action leave it out: the reader's plans are all they are given.
  const register: Register = { ...frame.register, plans: seen.plans }
  const on = dayShown(clock, frame.calendar)
  const cards = await readAskedCards(work, today, on)
  const ledger = cards.filter(card => seesCard(card, seen, frame.register))
  const shown = await readDay(ports, { frame, on, seen, register, cards })
  // What was sent today counts for all but the plan of today.
  const planning: Planning = { ...frame, register, before: askedBefore(cards, addDays(today, 1)) }
  const plans = presentPlans({ planning, cards: ledger, seen, readerId, words })
  const written = { settings: register.settings, forums: forumsOf(register, seen), today }
  const paused = new Set(plans.flatMap(({ key, state }) => (state === "paused" ? [key] : [])))
  return {
    today,
    asOf: ports.readAt(),
    day: {
      ...{ on, cap: timetable.cap, mayConfirm: seen.isAll },
      ...{ state: shown.state, people: shown.people, notAsked: shown.notAsked },
    },
    sums: shown.sums,
    rounds: roundCounts(planning, ({ key }) => paused.has(key)).map(count => presentRound(count, register)),
    plans,
    outstanding: outstanding(planning).map(item => presentOutstanding(item, register)),
    unreached: [
      ...unreachedIn({ all: cards, seen: ledger }, today, register, words),
      ...(await unreachedByNotice(work, { today, seen, register: frame.register, words })),
    ].toSorted(byName),
    leavers: await presentLeavers(work, register, seen),
    timetable: wordTimetable(timetable, words),
    ...{ daysRead: wordDaysRead(written, words), daysUnread: wordDaysUnread(written, words) },
    health: await presentHealth(ports, frame, shown),
  }
}

/** All, or those that the reader's plans report to. */
function forumsOf({ forums }: Register, { isAll, plans }: Seen): Forum[] {
  const reportedTo = new Set([...plans.values()].map(({ forumKey }) => forumKey))
  return [...forums.values()].filter(({ key }) => isAll || reportedTo.has(key))
}

type DayFacts = Pick<RemindersAnswer["day"], "state" | "people" | "notAsked"> & {
  sums: RemindersAnswer["sums"]
  on: Day
  heldUntil: Day | null
}
type Reading = { frame: Frame; on: Day; seen: Seen; register: Register; cards: readonly AskedCard[] }

async function readDay({ work }: ApiPorts, { frame, on, seen, register, cards }: Reading): Promise<DayFacts> {
  const moved = frameOn(frame, on)
  const run = await work.get<DayRun>("job", runKey(on))
  const heldUntil = await readHeldUntil(work)
  const stored = (await readCards(work, on)).filter(isOfTheDay)
  const rows = stored.filter(row => seesCard(askedCardOf(row), seen, frame.register))
  const all = await readNotAsked(work, on)
  const notAskedRows = all.filter(({ body }) => seesAction(seen, body.content.actionKey, frame.register))
  const plan = planDay({ ...moved, register, before: askedBefore(cards, on) })
  const isPlanned = run?.state === "planned"
  const shown = { frame: moved, plan, seen: register }
  return {
    on,
    heldUntil,
    state: dayState({ on, calendar: frame.calendar, run, heldUntil, rows }),
    people: presentPeople(isPlanned ? rows : null, shown),
    notAsked: presentNotAsked(isPlanned ? notAskedRows : null, shown),
    sums: sumsOf([...rows, ...notAskedRows]),
  }
}

function presentRound(
  { round, plans, isOpen, isPaused, asked, updated }: RoundCount,
  { forums }: Register,
): RoundSummary {
  const { forumKey, meetingOn, opens, remind, due } = round
  const forumTitle = forumKey === null ? null : (forums.get(forumKey)?.title ?? null)
  const planTitles = plans.map(({ title }) => title).toSorted((a, b) => a.localeCompare(b))
  return { planTitles, forumTitle, meetingOn, opens, remind, due, isOpen, isPaused, updated, asked }
}

const presentOutstanding = (item: OutstandingItem, { posts }: Register): Outstanding => ({
  ...presentLine(item.action),
  postTitle: posts.get(item.postKey)?.title ?? "",
  personName: item.person?.name ?? null,
  since: item.waiting.since,
  workingDays: item.waiting.days,
  told: item.told ?? "nobody",
  pausedUntil: item.pausedUntil,
})

/** Of all posts, or of those that answer for an action of the reader's plans. */
async function presentLeavers(work: Work, register: Register, seen: Seen): Promise<RemindersAnswer["leavers"]> {
  const ids = await readLeavers(work)
  if (ids === null) return null
  const own = [...register.actions.values()].filter(({ planKey }) => seen.plans.has(planKey))
  const leads = new Set(own.map(({ leadKey }) => leadKey))
  const answering = new Set([...leads].flatMap(key => answeringPosts(key, register).map(post => post.key)))
  const posts = [...register.posts.values()].filter(({ key }) => seen.isAll || answering.has(key))
  return posts
    .toSorted((a, b) => a.title.localeCompare(b.title))
    .flatMap(({ key, title, holder, updater, standIn }) =>
      [holder, updater, standIn]
        .filter(person => person !== null && ids.has(person.id))
        .map(person => ({ postKey: key, postTitle: title, personName: person?.name ?? "" })),
    )
}

async function presentHealth(ports: ApiPorts, { today, calendar, timetable }: Frame, day: DayFacts) {
  const health = await ports.health()
  const heldUntil = day.heldUntil !== null && day.heldUntil > today ? day.heldUntil : null
  const isToCome = day.state !== "going" && day.state !== "done"
  const next = workingDayOnOrAfter(calendar, isToCome ? day.on : addDays(day.on, 1))
  const line: HealthLine = {
    isHealthy: health.isHealthy,
    lastRun: await lastRunAt(ports.work, today),
    nextRun: heldUntil !== null && heldUntil > next ? heldUntil : next,
    nextHour: timetable.hour,
    oldestWaitingSeconds: health.oldestWaiting?.seconds ?? null,
    oldestWaiting: health.oldestWaiting?.what ?? null,
    lastError: wordFault(health.lastFault, ports.words.words),
    heldUntil,
  }
  return line
}

/** What keeps messages from going is said with what can be done about it. */
const wordFault = (fault: string | null, words: Words): string | null =>
  fault !== null && isReason(fault) ? `${wordReason(fault, words)} ${wordAdvice(fault, words)}` : fault

/** The newest day that was planned, this month or the one before. */
async function lastRunAt(work: Work, today: Day): Promise<string | null> {
  const months = [monthOf(today), monthOf(addDays(`${monthOf(today)}-01`, -1))]
  const rows: WorkRow<DayRun>[] = []
  for (const month of months) rows.push(...(await work.list<DayRun>("job", { prefix: `plan/${month}` })))
  const moments = rows.filter(({ state }) => state === "planned").map(({ body }) => body.at)
  return moments.sort().at(-1) ?? null
}
