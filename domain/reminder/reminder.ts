// The reminder of one person on one day: the items asked about and the state they were shown in.
import { z } from "zod"
import type { Action } from "../action/action.ts"
import type { Standing } from "../action/rating.ts"
import { standing } from "../action/rating.ts"
import { ClosedBecause, Forecast, Status } from "../action/status.ts"
import { ByWhen } from "../byWhen/byWhen.ts"
import { Day, Instant } from "../day/day.ts"
import { addWorkingDays, type Calendar, type CouncilCalendar } from "../day/workingDays.ts"
import type { Plan } from "../plan/plan.ts"
import { plansAbove } from "../plan/thread.ts"
import { asideKinds, filledParts } from "../request/readAside.ts"
import { shownOf } from "../update/applyUpdate.ts"
import type { Register } from "../update/register.ts"
import { Shown } from "../update/reply.ts"
import { above } from "./above.ts"
import type { Level } from "./askedBefore.ts"
import { Because } from "./because.ts"
import { waitingCalendar } from "./escalation.ts"
import type { AskedItem, PersonToAsk } from "./planDay.ts"
import { type RoundsOf, toDirectorAfter, toHeadAfter } from "./timetable.ts"

/** The round an item is asked in, with what happens when nobody answers: known to all beforehand. */
export const AskedRound = z.object({
  forumTitle: z.string().nullable(),
  meetingOn: Day.nullable(),
  due: Day,
  /** Null where nobody is above, or they have been told. */
  toHeadOn: Day.nullable(),
  toDirectorOn: Day.nullable(),
})
export type AskedRound = z.infer<typeof AskedRound>

export const ReminderItem = z.object({
  actionKey: z.string(),
  reference: z.string(),
  text: z.string(),
  planTitle: z.string(),
  theme: z.string().nullable(),
  /** What the plan serves, nearest first. */
  serves: z.array(z.string()),
  postKey: z.string(),
  postTitle: z.string(),
  capacity: z.enum(["updater", "holder", "stand-in", "line manager"]),
  byWhen: ByWhen,
  standing: z.custom<Standing>(value => typeof value === "object" && value !== null),
  status: Status,
  forecast: Forecast.nullable(),
  progress: z.string(),
  lastUpdateOn: Instant.nullable(),
  shown: Shown,
  because: Because,
  round: AskedRound.nullable(),
})
export type ReminderItem = z.infer<typeof ReminderItem>

/** Tells one item of a card from another: an action, and the post it is answered for. */
export const itemKey = ({ actionKey, postKey }: Pick<ReminderItem, "actionKey" | "postKey">): string =>
  `${actionKey}/${postKey}`

/** The action of an item, from its key. */
export const actionOfItem = (key: string): string => key.split("/")[0] ?? key

export const EscalatedLine = z.object({
  key: z.string(),
  actionKey: z.string(),
  /** Null, like the text, for an exempt action. */
  reference: z.string().nullable(),
  text: z.string().nullable(),
  postTitle: z.string(),
  since: Day,
  days: z.number(),
  level: z.enum(["head", "director"]),
})
export type EscalatedLine = z.infer<typeof EscalatedLine>

/** What was read out of somebody's words, for them to look at before it is sent. */
export const Proposed = z.object({
  key: z.string(),
  kind: z.enum(["progress", "no change"]),
  status: Status.nullable(),
  closedBecause: ClosedBecause.nullable(),
  forecast: Forecast.nullable(),
  stageLabel: z.string().nullable(),
  words: z.string(),
  isSure: z.boolean(),
})
export type Proposed = z.infer<typeof Proposed>

/** What else they ask for: its form is open on the card, filled in with what was read. */
export const Wished = z.object({
  /** Null for what is about no action, as an absence is. */
  actionKey: z.string().nullable(),
  what: z.enum(asideKinds),
  filled: z.partialRecord(z.enum(filledParts), z.string()),
  personId: z.string(),
  /** What became of it, once it was sent or left; empty when it was left. */
  ended: z.string().optional(),
})
export type Wished = z.infer<typeof Wished>

export const Reminder = z.object({
  type: z.literal("reminder"),
  /** The key of its row in the ledger: person and day. */
  key: z.string(),
  day: Day,
  items: z.array(ReminderItem),
  /** Keys of items that did not go on the card, the newest. */
  more: z.array(z.string()),
  /** Exempt items are a count and a link, never words: here are their keys. */
  exempt: z.array(z.string()),
  /** Items of others that have waited too long: to be known, not to be answered. */
  escalated: z.array(EscalatedLine),
  /** Those that are counted and not named, so that they are told of once as well. */
  toldToo: z.array(EscalatedLine.pick({ key: true, level: true })).default([]),
  /** Set on the card that answers somebody's typed words. */
  proposed: z.array(Proposed).optional(),
  wished: Wished.optional(),
})
export type Reminder = z.infer<typeof Reminder>

/** With a form for each, this many fit into what Teams takes; the rest is counted and comes when asked for. */
export const itemsOnCard = 10

