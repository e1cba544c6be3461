// "Change what I sent": the item's form again, filled with what was sent.
import { noteChange } from "../openForm.ts"
import { type Press, sentence } from "./handler.ts"
import { draftsIn, showReminder, withReminder } from "./showReminder.ts"

export const changeAnswer: Press<"changeAnswer"> = (ports, { actor, data, inputs }) =>
  withReminder(ports, actor, data.card, async own => {
    if (!own.row.body.content.items[data.item]) return sentence(ports.words, "card.notUnderstood")
    await noteChange(ports, own.row)
    return showReminder(ports, own, {
      inputs,
      drafts: draftsIn(own.row, inputs, [data.item]),
      open: () => data.item,
      otherwise: sentence(ports.words, "card.isTooFullToShow"),
    })
  })
