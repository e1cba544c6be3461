// What the updates are for, by when they are wanted, and who hears when nothing is said: known to all beforehand.
import type { Day } from "#domain/day/day.ts"
import type { AskedRound, ReminderItem } from "#domain/reminder/reminder.ts"
import type { Words } from "#domain/words/words.ts"
import { type Element, rich, run, small } from "./elements.ts"

type Asked = { reference: string; round: AskedRound }

/** `items`: those that the card shows. */
export function roundLines(items: readonly ReminderItem[], day: Day, words: Words): Element[] {
  const asked = items.flatMap(({ reference, round }): Asked[] => (round ? [{ reference, round }] : []))
  return [...Map.groupBy(asked, ({ round }) => sentenceOn(round, day, words))].flatMap(([sentence, same]) => [
    rich([run(sentence)], { spacing: "Small" }),
    ...escalations(same, words).map(small),
  ])
}

/** Posts of one round may have different people above them: then it is said which actions each sentence is about. */
function escalations(asked: readonly Asked[], words: Words): string[] {
  const groups = [...Map.groupBy(asked, ({ round }) => escalation(round, words))]
  const [first] = groups
  if (groups.length === 1 && first) return first[0] === null ? [] : [first[0]]
  return groups.flatMap(([sentence, those]) => {
    const references = [...new Set(those.map(({ reference }) => reference))].join(", ")
    return sentence === null ? [] : [words.say("card.unansweredOf", { references, sentence })]
  })
}

function escalation({ toHeadOn, toDirectorOn }: AskedRound, words: Words): string | null {
  const toHead = toHeadOn === null ? null : words.dateInYear(toHeadOn)
  const toDirector = toDirectorOn === null ? null : words.dateInYear(toDirectorOn)
  if (toHead === null) return toDirector === null ? null : words.say("card.unansweredDirector", { toDirector })
  if (toDirector === null) return words.say("card.unansweredHead", { toHead })
  return words.say("card.unanswered", { toHead, toDirector })
}

function sentenceOn({ forumTitle, meetingOn, due: dueDay }: AskedRound, today: Day, words: Words): string {
  const due = words.dateNear(dueDay, dueDay)
  const isOver = dueDay < today
  if (forumTitle === null || meetingOn === null)
    return words.say(isOver ? "card.roundMonthlyOver" : "card.roundMonthly", { due })
  const about = { due, forum: forumTitle, meeting: words.dateInYear(meetingOn) }
  return words.say(isOver ? "card.roundOver" : "card.round", about)
}
