// Whether an item is asked about today, and why: the policy of reminders, one item at a time.
import { type ByWhen, overdueStages, type Stage } from "../byWhen/byWhen.ts"
import { currentStages } from "../byWhen/currentStages.ts"
import { addDays, type Day, daysBetween, weekStart } from "../day/day.ts"
import {
  addWorkingDays,
  type Calendar,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
  workingDaysSince,
} from "../day/workingDays.ts"
import { weaklyKept } from "../kept.ts"
import type { Because } from "./because.ts"
import { aheadDays, type Round, remindBefore, silentDays } from "./timetable.ts"

/** What is known of one item, and of the person who would be asked. */
export type ItemFacts = {
  byWhen: ByWhen
  /** When asking began; nothing before it is caught up with. */
  from: Day
  answeredOn: Day | null
  /** The last earlier day on which a card with this item was delivered. */
  askedOn: Day | null
  /** The last earlier day on which this person had any card. */
  cardOn: Day | null
  /** The day this person chose to be reminded on. */
  remindOn: Day | null
  /** By due day. */
  rounds: readonly Round[]
}

/** What was missed (the app was down, a card did not arrive) is caught up with for a working week, then let go. */
const catchUpDays = 5
/** Longer than that and the longest of all breaks together: a summer without school. */
const longestCatchUp = 60

/** `calendar` is that of the post asked, `council` that in which its silence is counted. Null: not today. */
export function becauseToday(item: ItemFacts, today: Day, calendar: Calendar, council = calendar): Because | null {
  if (!calendar.isWorking(today) || item.answeredOn === today) return null
  const stages = currentStages(item.byWhen)
  if (stages.some(stage => isDueNow(stage, item, today, calendar))) return "stage due"
  if (item.remindOn !== null && item.remindOn > today) return null
  if (item.remindOn !== null && isChosenNow(item.remindOn, item, today, calendar)) return "remind me"
  if (calendar.isRecess(today) || isSilent(item, today, council)) return null
  return inRound(item, today, calendar) ?? dateNudge(item, stages, today, calendar)
}

/**
 * An answer is an answer for ten working days, of the council's also for who works one a week; only a stage's due day asks
 * again.
 */
const isSilent = ({ answeredOn }: ItemFacts, today: Day, calendar: Calendar): boolean =>
  answeredOn !== null && today < addWorkingDays(calendar, answeredOn, silentDays)

type Met = { from: Day; askedOn: Day | null; answeredOn?: Day | null }

/** Whether a moment has come, lately, and neither a card nor (where answers count) an answer has met it since. */
function isMomentFor(moment: Day, { from, askedOn, answeredOn = null }: Met, today: Day, calendar: Calendar): boolean {
  const since = moment > from ? moment : from
  if (today < since || (askedOn !== null && askedOn >= since) || (answeredOn !== null && answeredOn >= since))
    return false
  const days = daysBetween(since, today)
  return days <= catchUpDays || (days <= longestCatchUp && workingDaysSince(calendar, since, today) <= catchUpDays)
}

const unanswered = ({ from, askedOn }: ItemFacts): Met => ({ from, askedOn })

const dueDayOf = ({ latest }: Stage, calendar: Calendar): Day | null =>
  latest === null ? null : workingDayOnOrBefore(calendar, latest)

function isDueNow(stage: Stage, item: ItemFacts, today: Day, calendar: Calendar): boolean {
  const due = dueDayOf(stage, calendar)
  return due !== null && due >= item.from && isMomentFor(due, item, today, calendar)
}

function isChosenNow(day: Day, item: ItemFacts, today: Day, calendar: Calendar): boolean {
  const chosen = workingDayOnOrAfter(calendar, day)
  return chosen >= item.from && isMomentFor(chosen, item, today, calendar)
}

/** Rounds may overlap: the one that is due first comes first. */
function inRound(item: ItemFacts, today: Day, calendar: Calendar): Because | null {
  for (const round of item.rounds) {
    const because = round.opens <= today ? inOneRound(round, item, today, calendar) : null
    if (because !== null) return because
  }
  return null
}

function inOneRound(round: Round, item: ItemFacts, today: Day, calendar: Calendar): Because | null {
  const { answeredOn, from } = item
  if (round.due < from || (answeredOn !== null && answeredOn >= round.opens)) return null
  const reached = momentsOf(calendar)(round).find(({ on }) => on <= today)
  return reached && isMomentFor(reached.on, unanswered(item), today, calendar) ? reached.because : null
}

type Moment = { because: Because; on: Day }

/** On which days a round asks those who work by a calendar, the last first. */
const momentsOf = weaklyKept((calendar: Calendar) =>
  weaklyKept(({ opens, remind, due }: Round): readonly Moment[] => [
    { because: "round due", on: workingDayOnOrBefore(calendar, due) },
    { because: "round near", on: workingDayOnOrBefore(calendar, remind) },
    { because: "round opened", on: workingDayOnOrAfter(calendar, opens) },
  ]),
)

function dateNudge(item: ItemFacts, stages: readonly Stage[], today: Day, calendar: Calendar): Because | null {
  if (stages.some(stage => isNear(stage, item, today, calendar))) return "stage near"
  const monday = weekStart(today)
  // A card of a day on which the post does not work has gone without its items.
  const isWeekDone = item.cardOn !== null && item.cardOn >= monday && calendar.isWorking(item.cardOn)
  if (isWeekDone || (item.askedOn !== null && item.askedOn >= monday)) return null
  return weekly(item.byWhen, stages, today)
}

/** Within three working days of its due day, told of once. */
function isNear(stage: Stage, item: ItemFacts, today: Day, calendar: Calendar): boolean {
  const due = dueDayOf(stage, calendar)
  return (
    due !== null &&
    today < due &&
    isMomentFor(addWorkingDays(calendar, due, -remindBefore), unanswered(item), today, calendar)
  )
}

/** What is gathered into one card a week. */
function weekly(byWhen: ByWhen, stages: readonly Stage[], today: Day): Because | null {
  const horizon = addDays(today, aheadDays)
  if (wantsDeliveryDate(stages, today)) return "scope passed"
  if (overdueStages({ ...byWhen, stages: [...stages] }, today).length > 0) return "stage past"
  if (stages.some(({ latest }) => latest !== null && latest <= horizon)) return "stage ahead"
  return byWhen.reviewOn !== null && byWhen.reviewOn <= horizon ? "review" : null
}

/** Only a date for scoping was given, and it has passed: when will the thing itself be done? */
export function wantsDeliveryDate(stages: readonly Stage[], today: Day): boolean {
  const dated = stages.filter(({ latest }) => latest !== null)
  const isScoping = ({ label }: Stage) => label !== null && /\bscop(e|ed|ing)\b/i.test(label)
  return dated.length > 0 && dated.every(stage => isScoping(stage) && (stage.latest ?? "") < today)
}
