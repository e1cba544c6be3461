// "Check again", and "Leave it as it was": the card as it stands now.
import { nextOpen } from "../cards/reminderCard.ts"
import { type Press, sentence } from "./handler.ts"
import { draftsIn, showReminder, withReminder } from "./showReminder.ts"

export const showCard: Press<"showCard"> = (ports, { actor, data, inputs }) =>
  withReminder(ports, actor, data.card, own =>
    showReminder(ports, own, {
      drafts: draftsIn(own.row, inputs, data.leave === undefined ? [] : [data.leave]),
      open: answers => nextOpen(own.row.body.content, answers),
      otherwise: sentence(ports.words, "card.isTooFullToShow"),
    }),
  )
