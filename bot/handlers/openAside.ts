// "Something else": remind me on a day, a later date, somebody else's, I am away; for one item or for all.
import { choicesNear } from "#domain/request/readAside.ts"
import { asideTyped } from "../verbs.ts"
import type { Press } from "./handler.ts"
import { sentence } from "./handler.ts"
import { draftsIn, showReminder, withReminder } from "./showReminder.ts"

export const openAside: Press<"openAside"> = (ports, { actor, data, inputs }) =>
  withReminder(ports, actor, data.card, async own => {
    const reminder = own.row.body.content
    const at = data.item ?? null
    if (at !== null && !reminder.items[at]) return sentence(ports.words, "card.notUnderstood")
    const { what } = data
    // A refresh brings what stood in the form; one that is only chosen now begins empty.
    const typed = what === "choose" ? {} : asideTyped(inputs)
    return showReminder(ports, own, {
      inputs,
      drafts: draftsIn(own.row, inputs, []),
      open: () => at,
      otherwise: sentence(ports.words, "card.isTooFullToShow"),
      aside: { at, what, ...choicesNear(ports.register(), actor.id), typed, fault: null },
    })
  })
