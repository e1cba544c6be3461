// "Show more": the items that did not go on a card, on a further one.
import { postMessage } from "#domain/message/postMessage.ts"
import { planPerson } from "#domain/reminder/planDay.ts"
import { itemKey, makeReminder } from "#domain/reminder/reminder.ts"
import { type Press, sentence } from "./handler.ts"
import { withReminder } from "./showReminder.ts"

export const showMore: Press<"showMore"> = (ports, { actor, data }) =>
  withReminder(ports, actor, data.card, async ({ row }) => {
    const frame = ports.frame()
    const left = new Set(row.body.content.more)
    const mine = planPerson(frame.register, frame.today, actor)
    const items = mine.items.filter(({ action, answerer }) =>
      left.has(itemKey({ actionKey: action.key, postKey: answerer.postKey })),
    )
    if (items.length === 0) return sentence(ports.words, "card.noMore")
    const key = furtherKey(row.key, actor.id)
    const reminder = { ...makeReminder({ ...mine, items, exempt: [], escalated: [] }, frame), key }
    await postMessage(ports, key, { kind: "person", person: actor }, reminder, frame.today)
    ports.nudge()
    return sentence(ports.words, "card.moreFollow")
  })

/** Counted rather than strung together: a card's name is kept short, however many follow one another. */
function furtherKey(cardKey: string, personId: string): string {
  const [, first, by, count = "1"] = /^(.*)\/more\/([^/]+)(?:\/(\d+))?$/.exec(cardKey) ?? []
  return by === personId ? `${first}/more/${by}/${Number(count) + 1}` : `${cardKey}/more/${personId}`
}
