// Stands before several instances of the app, as a host does: each request goes to one that listens.
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http"

export type Door = { close(): Promise<void> }

/** What was sent on and got no answer is not sent again: nobody knows how far it came. */
export async function openDoor(port: number, behind: readonly number[]): Promise<Door> {
  let turn = 0
  const server = createServer((incoming, outgoing) => {
    turn++
    const order = behind.map((_, at) => behind[(turn + at) % behind.length] ?? 0)
    void read(incoming).then(
      body => tryEach(order, incoming, body, outgoing),
      () => outgoing.destroy(),
    )
  })
  await new Promise<void>(resolve => server.listen(port, "127.0.0.1", resolve))
  return {
    async close() {
      const closed = new Promise(resolve => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

async function read(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of incoming) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

function tryEach([port, ...others]: number[], incoming: IncomingMessage, body: Buffer, outgoing: ServerResponse) {
  if (port === undefined) {
    outgoing.writeHead(503).end()
    return
  }
  const { method, url, headers } = incoming
  const onward = request({ host: "127.0.0.1", port, method, path: url, headers, agent: false }, answer => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(outgoing)
    answer.on("error", () => outgoing.destroy())
  })
  onward.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "ECONNREFUSED") tryEach(others, incoming, body, outgoing)
    else if (outgoing.headersSent) outgoing.destroy()
    else outgoing.writeHead(502).end()
  })
  onward.end(body)
}
