// Faults and storms for whoever breaks small Teams from another process.
import type { FastifyInstance } from "fastify"
import type { Strikes } from "../connector/exchanges.ts"
import type { Fault } from "../connector/faults.ts"
import type { StormInput } from "../connector/storm.ts"

export function strikesApi(server: FastifyInstance, { faults, storms }: Strikes) {
  server.get("/_local/faults", async () => faults.list())
  server.post<{ Body: Fault }>("/_local/faults", async (request, reply) => {
    faults.inject(request.body)
    return reply.code(201).send(request.body)
  })
  server.delete("/_local/faults", async (_request, reply) => {
    faults.clear()
    return reply.code(204).send()
  })
  server.post<{ Body: StormInput }>("/_local/storm", async (request, reply) => {
    try {
      storms.storm(request.body)
      return reply.code(201).send(request.body)
    } catch (cause) {
      return reply.code(400).send({ error: String(cause) })
    }
  })
  server.delete("/_local/storm", async (_request, reply) => {
    storms.calm()
    return reply.code(204).send()
  })
}
