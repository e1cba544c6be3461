// "Send update": one item's answer.
import { reminderForm } from "#domain/reminder/reminderForm.ts"
import type { Refusal } from "#domain/update/takeReply.ts"
import { wordsLimit } from "#domain/update/update.ts"
import type { MessageId, Words } from "#domain/words/words.ts"
import { nextOpen } from "../cards/reminderCard.ts"
import { choiceOf, draftOf, forecastOf } from "../verbs.ts"
import { type Press, type Pressed, sentence } from "./handler.ts"
import { draftsIn, showReminder, withReminder } from "./showReminder.ts"

export const sendUpdate: Press<"sendUpdate"> = (ports, { actor, data, inputs }) =>
  withReminder(ports, actor, data.card, async own => {
    const reminder = own.row.body.content
    const item = reminder.items[data.item]
    const draft = draftOf(inputs, data.item)
    const choice = choiceOf(draft.status)
    if (!item || !choice) return sentence(ports.words, "card.notUnderstood")
    const asked = { status: choice.status, closedBecause: choice.closedBecause, forecast: forecastOf(draft.forecast) }
    const answered = { kind: "progress" as const, asked, words: draft.words ?? "", wordsForColleagues: "" }
    const form = reminderForm(own.row, item, data.answers)
    const [taken] = await ports.takeReplies([{ actor, via: "card", form, answered }])
    if (taken?.kind !== "taken") return refused(ports.words, taken?.why ?? "unknown action", item.reference)
    return showReminder(ports, own, {
      drafts: draftsIn(own.row, inputs, [data.item]),
      open: answers => nextOpen(reminder, answers, data.item + 1),
      otherwise: sentence(ports.words, "card.isTooFull", { reference: item.reference }),
    })
  })

const sentences: Record<Refusal, MessageId> = {
  "unknown action": "card.unknownAction",
  "not yours": "card.notYours",
  "too long": "card.tooLong",
  "nothing said": "card.nothingSaid",
  "no reason given": "card.noReason",
}

export const refused = (words: Words, why: Refusal, reference: string): Pressed =>
  sentence(words, sentences[why], { reference, limit: wordsLimit })
