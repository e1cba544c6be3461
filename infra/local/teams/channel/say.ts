import { type Conversation, chatId, personOf } from "../identity.ts"
import type { Message } from "../store.ts"
import type { World } from "../world.ts"
import { messageActivity } from "./activities.ts"
import { deliver, isTaken } from "./deliver.ts"

export type Said = { text?: string; value?: unknown; replyToId?: string }

/** A person writes to the bot, or presses Action.Submit: the message stands in the chat, taken or not. */
export async function say(world: World, personId: string, said: Said): Promise<Message> {
  const { settings, store, live } = world
  const person = personOf(settings, personId)
  const conversation: Conversation = { kind: "personal", id: chatId(settings, personId), person }
  const id = store.nextId()
  const activity = { ...messageActivity(world, person, conversation, said), id }
  const { id: conversationId } = conversation
  store.addChat(conversationId, personId)
  const now = new Date().toISOString()
  const message = store.addMessage({
    id,
    conversationId,
    rootId: null,
    from: personId,
    at: now,
    day: settings.today(),
    activity,
  })
  live.tell({ kind: "message", message })

  if (isTaken(await deliver(world, activity))) return message
  const undelivered = store.setUndelivered(id, true) ?? message
  live.tell({ kind: "message", message: undelivered })
  return undelivered
}
