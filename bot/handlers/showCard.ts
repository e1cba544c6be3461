// "Check again": the card as it stands now.
import { nextOpen } from "../cards/reminderCard.ts"
import type { Press } from "./handler.ts"
import { draftsIn, showReminder, withReminder } from "./showReminder.ts"

export const showCard: Press<"showCard"> = (ports, { actor, data, inputs }) =>
  withReminder(ports, actor, data.card, row =>
    showReminder(ports, row, {
      drafts: draftsIn(row, inputs, []),
      open: answers => nextOpen(row.body.content, answers),
    }),
  )
