import type { FastifyInstance } from "fastify"
import type { CardPress } from "../channel/activities.ts"
import { press } from "../channel/press.ts"
import { say } from "../channel/say.ts"
import type { Exchange, Strikes } from "../connector/exchanges.ts"
import { chatId, memberId, personOf } from "../identity.ts"
import type { LiveEvent } from "../live.ts"
import type { World } from "../world.ts"
import { strikesApi } from "./strikesApi.ts"
import { isFor, messageView } from "./view.ts"

type ByPerson = { Querystring: { person: string } }
type InPlace = { Querystring: { person: string; place?: "chat" | "channel" } }
type Pressed = { Body: CardPress & { person: string; activityId: string } }
type Spoken = { Body: { person: string; text?: string; value?: unknown; replyToId?: string } }

/** The JSON that the page lives on, and the faults for whoever tests by hand. */
export function pageApi(
  server: FastifyInstance,
  { world, strikes, log }: { world: World; strikes: Strikes; log: Exchange[] },
) {
  const { settings, store } = world
  server.addHook("preHandler", async (request, reply) => {
    const { person } = { ...(request.query as object), ...(request.body as object) } as { person?: string }
    const isKnown = person === undefined || settings.people.some(({ id }) => id === person)
    if (!isKnown) return reply.code(404).send({ error: `Nobody here has the id ${person}.` })
  })
  server.get("/_local/small-teams", async () => whatThereIs(world))
  server.get<InPlace>("/_local/messages", async request => {
    const { person, place = "chat" } = request.query
    const conversationId = place === "chat" ? chatId(settings, person) : (settings.team.channels[0]?.id ?? "")
    return { conversationId, messages: store.messagesOf(conversationId).map(message => messageView(world, message)) }
  })
  server.post<Spoken>("/_local/messages", async request => {
    const { person, ...said } = request.body
    return messageView(world, await say(world, person, said))
  })
  server.post<Pressed>("/_local/presses", async request => {
    const { person, activityId, ...pressed } = request.body
    return press(world, person, activityId, pressed)
  })
  server.get<ByPerson>("/_local/feed", async request => ({ lines: store.feedOf(request.query.person) }))
  server.get<ByPerson>("/_local/sso-token", async (request, reply) => {
    reply.header("cache-control", "no-store")
    return { token: await settings.ssoToken(personOf(settings, request.query.person).id) }
  })
  events(server, world)
  strikesApi(server, strikes)
  server.get("/_local/requests", async () => log)
}

function whatThereIs({ settings }: World) {
  const { people, bot, team, tab, appId, tenantId } = settings
  return {
    people: people.map(person => ({
      ...person,
      post: person.post ?? person.displayName,
      memberId: memberId(settings, person.id),
    })),
    bot: { name: bot.name },
    team: { id: team.id, name: team.name, channel: team.channels[0] ?? null },
    tab,
    appId,
    tenantId,
    today: settings.today(),
  }
}

function shown(world: World, event: LiveEvent): unknown {
  if (event.kind === "message") return messageView(world, event.message)
  return event.kind === "feed" ? event.line : event
}

/** Server-sent events: everything that a person would see happen. */
function events(server: FastifyInstance, world: World) {
  const open = new Set<() => void>()
  server.get<ByPerson>("/_local/events", (request, reply) => {
    reply.hijack()
    reply.raw.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" })
    const send = (event: string, data: unknown) => reply.raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
    send("ready", { today: world.settings.today() })
    const stop = world.live.listen(event => {
      if (!isFor(world, request.query.person, event)) return
      send(event.kind, shown(world, event))
    })
    const end = () => reply.raw.end()
    open.add(end)
    reply.raw.on("close", () => {
      stop()
      open.delete(end)
    })
  })
  // An open stream would hold up closing for ever.
  server.addHook("preClose", async () => {
    for (const end of open) end()
  })
}
