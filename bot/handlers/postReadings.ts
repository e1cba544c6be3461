// The cards that answer typed words: each item spoken of with what was read in it, and what else was asked for.
import { postMessage } from "#domain/message/postMessage.ts"
import { saidKey } from "#domain/reminder/cardsAbout.ts"
import type { PersonToAsk } from "#domain/reminder/planDay.ts"
import { makeReminder, type Proposed, type Reminder, type Wished } from "#domain/reminder/reminder.ts"
import { makeCard } from "../cards/contents.ts"
import { bytesOf, cardLimitBytes } from "../cards/reminderCard.ts"
import type { BotPorts, Said } from "./handler.ts"

/** Each has its form with what was read in it, and no card holds more of those. */
const readingsOnCard = 5

type Readings = { asked: PersonToAsk; proposed: readonly Proposed[]; wished: Wished | undefined }

export async function postReadings(ports: BotPorts, said: Said, { asked, proposed, wished }: Readings): Promise<void> {
  const frame = ports.frame()
  // Keyed by what was written: Teams may deliver it twice.
  const name = ports.ids.digest(`${said.conversation.conversationId} ${said.activityId}`)
  let page = 0
  const post = async (reminder: Reminder) => {
    const key = saidKey(said.actor.id, frame.today, name, ++page)
    await postMessage(ports, key, { kind: "person", person: said.actor }, { ...reminder, key }, frame.today)
  }
  const reminderOf = (items: PersonToAsk["items"], further?: Wished): Reminder => ({
    ...makeReminder({ ...asked, items }, frame),
    ...{ proposed: [...proposed], more: [] },
    ...(further ? { wished: further } : {}),
  })
  const ofItems = wished?.actionKey === null ? undefined : wished
  for (let left = asked.items; left.length > 0; ) {
    let count = Math.min(readingsOnCard, left.length)
    while (count > 1 && isTooFull(reminderOf(left.slice(0, count), ofItems), ports)) count--
    await post(reminderOf(left.slice(0, count), ofItems))
    left = left.slice(count)
  }
  // What is about no action has a card to itself.
  if (wished?.actionKey === null) await post(reminderOf([], wished))
  ports.nudge()
}

const isTooFull = (reminder: Reminder, ports: BotPorts): boolean =>
  bytesOf(makeCard(reminder, ports.context()).card) > cardLimitBytes
