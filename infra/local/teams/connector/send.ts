// The bot's message goes into its conversation, and the log learns which message that made.
import type { FastifyRequest } from "fastify"
import type { Conversation } from "../identity.ts"
import type { Activity, World } from "../world.ts"
import { notePosted } from "./exchanges.ts"
import { postAsBot } from "./postAsBot.ts"

export function send(world: World, request: FastifyRequest, conversation: Conversation, activity: Activity): string {
  const activityId = postAsBot(world, conversation, activity)
  if (activity.type === "typing") return activityId
  const toPersonId = conversation.kind === "personal" ? conversation.person.id : undefined
  notePosted(request, { conversationId: conversation.id, activityId, ...(toPersonId && { toPersonId }) })
  return activityId
}
