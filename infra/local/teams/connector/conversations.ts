import type { FastifyInstance, FastifyRequest } from "fastify"
import { chatId, findPerson, threadId } from "../identity.ts"
import type { Activity, World } from "../world.ts"
import { ConnectorProblem, problems, refuseTooBig } from "./problem.ts"
import { send } from "./send.ts"

type Wanted = {
  members?: { id?: string }[]
  tenantId?: string
  activity?: Activity
  channelData?: { channel?: { id?: string }; tenant?: { id?: string } }
}

/** POST /v3/conversations: a chat with one person, or a new post in a channel. */
export function conversations(server: FastifyInstance, world: World) {
  server.post("/v3/conversations", async (request, reply) => {
    const wanted = (request.body ?? {}) as Wanted
    const tenant = wanted.tenantId ?? wanted.channelData?.tenant?.id ?? world.settings.tenantId
    if (tenant !== world.settings.tenantId) throw new ConnectorProblem(problems.badArgument("Unknown tenant id."))
    if (wanted.activity) refuseTooBig(wanted.activity)
    const channelId = wanted.channelData?.channel?.id
    const made = channelId === undefined ? openChat(world, request, wanted) : startThread(world, request, wanted)
    return reply.code(201).send({ ...made, serviceUrl: world.serviceUrl })
  })
}

function openChat(world: World, request: FastifyRequest, { members = [], activity }: Wanted) {
  const { settings, store } = world
  const [member] = members
  if (members.length !== 1 || !member?.id) {
    throw new ConnectorProblem(problems.badArgument("Exactly one member must be named."))
  }
  const person = findPerson(settings, member.id)
  if (!person) throw new ConnectorProblem(problems.noUser)
  const state = store.installState(person.id)
  if (state === "blocked") throw new ConnectorProblem(problems.blocked)
  if (state !== "installed") throw new ConnectorProblem(problems.notInstalled)

  const id = chatId(settings, person.id)
  store.addChat(id, person.id)
  const sent = activity && send(world, request, { kind: "personal", id, person }, activity)
  return { id, ...(sent && { activityId: sent }) }
}

function startThread(world: World, request: FastifyRequest, { channelData, activity }: Wanted) {
  const channelId = channelData?.channel?.id ?? ""
  if (!world.settings.team.channels.some(channel => channel.id === channelId)) {
    throw new ConnectorProblem(problems.noConversation)
  }
  if (!activity) throw new ConnectorProblem(problems.badArgument("A channel post needs an activity."))
  const activityId = send(world, request, { kind: "channel", id: channelId, channelId, rootId: null }, activity)
  return { id: threadId(channelId, activityId), activityId }
}
