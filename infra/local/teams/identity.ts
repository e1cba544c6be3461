import { createHash } from "node:crypto"
import type { Person, TeamsSettings, World } from "./world.ts"

/** The ids by which Teams names people and conversations: opaque, but the same after every restart. */
export const botId = ({ bot }: TeamsSettings) => `28:${bot.appId}`
export const memberId = ({ bot }: TeamsSettings, personId: string) => `29:1${opaque(bot.appId, personId)}`
export const chatId = ({ bot }: TeamsSettings, personId: string) => `a:1${opaque("chat", bot.appId, personId)}`
export const threadId = (channelId: string, rootId: string) => `${channelId};messageid=${rootId}`

export function findPerson(settings: TeamsSettings, id: string): Person | undefined {
  const byObjectId = settings.people.find(person => person.id === id)
  // A digest for each person is dear where thousands are asked about.
  return byObjectId ?? settings.people.find(person => memberId(settings, person.id) === id)
}

export function personOf(settings: TeamsSettings, personId: string): Person {
  const person = settings.people.find(known => known.id === personId)
  if (!person) throw new Error(`Small Teams knows no person ${personId}`)
  return person
}

export function memberAccount(settings: TeamsSettings, person: Person) {
  return {
    id: memberId(settings, person.id),
    name: person.displayName,
    aadObjectId: person.id,
    objectId: person.id,
    email: person.userPrincipalName,
    userPrincipalName: person.userPrincipalName,
    tenantId: settings.tenantId,
    userRole: "user",
  }
}

export type Conversation =
  | { kind: "personal"; id: string; person: Person }
  | { kind: "channel"; id: string; channelId: string; rootId: string | null }

/** Reads a conversation id as the bot wrote it; a channel's may name the post that it continues. */
export function findConversation({ settings, store }: World, id: string): Conversation | undefined {
  const owner = store.ownerOfChat(id)
  const person = owner === undefined ? undefined : findPerson(settings, owner)
  if (person) return { kind: "personal", id, person }

  const [channelId = "", rootId = null] = id.split(";messageid=")
  if (!settings.team.channels.some(channel => channel.id === channelId)) return undefined
  if (rootId !== null && store.message(rootId)?.conversationId !== channelId) return undefined
  return { kind: "channel", id: channelId, channelId, rootId }
}

function opaque(...parts: string[]): string {
  return createHash("sha256").update(parts.join(":")).digest("base64url")
}
