import { findConversation } from "../identity.ts"
import type { LiveEvent } from "../live.ts"
import type { Message } from "../store.ts"
import type { World } from "../world.ts"

const cardType = "application/vnd.microsoft.card.adaptive"

/** A message as the page is shown it. */
export type MessageView = {
  id: string
  conversationId: string
  rootId: string | null
  fromBot: boolean
  author: string
  at: string
  day: string
  edited: boolean
  deleted: boolean
  undelivered: boolean
  text: string
  summary: string
  cards: unknown[]
}

export function messageView({ settings }: World, message: Message): MessageView {
  const { activity, from, deleted } = message
  const author = settings.people.find(person => person.id === from)
  const cards = (activity.attachments ?? []).filter(({ contentType }) => contentType === cardType)
  return {
    id: message.id,
    conversationId: message.conversationId,
    rootId: message.rootId,
    fromBot: from === "bot",
    author: from === "bot" ? settings.bot.name : (author?.displayName ?? "Someone who has left"),
    at: message.at,
    day: message.day,
    edited: message.updatedAt !== null && !deleted,
    deleted,
    undelivered: message.undelivered,
    text: deleted ? "" : (activity.text ?? submitted(activity.value)),
    summary: activity.summary ?? "",
    cards: deleted ? [] : cards.map(({ content }) => content),
  }
}

/** Whether a person would see this: their own chat and feed, and every channel. */
export function isFor(world: World, personId: string, event: LiveEvent): boolean {
  if (event.kind === "feed") return event.line.personId === personId
  const id = event.kind === "message" ? event.message.conversationId : event.conversationId
  const conversation = findConversation(world, id)
  return conversation?.kind === "channel" || conversation?.person.id === personId
}

/** Teams shows nothing for a pressed Action.Submit; a word keeps the log honest. */
function submitted(value: unknown): string {
  return value === undefined ? "" : "Answered on the card"
}
