import type { FastifyInstance } from "fastify"
import { chatId, findPerson, threadId } from "../identity.ts"
import type { Activity, World } from "../world.ts"
import { postAsBot } from "./postAsBot.ts"
import { ConnectorProblem, problems, refuseTooBig } from "./problem.ts"

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
    const made = channelId === undefined ? openChat(world, wanted) : startThread(world, channelId, wanted.activity)
    return reply.code(201).send({ ...made, serviceUrl: world.serviceUrl })
  })
}

function openChat(world: World, { members = [], activity }: Wanted) {
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
  const sent = activity && postAsBot(world, { kind: "personal", id, person }, activity)
  return { id, ...(sent && { activityId: sent }) }
}

function startThread(world: World, channelId: string, activity: Activity | undefined) {
  if (!world.settings.team.channels.some(channel => channel.id === channelId)) {
    throw new ConnectorProblem(problems.noConversation)
  }
  if (!activity) throw new ConnectorProblem(problems.badArgument("A channel post needs an activity."))
  const activityId = postAsBot(world, { kind: "channel", id: channelId, channelId, rootId: null }, activity)
  return { id: threadId(channelId, activityId), activityId }
}
