// The manager's page of reminders, in words.
import type { Day } from "#domain/day/day.ts"
import type {
  Outstanding,
  PlannedPerson,
  PlanReminders,
  RemindersAnswer,
  RoundSummary,
} from "#domain/wire/reminders.ts"
import type { Words } from "#domain/words/words.ts"
import { wordHour } from "./wordHealth.ts"

const itemsOf = (people: readonly PlannedPerson[]) => people.reduce((sum, person) => sum + person.items.length, 0)

/** "11 people, 24 actions". */
export const wordPeople = (people: readonly PlannedPerson[], words: Words): string =>
  words.say("tab.day.people", { people: people.length, actions: itemsOf(people) })

/** What becomes of the day's cards. */
export function wordDayState({ day, health, today }: RemindersAnswer, words: Words): string {
  const hours = [...new Set(day.people.map(person => person.hour))].toSorted((a, b) => a - b).map(wordHour)
  const until = health.heldUntil === null ? "" : words.dateNear(health.heldUntil, today)
  if (day.people.length === 0 && day.state !== "not a working day") return words.say("tab.day.nobody")
  if (day.state === "held" && until === "") return words.say("tab.day.heldOpen")
  return words.say(`tab.day.${day.state}`, {
    people: day.people.length,
    cap: day.cap,
    until,
    hours: new Intl.ListFormat(words.language, { type: "conjunction" }).format(hours),
  })
}

/** "2.2, 2.4, 4.1": enough to know a card by. */
export function wordItems(person: PlannedPerson, words: Words): string {
  const references = [...person.items, ...person.escalated].map(item => item.reference)
  return new Intl.ListFormat(words.language, { type: "unit", style: "short" }).format(references)
}

export const wordRoundTitle = (round: RoundSummary, today: Day, words: Words): string => {
  if (round.forumTitle === null) return words.say("tab.round.monthly")
  return round.meetingOn === null
    ? words.say("tab.round.forum", { forum: round.forumTitle })
    : words.say("tab.round.meeting", { forum: round.forumTitle, day: words.dateNear(round.meetingOn, today) })
}

/** "Asking", "Paused until 15 December 2026". */
export function wordPlanState(plan: Pick<PlanReminders, "state" | "from">, today: Day, words: Words): string {
  if (plan.state === "paused")
    return plan.from === null
      ? words.say("tab.asking.paused")
      : words.say("tab.asking.pausedUntil", { day: words.dateNear(plan.from, today) })
  if (plan.state === "asking" && plan.from !== null && plan.from > today)
    return words.say("tab.asking.from", { day: words.dateNear(plan.from, today) })
  return words.say(`tab.asking.${plan.state}`)
}

/** "Was due on Thursday 12 November 2026, 10 working days ago.", and who has been told. */
export function wordOutstanding(item: Outstanding, today: Day, words: Words): string {
  const day = words.dateNear(item.since, today)
  const since =
    item.since >= today
      ? words.say("tab.outstanding.due", { day })
      : words.say("tab.outstanding.since", { day, days: item.workingDays })
  const told = item.told === "nobody" ? "" : ` ${words.say(`tab.outstanding.told.${item.told}`)}`
  const paused =
    item.pausedUntil === null
      ? ""
      : ` ${words.say("tab.outstanding.paused", { day: words.dateNear(item.pausedUntil, today) })}`
  return `${since}${told}${paused}`
}
