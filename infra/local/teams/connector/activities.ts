import type { FastifyInstance } from "fastify"
import type { Conversation } from "../identity.ts"
import type { Message } from "../store.ts"
import type { Activity, World } from "../world.ts"
import { ConnectorProblem, openConversation, problems, refuseTooBig } from "./problem.ts"
import { send } from "./send.ts"

type InConversation = { Params: { id: string; activityId: string }; Body: Activity }
const path = "/v3/conversations/:id/activities"

/** Sending, updating and deleting the bot's messages. */
export function activities(server: FastifyInstance, world: World) {
  server.post<InConversation>(path, async (request, reply) => {
    const conversation = openConversation(world, request.params.id)
    return reply.code(201).send({ id: send(world, request, conversation, readActivity(request.body)) })
  })
  // The reply form. botbuilder uses it for proactive messages too, with an id that no message has, so it is not looked up.
  server.post<InConversation>(`${path}/:activityId`, async (request, reply) => {
    const conversation = openConversation(world, request.params.id)
    return reply.code(201).send({ id: send(world, request, conversation, readActivity(request.body)) })
  })
  server.put<InConversation>(`${path}/:activityId`, async request => {
    const conversation = openConversation(world, request.params.id)
    const { id } = ownMessage(world, conversation, request.params.activityId)
    const activity = readActivity(request.body)
    const message = world.store.rewriteMessage(id, { ...activity, id }, new Date().toISOString())
    if (message) world.live.tell({ kind: "message", message })
    return { id }
  })
  server.delete<InConversation>(`${path}/:activityId`, async (request, reply) => {
    const conversation = openConversation(world, request.params.id)
    const { id } = ownMessage(world, conversation, request.params.activityId)
    const message = world.store.deleteMessage(id, new Date().toISOString())
    if (message) world.live.tell({ kind: "message", message })
    return reply.code(200).send()
  })
}

function readActivity(body: unknown): Activity {
  const activity = body as Activity | null
  if (typeof activity?.type !== "string") throw new ConnectorProblem(problems.badArgument("The activity needs a type."))
  refuseTooBig(activity)
  return activity
}

function ownMessage(world: World, conversation: Conversation, activityId: string): Message {
  const message = world.store.message(activityId)
  if (!message || message.deleted || message.conversationId !== conversation.id) {
    throw new ConnectorProblem(problems.noActivity)
  }
  if (message.from !== "bot") throw new ConnectorProblem(problems.notYours)
  return message
}
