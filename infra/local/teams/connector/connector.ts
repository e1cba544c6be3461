import type { FastifyError, FastifyInstance } from "fastify"
import type { World } from "../world.ts"
import { activities } from "./activities.ts"
import { conversations } from "./conversations.ts"
import { type Exchange, exchanges, type Strikes } from "./exchanges.ts"
import { members } from "./members.ts"
import { ConnectorProblem, problems } from "./problem.ts"

export const connectorPrefix = "/_connector"

/** The Bot Framework connector: where a bot sends. https://learn.microsoft.com/azure/bot-service/rest-api */
export function connector(
  server: FastifyInstance,
  { world, strikes, log }: { world: World; strikes: Strikes; log: Exchange[] },
) {
  exchangesThenTokens(server, world, strikes, log)
  conversations(server, world)
  activities(server, world)
  members(server, world)
  server.all("/*", async (request, reply) =>
    reply.code(501).send({
      error: { code: "NotImplemented", message: `Small Teams does not speak ${request.method} ${request.url}` },
    }),
  )
  server.setErrorHandler((error: FastifyError | ConnectorProblem, _request, reply) => {
    const status = error instanceof ConnectorProblem ? error.status : (error.statusCode ?? 500)
    return reply.code(status).send({ error: { code: error.code, message: error.message } })
  })
}

function exchangesThenTokens(server: FastifyInstance, world: World, strikes: Strikes, log: Exchange[]) {
  server.addHook("preValidation", async request => {
    const [scheme, bearer] = (request.headers.authorization ?? "").split(" ")
    const { validateOutbound = async () => true } = world.settings
    if (scheme === "Bearer" && bearer && (await validateOutbound(bearer))) return
    throw new ConnectorProblem(problems.unauthorized)
  })
  exchanges(server, strikes, log)
}
