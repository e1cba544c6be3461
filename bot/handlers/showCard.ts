// "Check again", "Leave it as it was", and "Answer" on a long card: the card as it stands now.
import { proposedDrafts } from "../cards/proposedDrafts.ts"
import { nextOpen } from "../cards/reminderCard.ts"
import { type Press, sentence } from "./handler.ts"
import { draftsIn, showReminder, withReminder } from "./showReminder.ts"

export const showCard: Press<"showCard"> = (ports, { actor, data, inputs }) =>
  withReminder(
    ports,
    actor,
    data.card,
    own => {
      const drafts = draftsIn(own.row, inputs, data.leave === undefined ? [] : [data.leave])
      const { open } = data
      return showReminder(ports, own, {
        drafts: drafts.size > 0 ? drafts : proposedDrafts(own.row.body.content),
        open: (answers, elsewhere) => open ?? nextOpen(own.row.body.content, answers, 0, elsewhere),
        otherwise: sentence(ports.words, "card.isTooFullToShow"),
      })
    },
    "look",
  )
