// Sends and updates cards in chats and channels, one attempt at a time: trying again is the ledger's business.
import { type Activity, CardFactory } from "botbuilder"
import { ClaimsIdentity, type ConnectorClient } from "botframework-connector"
import { AppError } from "#domain/errors.ts"
import { whomOf } from "#domain/message/deliver.ts"
import type { Address, Content, Delivered } from "#domain/message/message.ts"
import type { ActivityFeed, Delivery, Messenger, Pace } from "#domain/message/ports.ts"
import { type BotIdentity, type ConfigurationBotFrameworkAuthentication, isKnownService } from "./adapter.ts"
import type { CardContext } from "./cards/cardContext.ts"
import { makeCard } from "./cards/contents.ts"
import type { Card } from "./cards/elements.ts"
import { type Conversation, type Conversations, channelKey, personKey } from "./conversations.ts"
import { isGone, mayMakeAnew, mayTellByFeed, readFault, readOpeningFault } from "./deliveries.ts"
import { createDeparture, type Departure } from "./departure.ts"
import { withRefresh } from "./refresh.ts"

export type TeamsMessenger = Messenger & {
  /** Puts another card in a message's place; left undone while Teams takes no more. */
  update(to: Address, delivered: Delivered, card: Card, summary: string): Promise<void>
  sendText(conversation: Conversation, text: string): Promise<void>
  sendCard(conversation: Conversation, card: Card, summary: string): Promise<void>
}

type Parts = {
  identity: BotIdentity
  authentication: ConfigurationBotFrameworkAuthentication
  conversations: Conversations
  context(): CardContext
  pace: Pace
  /** Waited for as each request goes out: the last guard of the limit. */
  gate(): Promise<void>
  /** Real milliseconds. */
  now(): number
  /** Where Teams is called for people who have never written. */
  serviceUrl: string
  feed: ActivityFeed
  /** Who would rather be told in the activity feed. */
  prefersFeed(personId: string): boolean
  sendMilliseconds: number
}

const channelScope = "https://api.botframework.com"

/** A card is brought up to date when Teams takes it within a moment; its next refresh shows the same. */
const updatePatience = 60
const chatPatience = 10_000

