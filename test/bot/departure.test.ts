import { once } from "node:events"
import { request } from "node:http"
import { Worker } from "node:worker_threads"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { createDeparture } from "#bot/departure.ts"

/** In a thread of its own, so that it goes on answering while this one stands still. */
const serverCode = `
  const { createServer } = require("node:http")
  const { parentPort } = require("node:worker_threads")
  const server = createServer((request, response) => {
    request.resume()
    request.on("end", () => setTimeout(() => response.writeHead(201).end("{}"), Number(request.headers.rest)))
  })
  server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port))
`
let server: Worker
let port: number
beforeAll(async () => {
  server = new Worker(serverCode, { eval: true })
  ;[port] = await once(server, "message")
})
afterAll(async () => {
  await server.terminate()
})

/** In milliseconds: the time of the request, how long Teams takes, how long the app stands still, and the end of its lease. */
type Timing = { sendMilliseconds: number; rest: number; standstill: number; within?: number }

/** Posts, then stands still: the status it came to hear of, or why it gave up. */
async function post({ sendMilliseconds, rest, standstill, within = Number.POSITIVE_INFINITY }: Timing) {
  const departure = createDeparture({ sendMilliseconds, now: Date.now }, Date.now() + within)
  const headers = { rest: String(rest) }
  const sent = request({ host: "127.0.0.1", port, method: "POST", headers, signal: departure.abortSignal })
  const answer = once(sent, "response").then(
    ([response]) => response.resume().statusCode as number,
    (error: Error) => error.name,
  )
  const end = departure.leave()
  sent.end("{}")
  await once(sent, "finish")
  // It is on the line only when the loop has come round.
  await new Promise(resolve => setTimeout(resolve, 50))
  // Between sockets and timers, so that timers are next.
  await new Promise(resolve => setImmediate(resolve))
  const until = performance.now() + standstill
  while (performance.now() < until);
  return answer.finally(end)
}

describe("the time of a request", () => {
  it("is up when Teams has not answered within it", async () => {
    expect(await post({ sendMilliseconds: 200, rest: 5000, standstill: 0 })).toBe("AbortError")
  })

  it("leaves an answer that came while the process stood still to be read", async () => {
    expect(await post({ sendMilliseconds: 200, rest: 100, standstill: 600 })).toBe(201)
  })

  it("is not up by a standstill, after which Teams has its time to answer", async () => {
    expect(await post({ sendMilliseconds: 400, rest: 750, standstill: 600 })).toBe(201)
  })

  it("is up after a standstill where it has to have ended, whatever was left of it", async () => {
    expect(await post({ sendMilliseconds: 400, rest: 1500, standstill: 600, within: 500 })).toBe("AbortError")
  })

  it("is up after a standstill as well, when no answer has come", async () => {
    expect(await post({ sendMilliseconds: 200, rest: 5000, standstill: 600 })).toBe("AbortError")
  })
})