/** The rest is counted. */
export const escalatedOnCard = 12

export const reminderKey = (day: Day, personId: string) => `reminder/${day}/${personId}`

/** What a card is made from besides its items. */
export type CardSetting = { register: Register; today: Day; calendar: CouncilCalendar; roundsOf: RoundsOf }

/** Everything the card will say, taken down now: what is stored is what is shown. */
export function makeReminder(asked: PersonToAsk, setting: CardSetting): Reminder {
  const { person, items, exempt, escalated } = asked
  const ofPlan = planFacts(setting)
  return {
    type: "reminder",
    key: reminderKey(setting.today, person.id),
    day: setting.today,
    items: items.slice(0, itemsOnCard).map(item => makeItem(item, ofPlan(item), setting)),
    more: items.slice(itemsOnCard).map(keyOf),
    exempt: exempt.map(keyOf),
    escalated: escalated.slice(0, escalatedOnCard).map(({ tell: _, ...line }) => line),
    toldToo: escalated.slice(escalatedOnCard).map(({ key, level }) => ({ key, level })),
  }
}

const keyOf = ({ action, answerer }: AskedItem): string => itemKey({ actionKey: action.key, postKey: answerer.postKey })

type PlanFacts = Pick<ReminderItem, "planTitle" | "serves" | "round">

/** The items of a card are of few plans: what their plan says is worked out once. */
function planFacts(setting: CardSetting): (item: AskedItem) => PlanFacts {
  const { plans } = setting.register
  const known: (PlanFacts & { of: AskedItem })[] = []
  return asked => {
    const found = known.find(({ of }) => isAlike(of, asked))
    if (found) return found
    const plan = plans.get(asked.action.planKey)
    const made = {
      of: asked,
      planTitle: plan?.title ?? "",
      serves: plan ? plansAbove(plan, plans).map(({ title }) => title) : [],
      round: plan ? roundOf(plan, asked, setting) : null,
    }
    known.push(made)
    return made
  }
}

const isAlike = (a: AskedItem, b: AskedItem): boolean =>
  a.action.planKey === b.action.planKey &&
  a.answerer.postKey === b.answerer.postKey &&
  a.waitingSince === b.waitingSince &&
  isForRound(a) === isForRound(b)

const isForRound = ({ because }: AskedItem): boolean => because.startsWith("round ")

function roundOf(plan: Plan, asked: AskedItem, setting: CardSetting): AskedRound | null {
  const { today } = setting
  const begun = setting.roundsOf(plan).filter(({ opens }) => opens <= today)
  // What is asked late, after a recess or a failure, is asked for the round that is over.
  const round = begun.find(({ due }) => due >= today) ?? (isForRound(asked) ? begun.at(-1) : undefined)
  if (!round) return null
  const toldOn = announced(asked, round.due, setting)
  return {
    forumTitle: round.forumKey === null ? null : (setting.register.forums.get(round.forumKey)?.title ?? null),
    meetingOn: round.meetingOn,
    due: round.due,
    toHeadOn: toldOn("head", toHeadAfter),
    toDirectorOn: toldOn("director", toDirectorAfter),
  }
}

/** On which day somebody above will be told; null when that day is over, or nobody is above. */
function announced({ answerer: { postKey }, waitingSince }: AskedItem, due: Day, setting: CardSetting) {
  const { calendar, register, today } = setting
  const worked = counted(waitingCalendar(calendar, register.posts.get(postKey)))
  return (level: Level, after: number): Day | null => {
    const day = addWorkingDays(worked, waitingSince ?? due, after)
    return day < today || above(postKey, level, setting) === null ? null : day
  }
}

const countedOf = new WeakMap<Calendar, Calendar>()

/** What has waited is not counted through recesses, so neither is the day that is announced. */
function counted(calendar: Calendar): Calendar {
  const { isWorking, isRecess } = calendar
  const made = countedOf.get(calendar) ?? { isWorking: (day: Day) => isWorking(day) && !isRecess(day), isRecess }
  countedOf.set(calendar, made)
  return made
}

function makeItem(asked: AskedItem, { planTitle, serves, round }: PlanFacts, setting: CardSetting): ReminderItem {
  const { action, answerer, because } = asked
  const { register, today } = setting
  return {
    ...stateNow(action, today),
    actionKey: action.key,
    planTitle,
    theme: action.themeKey === null ? null : (register.themes.get(action.themeKey)?.title ?? null),
    serves,
    postKey: answerer.postKey,
    postTitle: register.posts.get(answerer.postKey)?.title ?? "",
    capacity: answerer.capacity,
    because,
    round: because === "asked for" ? null : round,
  }
}

/** What a card says of an action, and what an answer on it is held against. */
export const stateNow = (action: Action, today: Day) => ({
  reference: action.reference,
  text: action.text,
  byWhen: action.byWhen,
  status: action.status,
  forecast: action.forecast,
  progress: action.progress,
  lastUpdateOn: action.lastUpdateOn,
  standing: standing(action, today),
  shown: shownOf(action),
})
