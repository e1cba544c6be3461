import { once } from "node:events"
import { connect, type Socket } from "node:net"
import { text } from "node:stream/consumers"
import Fastify from "fastify"
import { afterEach, beforeEach, expect, test } from "vitest"
import { closePromptly } from "#api/closing.ts"

/** Held until `answer` is called. */
let answer: (text: string) => void
let asked: Promise<void>
let server: ReturnType<typeof Fastify>
let sockets: Socket[]

beforeEach(async () => {
  sockets = []
  server = Fastify()
  closePromptly(server)
  asked = new Promise(resolve => {
    server.get("/slow", () => {
      resolve()
      return new Promise<string>(done => {
        answer = done
      })
    })
  })
  server.get("/", () => "at once")
  await server.listen({ port: 0, host: "127.0.0.1" })
})

afterEach(() => {
  for (const socket of sockets) socket.destroy()
})

async function open(sent: string): Promise<Socket> {
  const socket = connect(server.addresses()[0]?.port ?? 0, "127.0.0.1")
  sockets.push(socket)
  await Promise.all([once(socket, "connect"), once(server.server, "connection")])
  socket.on("error", () => {})
  socket.write(sent)
  return socket
}

const ended = (socket: Socket) => new Promise(resolve => socket.once("close", resolve))
const ask = (path: string) => open(`GET ${path} HTTP/1.1\r\nHost: app\r\n\r\n`)

test.each([
  ["opened ahead", ""],
  ["stopped amid a request", "GET / HTTP/1.1\r\nHos"],
])("nobody waits for a connection %s", async (_, sent) => {
  const socket = await open(sent)
  const gone = ended(socket)
  await server.close()
  await gone
})

test("nobody waits for a connection that was answered and is kept for the next request", async () => {
  const socket = await ask("/")
  await once(socket, "data")
  const gone = ended(socket)
  await server.close()
  await gone
})

test("a second request behind the first on one connection is answered, too", async () => {
  const socket = await open("GET / HTTP/1.1\r\nHost: app\r\n\r\nGET /slow HTTP/1.1\r\nHost: app\r\n\r\n")
  await asked
  const read = text(socket)
  const closed = server.close()
  answer("whole")
  expect(await read).toMatch(/whole$/)
  await closed
})

test("what is being answered is answered whole before the server has closed", async () => {
  const socket = await ask("/slow")
  await asked
  const read = text(socket)
  let isClosed = false
  const closed = server.close().then(() => {
    isClosed = true
  })
  await new Promise(resolve => setTimeout(resolve, 50))
  expect(isClosed).toBe(false)
  answer("x".repeat(1_000_000))
  expect((await read).endsWith("x".repeat(1_000_000))).toBe(true)
  await closed
})
