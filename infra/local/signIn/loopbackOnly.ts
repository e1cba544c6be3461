import type { FastifyInstance } from "fastify"

const loopbackNames = new Set(["127.0.0.1", "localhost", "[::1]"])

/**
 * Refuses requests that name another host. Listening on 127.0.0.1 alone does not stop a web page elsewhere from pointing
 * its own domain name here and reading what comes back.
 */
export function loopbackOnly(server: FastifyInstance) {
  server.addHook("onRequest", async (request, reply) => {
    const origin = request.headers.origin
    if (isLoopback(`http://${request.headers.host}`) && (origin === undefined || isLoopback(origin))) return
    return reply.code(421).type("text/plain").send("This server answers only on this machine.")
  })
}

function isLoopback(address: string): boolean {
  return URL.canParse(address) && loopbackNames.has(new URL(address).hostname)
}
