// "Check again", "Leave it as it was", and "Answer" on a long card: the card as it stands now.
import { answersOf } from "#domain/reminder/reminderForm.ts"
import { proposedDrafts } from "../cards/proposedDrafts.ts"
import { nextOpen } from "../cards/reminderCard.ts"
import { endChange } from "../openForm.ts"
import { type Press, sentence } from "./handler.ts"
import { draftsIn, showReminder, withReminder } from "./showReminder.ts"

export const showCard: Press<"showCard"> = (ports, { actor, data, inputs }) =>
  withReminder(
    ports,
    actor,
    data.card,
    async own => {
      const reminder = own.row.body.content
      if (data.leave !== undefined) await endChange(ports, own.row)
      const typed = draftsIn(own.row, inputs, data.leave === undefined ? [] : [data.leave])
      const { open } = data
      return showReminder(ports, own, {
        drafts: typed.size > 0 ? typed : proposedDrafts(reminder, await answersOf(ports.work, own.row)),
        open: (answers, elsewhere) => open ?? nextOpen(reminder, answers, 0, elsewhere),
        otherwise: sentence(ports.words, "card.isTooFullToShow"),
      })
    },
    "look",
  )
