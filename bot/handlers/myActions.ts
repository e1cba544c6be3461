// "my actions": a card with every open action one answers for, due or not.
import { postMessage } from "#domain/message/postMessage.ts"
import { askedKey } from "#domain/reminder/cardsAbout.ts"
import { planPerson } from "#domain/reminder/planDay.ts"
import { makeReminder } from "#domain/reminder/reminder.ts"
import type { BotPorts, Said } from "./handler.ts"

export async function myActions(ports: BotPorts, { actor, conversation, activityId }: Said): Promise<void> {
  const frame = ports.frame()
  const mine = planPerson(frame.register, frame.today, actor)
  if (mine.items.length + mine.exempt.length === 0) {
    await ports.messenger.sendText(conversation, ports.words.say("chat.noActions"))
    return
  }
  // Keyed by what was written: Teams may deliver it twice.
  const key = askedKey(actor.id, frame.today, ports.ids.digest(`${conversation.conversationId} ${activityId}`))
  const reminder = { ...makeReminder(mine, frame), key }
  await postMessage(ports, key, { kind: "person", person: actor }, reminder, frame.today)
  ports.nudge()
}
