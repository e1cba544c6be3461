// A server that is closed waits for what it is answering, and for nothing else.
import type { Socket } from "node:net"
import type { FastifyInstance } from "fastify"

/**
 * Ends connections on which nothing is being answered as soon as the server is to close. Browsers and proxies open some
 * ahead of any request: Node waits a minute for the first one, and a host ends a process that takes so long.
 */
export function closePromptly(server: FastifyInstance): void {
  const open = new Set<Socket>()
  const answering = new Set<Socket>()
  let isClosing = false
  server.server.on("connection", socket => {
    if (isClosing) return socket.destroy()
    open.add(socket)
    socket.once("close", () => open.delete(socket))
  })
  server.server.on("request", ({ socket }, response) => {
    answering.add(socket)
    response.once("close", () => {
      answering.delete(socket)
      if (isClosing) socket.destroySoon()
    })
  })
  server.addHook("preClose", done => {
    isClosing = true
    for (const socket of open) if (!answering.has(socket)) socket.destroy()
    done()
  })
}
