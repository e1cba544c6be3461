// "No change" on one item. What is filled in is not dropped for it: it asks which is meant.
import { reminderForm } from "#domain/reminder/reminderForm.ts"
import { nextOpen } from "../cards/reminderCard.ts"
import { isFilledIn, unchanged } from "./filledIn.ts"
import { type Press, sentence } from "./handler.ts"
import { refused } from "./sendUpdate.ts"
import { draftsIn, showReminder, withReminder } from "./showReminder.ts"

export const noChange: Press<"noChange"> = (ports, { actor, data, inputs }) =>
  withReminder(ports, actor, data.card, async own => {
    const reminder = own.row.body.content
    const item = reminder.items[data.item]
    if (!item) return sentence(ports.words, "card.notUnderstood")
    const about = { reference: item.reference }
    if (isFilledIn(inputs, data.item, item)) return sentence(ports.words, "card.typedHere", about)
    const form = reminderForm(own.row, item, data.answers)
    const [taken] = await ports.takeReplies([{ actor, via: "card", form, answered: unchanged }])
    if (taken?.kind !== "taken") return refused(ports.words, taken?.why ?? "unknown action", item.reference)
    return showReminder(ports, own, {
      inputs,
      drafts: draftsIn(own.row, inputs, [data.item]),
      open: (answers, elsewhere) => nextOpen(reminder, answers, data.item + 1, elsewhere),
      otherwise: sentence(ports.words, "card.isTooFull", about),
    })
  })
