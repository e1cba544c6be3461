// What the updates are for, by when they are wanted, and who hears when nothing is said: known to all beforehand.
import type { AskedRound, Reminder } from "#domain/reminder/reminder.ts"
import type { Words } from "#domain/words/words.ts"
import { type Element, rich, run, small } from "./elements.ts"

export function roundLines({ items }: Reminder, words: Words): Element[] {
  const rounds = Map.groupBy(
    items.flatMap(({ round }) => round ?? []),
    round => sentenceOn(round, words),
  )
  return [...rounds].flatMap(([sentence, same]) => [
    rich([run(sentence)], { spacing: "Small" }),
    // Posts of one round may have different people above them.
    ...[...new Set(same.flatMap(round => escalation(round, words)))].map(small),
  ])
}

function escalation({ toHeadOn, toDirectorOn }: AskedRound, words: Words): string[] {
  if (toHeadOn === null) return []
  const toHead = words.dateInYear(toHeadOn)
  if (toDirectorOn === null) return [words.say("card.unansweredHead", { toHead })]
  return [words.say("card.unanswered", { toHead, toDirector: words.dateInYear(toDirectorOn) })]
}

function sentenceOn({ forumTitle, meetingOn, due }: AskedRound, words: Words): string {
  const day = words.dateNear(due, due)
  if (forumTitle === null || meetingOn === null) return words.say("card.roundMonthly", { due: day })
  return words.say("card.round", { due: day, forum: forumTitle, meeting: words.dateInYear(meetingOn) })
}
