import { setTimeout as rest } from "node:timers/promises"
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify"
import type { Fault, Faults } from "./faults.ts"

export type Exchange = {
  at: string
  method: string
  path: string
  /** 0 when no answer reached the bot. */
  status: number
  /** Done, or perhaps done, although the bot was not told so. */
  ambiguous: boolean
}

/** Keeps a log of what the bot asked and what it was told, and lets faults come between the two. */
export function exchanges(server: FastifyInstance, faults: Faults, log: Exchange[]) {
  const underway = new WeakMap<FastifyRequest, { exchange: Exchange; fault?: Fault; done: boolean }>()

  server.addHook("onRequest", async (request, reply) => {
    const exchange = {
      at: new Date().toISOString(),
      method: request.method,
      path: request.url.replace(/^\/_connector/, ""),
      status: 0,
      ambiguous: false,
    }
    log.push(exchange)
    underway.set(request, { exchange, done: false })
    reply.raw.on("close", () => close(request, reply))
  })

  server.addHook("preHandler", async (request, reply) => {
    const state = underway.get(request)
    const fault = faults.take(request.method, request.url)
    if (!state || !fault) return
    state.fault = fault
    if (fault.afterSuccess) return
    if (fault.delayMs) await rest(fault.delayMs)
    if (fault.reset) return drop(request, reply)
    if (fault.status) return fail(reply, fault).send(faultBody(fault))
  })

  server.addHook("onSend", async (request, reply, payload) => {
    const state = underway.get(request)
    if (!state) return payload
    state.done = request.method !== "GET" && reply.statusCode < 300
    const { fault } = state
    if (!fault?.afterSuccess) return payload
    if (fault.delayMs) await rest(fault.delayMs)
    if (fault.reset) request.raw.socket.destroy()
    if (!fault.status) return payload
    fail(reply, fault).type("application/json").removeHeader("content-length")
    return JSON.stringify(faultBody(fault))
  })

  function close(request: FastifyRequest, reply: FastifyReply) {
    const state = underway.get(request)
    if (!state) return
    const { exchange, fault, done } = state
    const answered = reply.raw.writableFinished && !fault?.reset
    exchange.status = answered ? reply.raw.statusCode : 0
    const hungUp = !answered && !fault?.reset && request.method !== "GET"
    exchange.ambiguous = answered ? done && exchange.status >= 300 : done || hungUp
  }
}

function drop(request: FastifyRequest, reply: FastifyReply) {
  reply.hijack()
  request.raw.socket.destroy()
}

function fail(reply: FastifyReply, { status = 500, retryAfterSeconds }: Fault): FastifyReply {
  if (retryAfterSeconds !== undefined) reply.header("retry-after", String(retryAfterSeconds))
  return reply.code(status)
}

const codes: Record<number, string> = { 412: "PreconditionFailed", 429: "Throttled" }

function faultBody({ status = 500 }: Fault) {
  return { error: { code: codes[status] ?? "ServiceError", message: `Fault asked for: ${status}` } }
}
