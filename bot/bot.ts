// Turns each activity into a call of its handler; nothing that goes wrong inside leaves as an error's own text.
import type { Address } from "#domain/message/message.ts"
import type { Person } from "#domain/people/post.ts"
import type { Activity, Handle, InvokeAnswer } from "./adapter.ts"
import { type Conversation, channelKey, personKey } from "./conversations.ts"
import type { BotPorts, Press, Pressed, Said } from "./handlers/handler.ts"
import { commands, greetings, presses } from "./handlers/handlers.ts"
import { help } from "./handlers/help.ts"
import { typedUpdate } from "./handlers/typedUpdate.ts"
import { isVerb, type Verb, verbs } from "./verbs.ts"

export function createBot(ports: BotPorts): Handle {
  return async activity => {
    await keepConversation(ports, activity).catch(error => ports.log("conversation not kept", error))
    if (activity.type === "invoke") return invoked(ports, activity)
    if (activity.type === "message") await messaged(ports, activity)
    return null
  }
}

/** Who acts is who Teams says it is; an activity without the object id is nobody's. */
function actorOf({ from }: Activity): Person | null {
  return from?.aadObjectId ? { id: from.aadObjectId.toLowerCase(), name: from.name ?? "" } : null
}

const conversationOf = ({ conversation, serviceUrl, channelData, from }: Activity): Conversation => ({
  conversationId: conversation.id,
  serviceUrl,
  tenantId: conversation.tenantId ?? channelData?.tenant?.id ?? "",
  ...(from?.id && from.aadObjectId ? { userId: from.id } : {}),
  ...(from?.aadObjectId && conversation.conversationType === "personal"
    ? { personId: from.aadObjectId.toLowerCase() }
    : {}),
})

/** Kept fresh on every activity, dropped on uninstall. A group's chat is nobody's: what is for one is not sent there. */
async function keepConversation({ conversations }: BotPorts, activity: Activity): Promise<void> {
  if (activity.conversation.conversationType === "groupChat") return
  const isChannel = activity.conversation.conversationType === "channel"
  const id = isChannel ? channelIdOf(activity) : activity.from?.aadObjectId
  if (!id) return
  const whom = isChannel ? channelKey(id) : personKey(id)
  const isRemoved = activity.type === "installationUpdate" && activity.action?.startsWith("remove")
  if (isRemoved) await conversations.drop(whom)
  else await conversations.keep(whom, conversationOf(activity))
}

/** A thread's conversation id is the channel's with the first message's behind it. */
const channelIdOf = (activity: Activity): string =>
  activity.channelData?.channel?.id ?? activity.conversation.id.split(";")[0] ?? ""

async function invoked(ports: BotPorts, activity: Activity): Promise<InvokeAnswer> {
  if (activity.name !== "adaptiveCard/action") return fault(501, "NotSupported", ports.words.say("card.notUnderstood"))
  const action = (activity.value as { action?: { verb?: unknown; data?: unknown } } | undefined)?.action
  const pressed = await press(ports, actorOf(activity), action?.verb, action?.data)
  if (pressed.kind === "fault") return fault(pressed.status, pressed.code, pressed.text)
  if (pressed.kind === "sentence")
    return { statusCode: 200, type: "application/vnd.microsoft.activity.message", value: pressed.text }
  // A card that Teams refreshes by itself is drawn for its one reader; nobody else need be told.
  if (!isRefresh(activity)) await showToAll(ports, activity, pressed)
  return { statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value: pressed.card }
}

const isRefresh = ({ value }: Activity): boolean =>
  (value as { trigger?: unknown } | undefined)?.trigger === "automatic"

const fault = (statusCode: number, code: string, message: string): InvokeAnswer => ({
  statusCode,
  type: "application/vnd.microsoft.error",
  value: { code, message },
})

type Fault = { kind: "fault"; status: number; code: string; text: string }

async function press(ports: BotPorts, actor: Person | null, verb: unknown, data: unknown): Promise<Pressed | Fault> {
  const { words } = ports
  if (!actor || !isVerb(verb))
    return { kind: "fault", status: 400, code: "BadRequest", text: words.say("card.notUnderstood") }
  const parsed = verbs[verb].safeParse(data)
  if (!parsed.success) return { kind: "fault", status: 400, code: "BadRequest", text: words.say("card.notUnderstood") }
  const inputs = data as Record<string, unknown>
  try {
    const handle = presses[verb] as Press<Verb>
    return await handle(ports, { actor, data: parsed.data, inputs })
  } catch (error) {
    ports.log(`card action ${verb} failed`, error)
    return { kind: "fault", status: 500, code: "InternalServerError", text: words.say("card.failed") }
  }
}

/**
 * The answer changes the card on one device only; the message itself is changed for the others, and for a later look.
 * This comes before the answer, while its reader waits: an update that came after it would wipe what they type next.
 */
async function showToAll(ports: BotPorts, activity: Activity, { card, summary }: Extract<Pressed, { kind: "card" }>) {
  const actor = actorOf(activity)
  if (!activity.replyToId || !actor) return
  const delivered = { conversationId: activity.conversation.id, activityId: activity.replyToId }
  const isChannel = activity.conversation.conversationType === "channel"
  const to: Address = isChannel
    ? { kind: "channel", channelId: channelIdOf(activity) }
    : { kind: "person", person: actor }
  const updated = ports.messenger
    .update(to, delivered, card, summary)
    .catch(error => ports.log("card not updated", error))
  await Promise.race([updated, pause(updatePatienceMilliseconds)])
}

const updatePatienceMilliseconds = 45

const pause = (milliseconds: number) => new Promise<void>(resolve => setTimeout(resolve, milliseconds).unref())

async function messaged(ports: BotPorts, activity: Activity): Promise<void> {
  const actor = actorOf(activity)
  if (!actor) return
  const said: Said = {
    actor,
    conversation: conversationOf(activity),
    activityId: activity.id ?? "",
    text: plainText(activity.text),
  }
  try {
    if (activity.value !== undefined && activity.value !== null) await submitted(ports, activity, said)
    else await commandFor(ports, said.text)(ports, said)
  } catch (error) {
    ports.log("chat message failed", error)
    await ports.messenger.sendText(said.conversation, ports.words.say("chat.failed")).catch(() => {})
  }
}

/** A card's button where Action.Execute is unknown: the same press as a message; its answer is a message too. */
async function submitted(ports: BotPorts, activity: Activity, { actor, conversation }: Said): Promise<void> {
  const pressed = await press(ports, actor, (activity.value as { verb?: unknown }).verb, activity.value)
  if (pressed.kind === "card") await showToAll(ports, activity, pressed)
  else await ports.messenger.sendText(conversation, pressed.text)
}

function commandFor({ words }: BotPorts, text: string) {
  const written = text.toLocaleLowerCase().replace(/[.!?]+$/, "")
  if (greetings.includes(written)) return help
  return commands.find(command => words.say(command.words) === written)?.run ?? typedUpdate
}

/** Without the bot's own name, which a channel puts before what is said to it; what is no text says nothing. */
const plainText = (text: unknown): string =>
  typeof text === "string" ? text.replaceAll(/<at>.*?<\/at>/g, "").trim() : ""
