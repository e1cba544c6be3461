// What planning needs to know of an action besides the action: who answers, when asking began, which days are worked.
import type { Action } from "../action/action.ts"
import { isToConfirm } from "../byWhen/byWhen.ts"
import type { Day } from "../day/day.ts"
import { type Calendar, workingDaysSince } from "../day/workingDays.ts"
import { type Absence, absenceOf, remindersWanted } from "../people/request.ts"
import { type Answerer, type Unasked, whoAnswers } from "../people/whoAnswers.ts"
import type { NotAsked, Planning } from "./planDay.ts"
import type { Round } from "./timetable.ts"

export type ItemSetting = {
  answerers: readonly Answerer[]
  notAsked: readonly NotAsked[]
  rounds: readonly Round[]
  from: Day
  remindersWanted: ReadonlyMap<string, Day>
  calendarOf(postKey: string): Calendar
}

/** An absence longer than this, with nobody standing in, is waited for; a shorter one goes up the line. */
export const longAbsenceDays = 10

type Asked = Pick<ItemSetting, "answerers" | "notAsked">

/** Answers for many actions ask the same of few posts: each is looked up once. */
export function itemSetting(planning: Planning): (action: Action) => ItemSetting {
  const { register, calendar, roundsOf } = planning
  const wanted = remindersWanted(register.requests.values())
  const byLead = new Map<string, Asked>()
  const ask = (leadKey: string): Asked => {
    const known = byLead.get(leadKey)
    if (known) return known
    const found = askFor(leadKey, planning)
    byLead.set(leadKey, found)
    return found
  }
  const calendars = new Map<string, Calendar>()
  const calendarOf = (postKey: string): Calendar => {
    const known = calendars.get(postKey)
    if (known) return known
    const post = register.posts.get(postKey)
    const found = post ? calendar.ofPattern(post) : calendar
    calendars.set(postKey, found)
    return found
  }
  return action => {
    const plan = register.plans.get(action.planKey)
    const { answerers, notAsked } = action.leadKey === null ? noOwner : ask(action.leadKey)
    const isHeldBack = isToConfirm(action.byWhen)
    return {
      answerers: isHeldBack ? [] : answerers,
      notAsked: ofAction(isHeldBack ? toConfirm : notAsked, action.key),
      rounds: plan ? roundsOf(plan) : [],
      from: plan?.remindersFrom ?? planning.today,
      remindersWanted: wanted,
      calendarOf,
    }
  }
}

/** Of most actions there is nothing to say. */
const ofAction = (notAsked: readonly NotAsked[], actionKey: string): readonly NotAsked[] =>
  notAsked.length === 0 ? notAsked : notAsked.map(one => ({ ...one, actionKey }))

const asAWhole = { actionKey: "", postKey: null, until: null }
const noOwner: Asked = { answerers: [], notAsked: [{ ...asAWhole, why: "no owner" }] }
const toConfirm: readonly NotAsked[] = [{ ...asAWhole, why: "date to confirm" }]

function askFor(leadKey: string, planning: Planning): Asked {
  const { posts, absences } = planning.register
  const found = whoAnswers(leadKey, posts, absences, planning.today)
  const answerers: Answerer[] = []
  const notAsked: NotAsked[] = found.unasked.map(one => whyNot(one, planning))
  for (const answerer of found.answerers) {
    const until = longAbsence(answerer, planning)
    if (until === null) answerers.push(answerer)
    else notAsked.push({ actionKey: "", postKey: answerer.postKey, why: "away", until })
  }
  return { answerers, notAsked }
}

/** Who is away with nobody above them is away all the same: their post is not vacant. */
function whyNot({ postKey, why }: Unasked, planning: Planning): NotAsked {
  const absence = why === "vacant and no line manager" ? absenceAt(postKey, planning) : null
  if (absence === null) return { actionKey: "", postKey, why, until: null }
  return { actionKey: "", postKey, why: "away", until: absence.until }
}

/** Of whoever would answer for a post. */
function absenceAt(postKey: string, { register, today }: Planning): Absence | null {
  const post = register.posts.get(postKey)
  const person = post?.updater ?? post?.holder
  return person ? absenceOf(person.id, register.absences, today) : null
}

/** The line manager is asked for a vacant post and for a short absence; a long one pauses the post's reminders. */
function longAbsence({ capacity, postKey }: Answerer, planning: Planning): Day | null {
  const { calendar, today } = planning
  const absence = capacity === "line manager" ? absenceAt(postKey, planning) : null
  if (absence === null) return null
  const from = absence.from === "" ? today : absence.from
  return workingDaysSince(calendar, from, absence.until) > longAbsenceDays ? absence.until : null
}
