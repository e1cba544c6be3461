// Sends and updates cards in chats and channels, one attempt at a time: trying again is the ledger's business.
import { type Activity, CardFactory } from "botbuilder"
import { ClaimsIdentity, type ConnectorClient } from "botframework-connector"
import type { Address, Content, Delivered } from "#domain/message/message.ts"
import type { Delivery, Messenger } from "#domain/message/ports.ts"
import { type BotIdentity, type ConfigurationBotFrameworkAuthentication, isKnownService } from "./adapter.ts"
import type { CardContext } from "./cards/cardContext.ts"
import { makeCard } from "./cards/contents.ts"
import type { Card } from "./cards/elements.ts"
import { type Conversation, type Conversations, channelKey, personKey } from "./conversations.ts"
import { isGone, readFault } from "./deliveries.ts"

export type TeamsMessenger = Messenger & {
  /** Puts another card in a message's place. */
  update(to: Address, delivered: Delivered, card: Card, summary: string): Promise<void>
  sendText(conversation: Conversation, text: string): Promise<void>
  sendCard(conversation: Conversation, card: Card, summary: string): Promise<void>
}

type Parts = {
  identity: BotIdentity
  authentication: ConfigurationBotFrameworkAuthentication
  conversations: Conversations
  context(): CardContext
}

const channelScope = "https://api.botframework.com"

export function createMessenger({ identity, authentication, conversations, context }: Parts): TeamsMessenger {
  const claims = new ClaimsIdentity([{ type: "aud", value: identity.appId }], true)
  const connectors = new Map<string, Promise<ConnectorClient>>()

  function connector(serviceUrl: string): Promise<ConnectorClient> {
    if (!isKnownService(serviceUrl, identity)) throw new Error(`${serviceUrl} is not an address of Teams`)
    const known = connectors.get(serviceUrl) ?? connect(serviceUrl)
    connectors.set(serviceUrl, known)
    return known
  }

  async function connect(serviceUrl: string): Promise<ConnectorClient> {
    const client = await authentication.createConnectorFactory(claims).create(serviceUrl, channelScope)
    withoutHiddenRetries(client)
    return client
  }

  const activityOf = (card: Card, summary: string): Partial<Activity> => ({
    type: "message",
    from: { id: `28:${identity.appId}`, name: "" },
    summary,
    attachments: [CardFactory.adaptiveCard(card)],
  })

  async function send(to: Address, content: Content): Promise<Delivery> {
    if (to.kind === "nobody") return { kind: "failed", why: "it is addressed to nobody" }
    const made = tryToMake(content, context())
    if (!made) return { kind: "failed", why: "its card could not be made" }
    const conversation = await conversations.find(keyOf(to))
    if (!conversation) return { kind: "failed", why: "could not be reached: the app has not been installed" }
    if (!isKnownService(conversation.serviceUrl, identity))
      return { kind: "failed", why: "could not be reached: the address is not one of Teams" }
    try {
      const client = await connector(conversation.serviceUrl)
      const sent = await post(client, to, conversation, activityOf(made.card, made.summary))
      return { kind: "sent", delivered: sent }
    } catch (error) {
      if (isGone(error)) await conversations.drop(keyOf(to))
      return readFault(error)
    }
  }

  /** A post in a channel begins a thread of its own; a chat is written to as it is. */
  async function post(client: ConnectorClient, to: Reachable, at: Conversation, activity: Partial<Activity>) {
    if (to.kind === "person") {
      const answer = await client.conversations.sendToConversation(at.conversationId, activity)
      return { conversationId: at.conversationId, activityId: answer.id ?? "" }
    }
    const answer = await client.conversations.createConversation({
      isGroup: true,
      bot: { id: `28:${identity.appId}`, name: "" },
      tenantId: at.tenantId,
      channelData: { channel: { id: to.channelId }, tenant: { id: at.tenantId } },
      activity,
    } as never)
    const { id, activityId } = answer as { id?: string; activityId?: string }
    return { conversationId: id ?? to.channelId, activityId: activityId ?? "" }
  }

  return {
    send,
    async update(to, delivered, card, summary) {
      if (to.kind === "nobody") return
      const conversation = await conversations.find(keyOf(to))
      if (!conversation) return
      const client = await connector(conversation.serviceUrl)
      const activity = { ...activityOf(card, summary), id: delivered.activityId }
      await client.conversations.updateActivity(delivered.conversationId, delivered.activityId, activity)
    },
    async sendText(conversation, text) {
      const client = await connector(conversation.serviceUrl)
      const activity = { type: "message", from: { id: `28:${identity.appId}`, name: "" }, text, textFormat: "plain" }
      await client.conversations.sendToConversation(conversation.conversationId, activity)
    },
    async sendCard(conversation, card, summary) {
      const client = await connector(conversation.serviceUrl)
      await client.conversations.sendToConversation(conversation.conversationId, activityOf(card, summary))
    },
  }
}

/** Content stored by another version of the app may no longer fit its card. */
function tryToMake(content: Content, context: CardContext): ReturnType<typeof makeCard> | null {
  try {
    return makeCard(content, context)
  } catch {
    return null
  }
}

type Reachable = Exclude<Address, { kind: "nobody" }>

const keyOf = (to: Reachable) => (to.kind === "person" ? personKey(to.person.id) : channelKey(to.channelId))

/**
 * The connector's client repeats a POST up to three times by itself, also when the first may have arrived; there is no
 * setting against it.
 */
function withoutHiddenRetries(client: ConnectorClient): void {
  const { pipeline } = (
    client as unknown as { client: { pipeline: { removePolicy(of: { name: string }): unknown[] } } }
  ).client
  if (pipeline.removePolicy({ name: "defaultRetryPolicy" }).length !== 1)
    throw new Error("botbuilder's retry policy was not found, so a card could be sent twice")
}
