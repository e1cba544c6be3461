// What the updates are for, by when they are wanted, and who hears when nothing is said: known to all beforehand.
import type { Day } from "#domain/day/day.ts"
import type { AskedRound, Reminder } from "#domain/reminder/reminder.ts"
import type { Words } from "#domain/words/words.ts"
import { type Element, rich, run, small } from "./elements.ts"

export function roundLines({ items, day }: Reminder, words: Words): Element[] {
  const rounds = Map.groupBy(
    items.flatMap(({ round }) => round ?? []),
    round => sentenceOn(round, day, words),
  )
  return [...rounds].flatMap(([sentence, same]) => [
    rich([run(sentence)], { spacing: "Small" }),
    // Posts of one round may have different people above them.
    ...[...new Set(same.flatMap(round => escalation(round, words)))].map(small),
  ])
}

function escalation({ toHeadOn, toDirectorOn }: AskedRound, words: Words): string[] {
  const toHead = toHeadOn === null ? null : words.dateInYear(toHeadOn)
  const toDirector = toDirectorOn === null ? null : words.dateInYear(toDirectorOn)
  if (toHead === null) return toDirector === null ? [] : [words.say("card.unansweredDirector", { toDirector })]
  if (toDirector === null) return [words.say("card.unansweredHead", { toHead })]
  return [words.say("card.unanswered", { toHead, toDirector })]
}

function sentenceOn({ forumTitle, meetingOn, due: dueDay }: AskedRound, today: Day, words: Words): string {
  const due = words.dateNear(dueDay, dueDay)
  const isOver = dueDay < today
  if (forumTitle === null || meetingOn === null)
    return words.say(isOver ? "card.roundMonthlyOver" : "card.roundMonthly", { due })
  const about = { due, forum: forumTitle, meeting: words.dateInYear(meetingOn) }
  return words.say(isOver ? "card.roundOver" : "card.round", about)
}
