import { type Conversation, findConversation } from "../identity.ts"
import type { Activity, World } from "../world.ts"

type Words = readonly [status: number, code: string, message: string]

/** A refusal in the connector's words: status, code and message as Teams sends them. */
export class ConnectorProblem extends Error {
  readonly status: number
  readonly code: string
  constructor([status, code, message]: Words) {
    super(message)
    this.status = status
    this.code = code
  }
}

export const problems = {
  badArgument: (what: string): Words => [400, "BadArgument", what],
  unauthorized: [401, "BotNotRegistered", "No registered bot found with this token."],
  notInstalled: [403, "ForbiddenOperationException", "The bot is not installed in this user's personal scope."],
  notInRoster: [403, "BotNotInConversationRoster", "The bot is not part of the conversation roster."],
  blocked: [403, "ConversationBlockedByUser", "User blocked the conversation with the bot."],
  notYours: [403, "NotEnoughPermissions", "The bot may change only its own messages."],
  noConversation: [404, "ConversationNotFound", "Conversation not found."],
  noActivity: [404, "ActivityNotFoundInConversation", "Activity not found in the conversation."],
  noUser: [404, "NotFound", "The user was not found in the tenant."],
  tooBig: [413, "MessageSizeTooBig", "Message size is too large."],
} as const

/** About 100 KB, counted in UTF-16 as Teams counts. */
const largestMessage = 100 * 1024

export function refuseTooBig(activity: Activity) {
  if (Buffer.byteLength(JSON.stringify(activity), "utf16le") > largestMessage)
    throw new ConnectorProblem(problems.tooBig)
}

/** The conversation, if it is there and the bot is in it. */
export function openConversation(world: World, id: string): Conversation {
  const conversation = findConversation(world, id)
  if (!conversation) throw new ConnectorProblem(problems.noConversation)
  if (conversation.kind === "channel") return conversation
  const state = world.store.installState(conversation.person.id)
  if (state === "blocked") throw new ConnectorProblem(problems.blocked)
  if (state !== "installed") throw new ConnectorProblem(problems.notInRoster)
  return conversation
}
