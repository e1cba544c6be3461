// "Something else": remind me on a day, a later date, somebody else's, I am away; for one item or for all.
import type { Person } from "#domain/people/post.ts"
import { type Choices, choicesNear } from "#domain/request/readAside.ts"
import type { BotPorts, Press } from "./handler.ts"
import { sentence } from "./handler.ts"
import { draftsIn, showReminder, withReminder } from "./showReminder.ts"

export const openAside: Press<"openAside"> = (ports, { actor, data, inputs }) =>
  withReminder(ports, actor, data.card, async own => {
    const reminder = own.row.body.content
    const at = data.item ?? null
    if (at !== null && !reminder.items[at]) return sentence(ports.words, "card.notUnderstood")
    return showReminder(ports, own, {
      drafts: draftsIn(own.row, inputs, []),
      open: () => at,
      otherwise: sentence(ports.words, "card.isTooFullToShow"),
      aside: { at, what: data.what, ...choicesFor(ports, actor), typed: {}, fault: null },
    })
  })

/** More than this in a list nobody reads; others are named by their title. */
const mostOffered = 40

export const choicesFor = ({ register }: Pick<BotPorts, "register">, actor: Person): Choices =>
  choicesNear(register(), actor.id, mostOffered)
