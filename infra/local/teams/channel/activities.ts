import { randomUUID } from "node:crypto"
import { botId, type Conversation, chatId, memberId, threadId } from "../identity.ts"
import type { Activity, Person, World } from "../world.ts"

export type CardPress = {
  verb: string
  data?: Record<string, unknown>
  inputs?: Record<string, unknown>
  id?: string
  trigger?: "manual" | "automatic"
}

/** What Teams sends to a bot. */
export function messageActivity(world: World, person: Person, conversation: Conversation, said: Partial<Activity>) {
  return { ...envelope(world, person, conversation), type: "message", textFormat: "plain", ...said } as Activity
}

export function pressActivity(
  world: World,
  person: Person,
  conversation: Conversation,
  cardId: string,
  press: CardPress,
) {
  const { verb, data, inputs, id = "", trigger = "manual" } = press
  const action = { type: "Action.Execute", id, verb, data: { ...data, ...inputs } }
  return {
    ...envelope(world, person, conversation),
    type: "invoke",
    name: "adaptiveCard/action",
    replyToId: cardId,
    value: { action, trigger },
  } as Activity
}

export function personalInstallation(world: World, person: Person, action: "add" | "remove"): Activity[] {
  const conversation: Conversation = { kind: "personal", id: chatId(world.settings, person.id), person }
  const base = () => envelope(world, person, conversation)
  const update = { ...base(), type: "installationUpdate", action } as Activity
  if (action === "remove") return [update]
  return [{ ...base(), type: "conversationUpdate", membersAdded: [{ id: botId(world.settings) }] } as Activity, update]
}

/** The app in a team: Teams names the channel that was chosen for it. */
export function teamInstallation(world: World, by: Person, channelId: string): Activity[] {
  const { settings } = world
  const base = () => envelope(world, by, { kind: "channel", id: channelId, channelId, rootId: null })
  const chosen = { ...base().channelData, settings: { selectedChannel: { id: channelId } } }
  return [
    { ...base(), type: "conversationUpdate", membersAdded: [{ id: botId(settings) }] } as Activity,
    { ...base(), type: "installationUpdate", action: "add", channelData: chosen } as Activity,
  ]
}

function envelope({ settings, serviceUrl }: World, person: Person, conversation: Conversation) {
  const now = new Date().toISOString()
  const { tenantId, team } = settings
  const isChannel = conversation.kind === "channel"
  return {
    id: `f:${randomUUID()}`,
    channelId: "msteams",
    serviceUrl,
    timestamp: now,
    localTimestamp: now,
    localTimezone: "Europe/London",
    locale: "en-GB",
    from: { id: memberId(settings, person.id), name: person.displayName, aadObjectId: person.id },
    recipient: { id: botId(settings), name: settings.bot.name },
    conversation: {
      id: conversationIdOnTheWire(conversation),
      tenantId,
      conversationType: conversation.kind,
      ...(isChannel && { isGroup: true }),
    },
    channelData: {
      tenant: { id: tenantId },
      ...(isChannel && { team: { id: team.id, name: team.name }, channel: { id: conversation.channelId } }),
    },
    entities: [{ type: "clientInfo", locale: "en-GB", country: "GB", platform: "Web", timezone: "Europe/London" }],
  }
}

function conversationIdOnTheWire(conversation: Conversation): string {
  if (conversation.kind === "personal" || conversation.rootId === null) return conversation.id
  return threadId(conversation.channelId, conversation.rootId)
}
