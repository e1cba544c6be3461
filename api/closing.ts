// A server that is closed waits for what it is answering, and for nothing else.
import type { Socket } from "node:net"
import type { FastifyInstance } from "fastify"

/**
 * Ends connections on which nothing is being answered as soon as the server is to close. Browsers and proxies open some
 * ahead of any request: Node waits a minute for the first one, and a host ends a process that takes so long.
 */
export function closePromptly(server: FastifyInstance): void {
  const open = new Set<Socket>()
  /** How many requests on it are being answered: a second may have come behind the first. */
  const answering = new Map<Socket, number>()
  const count = (socket: Socket, by: 1 | -1) => {
    const now = (answering.get(socket) ?? 0) + by
    if (now > 0) answering.set(socket, now)
    else answering.delete(socket)
  }
  let isClosing = false
  server.server.on("connection", socket => {
    if (isClosing) return socket.destroy()
    open.add(socket)
    socket.once("close", () => open.delete(socket))
  })
  server.server.on("request", ({ socket }, response) => {
    count(socket, 1)
    response.once("close", () => {
      count(socket, -1)
      if (isClosing && !answering.has(socket)) socket.destroySoon()
    })
  })
  server.addHook("preClose", done => {
    isClosing = true
    for (const socket of open) if (!answering.has(socket)) socket.destroy()
    done()
  })
}
