// The bot's endpoint: what Teams posts is passed on as it came.
import type { FastifyInstance } from "fastify"

export type ReceiveActivity = (incoming: {
  authorization: string | undefined
  body: unknown
}) => Promise<{ status: number; body?: unknown }>

export function messageRoutes(server: FastifyInstance, receive: ReceiveActivity): void {
  server.post("/api/messages", async (request, reply) => {
    const { status, body } = await receive({ authorization: request.headers.authorization, body: request.body })
    return body === undefined ? reply.code(status).send() : reply.code(status).send(body)
  })
}
