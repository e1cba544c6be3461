// "Send update": one item's answer.

import type { Person } from "#domain/people/post.ts"
import { itemKey, type ReminderItem } from "#domain/reminder/reminder.ts"
import { type ReminderRow, reminderForm } from "#domain/reminder/reminderForm.ts"
import type { Answered } from "#domain/update/reply.ts"
import type { Incoming, Refusal } from "#domain/update/takeReply.ts"
import { wordsLimit } from "#domain/update/update.ts"
import type { MessageId, Words } from "#domain/words/words.ts"
import { saysSomething } from "../cards/itemForm.ts"
import { nextOpen } from "../cards/reminderCard.ts"
import { endChange } from "../openForm.ts"
import { choiceOf, type Draft, draftOf, forecastOf, stageOf } from "../verbs.ts"
import { unchanged } from "./filledIn.ts"
import { type Press, type Sentence, sentence } from "./handler.ts"
import { draftsIn, showReminder, withReminder } from "./showReminder.ts"

export const sendUpdate: Press<"sendUpdate"> = (ports, { actor, data, inputs }) =>
  withReminder(ports, actor, data.card, async own => {
    const reminder = own.row.body.content
    const item = reminder.items[data.item]
    const incoming = item && filledIn(own.row, item, draftOf(inputs, data.item), data.answers, actor)
    if (!item || !incoming) return sentence(ports.words, "card.notUnderstood")
    const [taken] = await ports.takeReplies([incoming])
    if (taken?.kind !== "taken") return refused(ports.words, taken?.why ?? "unknown action", item.reference)
    await endChange(ports, own.row)
    return showReminder(ports, own, {
      inputs,
      drafts: draftsIn(own.row, inputs, [data.item]),
      open: (answers, elsewhere) => nextOpen(reminder, answers, data.item + 1, elsewhere),
      otherwise: sentence(ports.words, "card.isTooFull", { reference: item.reference }),
    })
  })

/** The answer in one item's form; null when it is not one of ours. */
export function filledIn(
  row: ReminderRow,
  item: ReminderItem,
  draft: Draft,
  answersBefore: number,
  actor: Person,
): Incoming | null {
  const choice = choiceOf(draft.status)
  if (!choice) return null
  const asked = { status: choice.status, closedBecause: choice.closedBecause, forecast: forecastOf(draft.forecast) }
  const answered: Answered = {
    kind: "progress",
    asked,
    words: draft.words ?? "",
    wordsForColleagues: draft.colleagues ?? "",
    stageLabel: stageOf(draft.stage),
  }
  // What was typed in the chat and looked over on a card came by the chat.
  const via = row.body.content.proposed ? "chat" : "card"
  const form = reminderForm(row, item, answersBefore)
  // "2.1 under way", and it is: that is an answer, and nothing has changed. Said after another answer it puts that right.
  const isAsItWas = answersBefore === 0 && isReadForSure(row, item) && !saysSomething(draft, item)
  return { actor, via, form, answered: isAsItWas ? unchanged : answered }
}

const isReadForSure = ({ body }: ReminderRow, item: ReminderItem): boolean =>
  body.content.proposed?.some(({ key, isSure }) => isSure && key === itemKey(item)) ?? false

const sentences: Record<Refusal, MessageId> = {
  "unknown action": "card.unknownAction",
  "not yours": "card.notYours",
  "too long": "card.tooLong",
  "nothing said": "card.nothingSaid",
  "no reason given": "card.noReason",
}

export const refused = (words: Words, why: Refusal, reference: string): Sentence =>
  sentence(words, sentences[why], { reference, limit: wordsLimit })
