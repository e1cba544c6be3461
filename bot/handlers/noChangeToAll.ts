// "No change to all": every item that has no answer yet gets one.
import { answersElsewhere } from "#domain/reminder/elsewhere.ts"
import { itemKey, type ReminderItem } from "#domain/reminder/reminder.ts"
import { answersOf, reminderForm } from "#domain/reminder/reminderForm.ts"
import { nextOpen } from "../cards/reminderCard.ts"
import { isFilledIn, unchanged } from "./filledIn.ts"
import { type BotPorts, type Press, sentence } from "./handler.ts"
import { refused } from "./sendUpdate.ts"
import { type OwnCard, showReminder, withReminder } from "./showReminder.ts"

export const noChangeToAll: Press<"noChangeToAll"> = (ports, { actor, data, inputs }) =>
  withReminder(ports, actor, data.card, async own => {
    const left = await unanswered(ports, own)
    const filled = left.filter(({ item, at }) => isFilledIn(inputs, at, item)).map(({ item }) => item.reference)
    if (filled.length > 0) return sentence(ports.words, "card.typedElsewhere", { references: filled.join(", ") })
    const taken = await ports.takeReplies(
      left.map(({ item }) => ({ actor, via: "card", form: reminderForm(own.row, item, 0), answered: unchanged })),
    )
    const first = taken[0]
    if (first?.kind === "refused" && taken.every(it => it.kind === "refused"))
      return refused(ports.words, first.why, left[0]?.item.reference ?? "")
    return showReminder(ports, own, {
      inputs,
      drafts: new Map(),
      open: (answers, elsewhere) => nextOpen(own.row.body.content, answers, 0, elsewhere),
      otherwise: sentence(ports.words, "card.isTooFullToShow"),
    })
  })

/** The items drawn for this reader that have no answer yet. */
async function unanswered(ports: BotPorts, { row, only }: OwnCard): Promise<{ item: ReminderItem; at: number }[]> {
  const answers = await answersOf(ports.work, row)
  const elsewhere = answersElsewhere(row.body.content, ports.register())
  const { isExempt } = ports.context()
  return row.body.content.items
    .map((item, at) => ({ item, at }))
    .filter(({ at }) => only === null || only.includes(at))
    .filter(
      ({ item }) => !isExempt(item.actionKey) && !elsewhere.has(itemKey(item)) && !answers.get(itemKey(item))?.length,
    )
}