export function createMessenger(parts: Parts): TeamsMessenger {
  const { identity, authentication, conversations, context, pace, feed } = parts
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
    // Behind all that the client does by itself, so that nothing comes between the gate and the line.
    pipelineOf(client).addPolicy(gatePolicy, { afterPhase: "Sign" })
    return client
  }

  const activityOf = (card: Card, summary: string): Partial<Activity> => ({
    type: "message",
    from: { id: `28:${identity.appId}`, name: "" },
    summary,
    attachments: [CardFactory.adaptiveCard(card)],
  })
  const gatePolicy: Policy = {
    name: "gate",
    async sendRequest(request, next) {
      await parts.gate()
      const end = request.abortSignal && departures.get(request.abortSignal)?.leave()
      return next(request).finally(() => end?.())
    },
  }
  /** By the signal of a request: what becomes of it when its turn has come. */
  const departures = new WeakMap<AbortSignal, Departure>()
  /** The bounds of one request that must have ended by a moment. */
  const within = (by = Number.POSITIVE_INFINITY) => {
    const departure = createDeparture(parts, by)
    departures.set(departure.abortSignal, departure)
    return departure
  }

  async function send(to: Address, content: Content, by?: number): Promise<Delivery> {
    if (to.kind === "nobody") return { kind: "failed", why: "it is addressed to nobody" }
    const made = tryToMake(content, context())
    if (!made) return { kind: "failed", why: "its card could not be made" }
    if (to.kind === "person" && isScheduled(content) && parts.prefersFeed(to.person.id)) {
      const answer = await feed.notify(to.person.id, made.summary)
      if (answer === "told") return { kind: "sent", delivered: null, why: "told in the activity feed" }
      // A card as well could be the second of the day.
      if (answer === "unknown") return { kind: "unknown", why: "Teams did not say whether the message arrived" }
    }
    let end = await attempt(to, made, by)
    if (end.kind !== "sent" && end.isLost && to.kind === "person")
      end = (await pace.turn(whomOf(to), chatPatience).catch(() => false)) ? await attempt(to, made, by) : lateTurn
    if (end.kind === "sent") return end
    const { isByFeed, isLost: _, ...fault } = end
    return isByFeed ? tellByFeed(to, made.summary, fault) : fault
  }

  type NotSent = Exclude<Delivery, { kind: "sent" }>
  /** `isLost`: the conversation was not there any more, and has been forgotten. */
  type NotReached = NotSent & { isByFeed?: boolean; isLost?: boolean }

  async function attempt(to: Reachable, made: Made, by?: number): Promise<Exclude<Delivery, NotSent> | NotReached> {
    const bounds = within(by)
    try {
      const found = await reach(to, by)
      if ("kind" in found) return found
      const client = await connector(found.serviceUrl)
      const card = withRefresh(made.card, found.userId)
      return { kind: "sent", delivered: await post(client, { to, bounds }, found, activityOf(card, made.summary)) }
    } catch (error) {
      // Not forgotten now, it is found gone once more.
      if (isGone(error)) await conversations.drop(keyOf(to)).catch(() => {})
      const fault = readFault(error)
      if (fault.kind === "unknown" && !bounds.hasLeft()) return lateTurn
      return { ...fault, isByFeed: mayTellByFeed(error), isLost: mayMakeAnew(error) }
    }
  }

  /** The conversation that is known; a person's is made by their object id when it is missing. */
  async function reach(to: Reachable, by?: number): Promise<Conversation | NotReached> {
    const known = await conversations.find(keyOf(to))
    if (known) {
      const isOurs = isKnownService(known.serviceUrl, identity)
      return isOurs ? known : { kind: "failed", why: "the address is not one of Teams" }
    }
    if (to.kind === "channel") return { kind: "failed", why: "does not have the app installed" }
    try {
      if (!(await pace.turn(whomOf(to), chatPatience))) return lateTurn
      const client = await connector(parts.serviceUrl)
      const members = [{ id: to.person.id, aadObjectId: to.person.id, name: to.person.name }]
      const { tenantId } = identity
      const bot = { id: `28:${identity.appId}`, name: "" }
      const wanted = { isGroup: false, bot, members, tenantId, channelData: { tenant: { id: tenantId } } }
      const { id } = await client.conversations.createConversation(wanted as never, within(by))
      const conversation = { conversationId: id, serviceUrl: parts.serviceUrl, tenantId }
      await conversations.keep(keyOf(to), conversation)
      return conversation
    } catch (error) {
      const fault = readOpeningFault(error)
      return mayTellByFeed(error) ? { ...fault, isByFeed: true } : fault
    }
  }

  async function tellByFeed(to: Reachable, summary: string, fault: NotSent): Promise<Delivery> {
    if (to.kind !== "person" || (await feed.notify(to.person.id, summary)) !== "told") return fault
    return { kind: "sent", delivered: null, why: "told in the activity feed, having blocked or removed the app" }
  }

  /** A post in a channel begins a thread of its own; a chat is written to as it is. */
  async function post(
    client: ConnectorClient,
    { to, bounds }: { to: Reachable; bounds: Pick<Departure, "abortSignal"> },
    at: Conversation,
    activity: Partial<Activity>,
  ) {
    if (to.kind === "person") {
      const answer = await client.conversations.sendToConversation(at.conversationId, activity, bounds)
      return { conversationId: at.conversationId, activityId: answer.id ?? "" }
    }
    const answer = await client.conversations.createConversation(
      {
        isGroup: true,
        bot: { id: `28:${identity.appId}`, name: "" },
        tenantId: at.tenantId,
        channelData: { channel: { id: to.channelId }, tenant: { id: at.tenantId } },
        activity,
      } as never,
      bounds,
    )
    const { id, activityId } = answer as { id?: string; activityId?: string }
    return { conversationId: id ?? to.channelId, activityId: activityId ?? "" }
  }

  /** What answers somebody in a chat goes at the pace of that chat's cards. */
  async function chat({ conversationId, personId, serviceUrl }: Conversation): Promise<ConnectorClient> {
    const whom = personId === undefined ? conversationId : personKey(personId)
    if (!(await pace.turn(whom, chatPatience))) throw new AppError("busy", "too much is said in this chat")
    return connector(serviceUrl)
  }

  return {
    send,
    async update(to, delivered, card, summary) {
      if (to.kind === "nobody") return
      const conversation = await conversations.find(keyOf(to))
      if (!conversation || !(await pace.turn(whomOf(to), updatePatience))) return
      const client = await connector(conversation.serviceUrl)
      const refreshed = withRefresh(card, conversation.userId)
      const activity = { ...activityOf(refreshed, summary), id: delivered.activityId }
      await client.conversations.updateActivity(delivered.conversationId, delivered.activityId, activity, within())
    },
    async sendText(conversation, text) {
      const client = await chat(conversation)
      const activity = { type: "message", from: { id: `28:${identity.appId}`, name: "" }, text, textFormat: "plain" }
      await client.conversations.sendToConversation(conversation.conversationId, activity, within())
    },
    async sendCard(conversation, card, summary) {
      const client = await chat(conversation)
      await client.conversations.sendToConversation(conversation.conversationId, activityOf(card, summary), within())
    },
  }
}

/** What somebody asked for in the chat is answered in the chat; the choice of route is for reminders. */
const isScheduled = (content: Content): boolean => {
  const { key = "" } = content as Content & { key?: string }
  return content.type === "reminder" && key.startsWith("reminder/") && !key.includes("/more")
}

/** Content stored by another version of the app may no longer fit its card. */
function tryToMake(content: Content, context: CardContext): Made | null {
  try {
    return makeCard(content, context)
  } catch {
    return null
  }
}

type Made = ReturnType<typeof makeCard>
type Reachable = Exclude<Address, { kind: "nobody" }>

const keyOf = (to: Reachable) => (to.kind === "person" ? personKey(to.person.id) : channelKey(to.channelId))

/**
 * The connector's client repeats a POST up to three times by itself, also when the first may have arrived; there is no
 * setting against it.
 */
function withoutHiddenRetries(client: ConnectorClient): void {
  if (pipelineOf(client).removePolicy({ name: "defaultRetryPolicy" }).length !== 1)
    throw new Error("botbuilder's retry policy was not found, so a card could be sent twice")
}

type Policy = {
  name: string
  sendRequest<Request extends { abortSignal?: AbortSignal }, Answer>(
    request: Request,
    next: (request: Request) => Promise<Answer>,
  ): Promise<Answer>
}
type Pipeline = {
  removePolicy(of: { name: string }): unknown[]
  addPolicy(policy: Policy, where: { afterPhase: "Sign" }): void
}

/** The way of a request through the connector's client; its types do not show it. */
const pipelineOf = (client: ConnectorClient): Pipeline =>
  (client as unknown as { client: { pipeline: Pipeline } }).client.pipeline

const lateTurn = { kind: "retry", why: "its turn did not come in time", afterSeconds: null } as const
