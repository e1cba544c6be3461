// What a monitor and the tab ask before anybody has signed in.
import type { FastifyInstance } from "fastify"
import type { WordsAnswer } from "#domain/wire/me.ts"
import type { ApiPorts } from "./apiPorts.ts"

export function healthRoutes(server: FastifyInstance, ports: ApiPorts): void {
  server.get("/health", async (_request, reply) => {
    const health = await ports.health()
    return reply.code(health.isHealthy ? 200 : 503).send(health)
  })
  server.get("/api/words", async (): Promise<WordsAnswer> => {
    const { language, messages } = ports.words
    return { language, messages: { ...messages } }
  })
}
