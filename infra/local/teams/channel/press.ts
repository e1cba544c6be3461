import { type Conversation, findConversation, memberId, personOf, threadId } from "../identity.ts"
import type { Message } from "../store.ts"
import type { World } from "../world.ts"
import { type CardPress, pressActivity } from "./activities.ts"
import { deliver } from "./deliver.ts"
import { refreshOf } from "./refreshOf.ts"

export type PressAnswer = { statusCode: number; type: string; value?: unknown }

const errorType = "application/vnd.microsoft.error"
const unreachable: PressAnswer = {
  statusCode: 504,
  type: errorType,
  value: { code: "BotUnreachable", message: "Unable to reach app. Please try again." },
}
const wentWrong: PressAnswer = {
  statusCode: 500,
  type: errorType,
  value: { code: "BotError", message: "Something went wrong. Please try again." },
}

/**
 * A person presses Action.Execute on a card. The bot must answer HTTP 200 and put its own status in the body:
 * any other HTTP status is a failure, whatever the body says, as in Teams.
 */
export async function press(world: World, personId: string, activityId: string, pressed: CardPress) {
  const person = personOf(world.settings, personId)
  const message = world.store.message(activityId)
  const conversation = message && findConversation(world, conversationOf(world, message))
  if (!message || message.deleted || !conversation || !maySee(personId, conversation)) {
    throw new Error(`No message ${activityId} that ${person.displayName} can see`)
  }
  const taken = await deliver(world, pressActivity(world, person, conversation, activityId, pressed))
  if (!taken) return unreachable
  return taken.status === 200 && isPressAnswer(taken.body) ? taken.body : wentWrong
}

/** A person is shown a card: Teams asks for its newest state if the card says so for them, and otherwise asks nothing. */
export async function refresh(world: World, personId: string, activityId: string): Promise<PressAnswer | undefined> {
  const member = memberId(world.settings, personOf(world.settings, personId).id)
  const cards = world.store.message(activityId)?.activity.attachments ?? []
  const asked = cards.map(({ content }) => refreshOf(content, member)).find(found => found !== undefined)
  return asked && press(world, personId, activityId, { ...asked, trigger: "automatic" })
}

/** In a channel, the thread that the card stands in. */
function conversationOf({ settings }: World, { conversationId, rootId, id }: Message): string {
  const isChannel = settings.team.channels.some(channel => channel.id === conversationId)
  return isChannel ? threadId(conversationId, rootId ?? id) : conversationId
}

function maySee(personId: string, conversation: Conversation): boolean {
  return conversation.kind === "channel" || conversation.person.id === personId
}

function isPressAnswer(body: unknown): body is PressAnswer {
  return typeof body === "object" && body !== null && "statusCode" in body && "type" in body
}
