// What planning needs to know of an action besides the action: who answers, when asking began, which days are worked.
import type { Action } from "../action/action.ts"
import { isToConfirm } from "../byWhen/byWhen.ts"
import type { Day } from "../day/day.ts"
import { type Calendar, workingDaysSince } from "../day/workingDays.ts"
import { kept } from "../kept.ts"
import { isGroup } from "../people/post.ts"
import { type Absence, absenceOf, remindersWanted } from "../people/request.ts"
import { type Answerer, type Unasked, whoAnswers } from "../people/whoAnswers.ts"
import type { Plan } from "../plan/plan.ts"
import type { NotAsked, Planning } from "./planDay.ts"
import type { Round } from "./timetable.ts"

/** Somebody to ask, with what is the same for all their actions. */
export type AskedAnswerer = Answerer & {
  calendar: Calendar
  /** The last day on which this person had a card. */
  cardOn: Day | null
}

export type ItemSetting = {
  plan: Plan | undefined
  /** Whether each of several posts answers for itself. */
  isGroups: boolean
  answerers: readonly AskedAnswerer[]
  /** Of a post or of the whole; which action is for the asker to add. */
  notAsked: readonly Omit<NotAsked, "actionKey">[]
  rounds: readonly Round[]
  from: Day
  remindersWanted: ReadonlyMap<string, Day>
}

/** An absence longer than this, with nobody standing in, is waited for; a shorter one goes up the line. */
export const longAbsenceDays = 10

type Asked = Pick<ItemSetting, "isGroups" | "answerers" | "notAsked">

/** Many actions share few plans and posts: the setting of a plan's post is made once, and given to all its actions. */
export function itemSetting(planning: Planning): (action: Action) => ItemSetting {
  const { register, roundsOf, today } = planning
  const wanted = remindersWanted(register.requests.values())
  const askedFor = kept((leadKey: string) => askFor(leadKey, planning))
  const ofPlan = kept((planKey: string) => {
    const plan = register.plans.get(planKey)
    const rounds = plan ? roundsOf(plan) : []
    const setting = { plan, rounds, from: plan?.remindersFrom ?? today, remindersWanted: wanted }
    const withoutOwner: ItemSetting = { ...setting, ...noOwner }
    return { withoutOwner, of: kept((leadKey: string): ItemSetting => ({ ...setting, ...askedFor(leadKey) })) }
  })
  return ({ planKey, leadKey, byWhen }) => {
    const { withoutOwner, of } = ofPlan(planKey)
    const setting = leadKey === null ? withoutOwner : of(leadKey)
    return isToConfirm(byWhen) ? { ...setting, ...heldBack } : setting
  }
}

const asAWhole = { postKey: null, until: null }
const noOwner: Asked = { isGroups: false, answerers: [], notAsked: [{ ...asAWhole, why: "no owner" }] }
const heldBack: Pick<Asked, "answerers" | "notAsked"> = {
  answerers: [],
  notAsked: [{ ...asAWhole, why: "date to confirm" }],
}

function askFor(leadKey: string, planning: Planning): Asked {
  const { calendar, register, before, today } = planning
  const found = whoAnswers(leadKey, register.posts, register.absences, today)
  const answerers: AskedAnswerer[] = []
  const notAsked = found.unasked.map(one => whyNot(one, planning))
  const calendarOf = (postKey: string): Calendar => {
    const post = register.posts.get(postKey)
    return post ? calendar.ofPattern(post) : calendar
  }
  for (const answerer of found.answerers) {
    const until = longAbsence(answerer, planning)
    if (until !== null) notAsked.push({ postKey: answerer.postKey, why: "away", until })
    else
      answerers.push({ ...answerer, calendar: calendarOf(answerer.postKey), cardOn: before.cardOn(answerer.person.id) })
  }
  const lead = register.posts.get(leadKey)
  return { isGroups: lead !== undefined && isGroup(lead), answerers, notAsked }
}

/** Who is away with nobody above them is away all the same: their post is not vacant. */
function whyNot({ postKey, why }: Unasked, planning: Planning): Asked["notAsked"][number] {
  const absence = why === "vacant and no line manager" ? absenceAt(postKey, planning) : null
  return absence === null ? { postKey, why, until: null } : { postKey, why: "away", until: absence.until }
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
