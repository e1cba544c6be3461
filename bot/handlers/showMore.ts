// "Show more": the items that did not go on a card, on a further one.
import { postMessage } from "#domain/message/postMessage.ts"
import { planDay } from "#domain/reminder/planDay.ts"
import { itemKey, makeReminder } from "#domain/reminder/reminder.ts"
import { type Press, sentence } from "./handler.ts"
import { withReminder } from "./showReminder.ts"

export const showMore: Press<"showMore"> = (ports, { actor, data }) =>
  withReminder(ports, actor, data.card, async ({ row }) => {
    const today = ports.clock.today()
    const register = ports.register()
    const asked = planDay(register, today).people.find(({ person }) => person.id === actor.id)
    const shown = new Set(row.body.content.items.map(itemKey))
    const rest = asked?.items.filter(({ action, answerer }) => !shown.has(`${action.key}/${answerer.postKey}`)) ?? []
    if (!asked || rest.length === 0) return sentence(ports.words, "card.noMore")
    const key = `${row.key}/more`
    const reminder = { ...makeReminder({ ...asked, items: rest, exempt: [] }, register, today), key }
    await postMessage(ports, key, { kind: "person", person: actor }, reminder, today)
    ports.nudge()
    return sentence(ports.words, "card.moreFollow")
  })
