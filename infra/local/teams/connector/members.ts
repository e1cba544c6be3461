import type { FastifyInstance } from "fastify"
import { findPerson, memberAccount } from "../identity.ts"
import type { Person, World } from "../world.ts"
import { ConnectorProblem, openConversation, problems } from "./problem.ts"

type Asked = {
  Params: { id: string; memberId: string }
  Querystring: { pageSize?: string; continuationToken?: string }
}

/** Who is in a conversation, and which channels a team has. */
export function members(server: FastifyInstance, world: World) {
  const { settings } = world
  server.get<Asked>("/v3/conversations/:id/members", async request =>
    roster(world, request.params.id).map(person => memberAccount(settings, person)),
  )
  server.get<Asked>("/v3/conversations/:id/members/:memberId", async request => {
    const person = findPerson(settings, request.params.memberId)
    if (!person || !roster(world, request.params.id).includes(person)) throw new ConnectorProblem(problems.noUser)
    return memberAccount(settings, person)
  })
  server.get<Asked>("/v3/conversations/:id/pagedmembers", async request => {
    const all = roster(world, request.params.id)
    const size = Number(request.query.pageSize ?? 500)
    const from = Number(request.query.continuationToken ?? 0)
    const page = all.slice(from, from + size).map(person => memberAccount(settings, person))
    const next = from + size < all.length ? { continuationToken: String(from + size) } : {}
    return { members: page, ...next }
  })
  server.get<Asked>("/v3/teams/:id", async request => {
    if (request.params.id !== settings.team.id) throw new ConnectorProblem(problems.noConversation)
    const { id, name, channels } = settings.team
    return { id, name, memberCount: settings.people.length, channelCount: channels.length, tenantId: settings.tenantId }
  })
  server.get<Asked>("/v3/teams/:id/conversations", async request => {
    if (request.params.id !== settings.team.id) throw new ConnectorProblem(problems.noConversation)
    return { conversations: settings.team.channels }
  })
}

function roster(world: World, conversationId: string): Person[] {
  if (conversationId === world.settings.team.id) return world.settings.people
  const conversation = openConversation(world, conversationId)
  return conversation.kind === "personal" ? [conversation.person] : world.settings.people
}
