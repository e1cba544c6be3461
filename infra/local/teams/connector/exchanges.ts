// What the bot asked of the connector and what it was told, with the faults that came between the two.
import { setTimeout as rest } from "node:timers/promises"
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify"
import type { Fault, Faults } from "./faults.ts"
import type { StormKind, Storms } from "./storm.ts"

/** A message that a request made: where it stands (in a channel, the channel) and whose chat that is, if one person's. */
export type Posted = { conversationId: string; activityId: string; toPersonId?: string }
export type Exchange = Partial<Posted> & {
  at: string
  /** When it arrived, in milliseconds of the real clock. */
  atMs: number
  method: string
  path: string
  /** 0 when no answer reached the bot. */
  status: number
  /** Done, or perhaps done, although the bot was not told so. */
  ambiguous: boolean
  /** What a storm did to it. */
  struck?: StormKind
}
export type Strikes = { faults: Faults; storms: Storms }

const underway = new WeakMap<FastifyRequest, { exchange: Exchange; fault?: Fault; done: boolean }>()

/** Writes down which message a request made, whatever the bot comes to hear of it. */
export function notePosted(request: FastifyRequest, posted: Posted) {
  const state = underway.get(request)
  if (state) Object.assign(state.exchange, posted)
}

/** Keeps a log of what the bot asked and what it was told, and lets faults come between the two. */
export function exchanges(server: FastifyInstance, { faults, storms }: Strikes, log: Exchange[]) {
  server.addHook("onRequest", async (request, reply) => {
    const now = new Date()
    const exchange: Exchange = {
      at: now.toISOString(),
      atMs: now.getTime(),
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
    const asked = faults.take(request.method, request.url)
    const chance = asked ? undefined : storms.take(request.method, request.url)
    const fault = asked ?? chance?.fault
    if (!state || !fault) return
    state.fault = fault
    if (chance) state.exchange.struck = chance.kind
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

function faultBody({ status = 500, body }: Fault): unknown {
  return body ?? { error: { code: codes[status] ?? "ServiceError", message: `Fault asked for: ${status}` } }
}
