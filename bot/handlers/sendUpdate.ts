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
  withReminder(ports, actor, data.card, async row => {
    const item = row.body.content.items[data.item]
    const draft = draftOf(inputs, data.item)
    const choice = choiceOf(draft.status)
    if (!item || !choice) return sentence(ports.words, "card.notUnderstood")
    const asked = { status: choice.status, closedBecause: choice.closedBecause, forecast: forecastOf(draft.forecast) }
    const answered = { kind: "progress" as const, asked, words: draft.words ?? "", wordsForColleagues: "" }
    const form = reminderForm(row, item, data.answers)
    const [taken] = await ports.takeReplies([{ actor, via: "card", form, answered }])
    if (taken?.kind !== "taken") return refused(ports.words, taken?.why ?? "unknown action", item.reference)
    const drafts = draftsIn(row, inputs, [data.item])
    return showReminder(ports, row, {
      drafts,
      open: answers => nextOpen(row.body.content, answers, data.item + 1),
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
