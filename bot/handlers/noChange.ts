// "No change" on one item. Typed words are not dropped for it: it asks which is meant.
import { reminderForm } from "#domain/reminder/reminderForm.ts"
import { nextOpen } from "../cards/reminderCard.ts"
import { draftOf } from "../verbs.ts"
import { type Press, sentence } from "./handler.ts"
import { refused } from "./sendUpdate.ts"
import { draftsIn, showReminder, withReminder } from "./showReminder.ts"

export const unchanged = { kind: "no change" as const, asked: null, words: "", wordsForColleagues: "" }

export const noChange: Press<"noChange"> = (ports, { actor, data, inputs }) =>
  withReminder(ports, actor, data.card, async row => {
    const item = row.body.content.items[data.item]
    if (!item) return sentence(ports.words, "card.notUnderstood")
    if (draftOf(inputs, data.item).words?.trim())
      return sentence(ports.words, "card.typedHere", { reference: item.reference })
    const form = reminderForm(row, item, data.answers)
    const [taken] = await ports.takeReplies([{ actor, via: "card", form, answered: unchanged }])
    if (taken?.kind !== "taken") return refused(ports.words, taken?.why ?? "unknown action", item.reference)
    return showReminder(ports, row, {
      drafts: draftsIn(row, inputs, [data.item]),
      open: answers => nextOpen(row.body.content, answers, data.item + 1),
    })
  })
