// "Check again", "Leave it as it was", and "Answer" on a long card: the card as it stands now.
import { answersOf } from "#domain/reminder/reminderForm.ts"
import { proposedDrafts } from "../cards/proposedDrafts.ts"
import { nextOpen } from "../cards/reminderCard.ts"
import { endChange } from "../openForm.ts"
import { type Press, sentence } from "./handler.ts"
import { draftsIn, showReminder, withReminder } from "./showReminder.ts"
import { endWish } from "./wish.ts"

export const showCard: Press<"showCard"> = (ports, { actor, data, inputs }) =>
  withReminder(
    ports,
    actor,
    data.card,
    async own => {
      const row = data.leaveAside && own.only === null ? await endWish(ports, own.row, data.leaveAside, "") : own.row
      const reminder = row.body.content
      if (data.leave !== undefined) await endChange(ports, row)
      const typed = draftsIn(row, inputs, data.leave === undefined ? [] : [data.leave])
      const { open } = data
      return showReminder(
        ports,
        { ...own, row },
        {
          inputs,
          drafts: typed.size > 0 ? typed : proposedDrafts(reminder, await answersOf(ports.work, row)),
          open: (answers, elsewhere) => open ?? nextOpen(reminder, answers, 0, elsewhere),
          otherwise: sentence(ports.words, "card.isTooFullToShow"),
        },
      )
    },
    "look",
  )
