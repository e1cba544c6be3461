// "No change to all": every item that has no answer yet gets one.

import { itemKey } from "#domain/reminder/reminder.ts"
import { answersOf, type ReminderRow, reminderForm } from "#domain/reminder/reminderForm.ts"
import { nextOpen } from "../cards/reminderCard.ts"
import { draftOf } from "../verbs.ts"
import { type Press, sentence } from "./handler.ts"
import { unchanged } from "./noChange.ts"
import { refused } from "./sendUpdate.ts"
import { showReminder, withReminder } from "./showReminder.ts"

export const noChangeToAll: Press<"noChangeToAll"> = (ports, { actor, data, inputs }) =>
  withReminder(ports, actor, data.card, async row => {
    const typed = typedReferences(row, inputs)
    if (typed.length > 0) return sentence(ports.words, "card.typedElsewhere", { references: typed.join(", ") })
    const answers = await answersOf(ports.work, row)
    const left = row.body.content.items.filter(item => !answers.get(itemKey(item))?.length)
    const incoming = left.map(item => ({
      actor,
      via: "card" as const,
      form: reminderForm(row, item, 0),
      answered: unchanged,
    }))
    const taken = await ports.takeReplies(incoming)
    const at = taken.findIndex(it => it.kind === "refused")
    const refusal = taken[at]
    if (refusal?.kind === "refused" && taken.every(it => it.kind === "refused"))
      return refused(ports.words, refusal.why, left[at]?.reference ?? "")
    return showReminder(ports, row, { drafts: new Map(), open: after => nextOpen(row.body.content, after) })
  })

const typedReferences = (row: ReminderRow, inputs: Readonly<Record<string, unknown>>): string[] =>
  row.body.content.items.filter((_, at) => draftOf(inputs, at).words?.trim()).map(item => item.reference)
