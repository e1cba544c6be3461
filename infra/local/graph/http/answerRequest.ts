import { randomUUID } from "node:crypto"
import type { IncomingMessage, ServerResponse } from "node:http"
import { setTimeout as delay } from "node:timers/promises"
import { demandRight } from "../access/rights.ts"
import type { Fault } from "../faults.ts"
import { demandSite } from "../operations/find.ts"
import type { Answer, Call } from "./call.ts"
import { errorBody, GraphError, notImplemented } from "./graphError.ts"
import { parseBody, readText } from "./readBody.ts"
import { type GraphUrl, readUrl } from "./readUrl.ts"
import { findRoute, type Route } from "./route.ts"
import { refusal, spoil } from "./strike.ts"
import type { World } from "./world.ts"

const jsonType = "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8"

const mostLogged = 10_000

type Cut = { readonly cut: true }

const operate = async (world: World, route: Route, url: GraphUrl, request: IncomingMessage, text: string) => {
  const { options, store, siteId, now } = world
  const caller = await world.whoCalls(request.headers.authorization)
  const call: Call = {
    store,
    siteId,
    now,
    caller,
    url,
    seed: options.seed,
    duplicateStatus: options.duplicateStatus ?? 400,
    params: route.params,
    headers: request.headers,
    body: parseBody(text),
  }
  if (route.entry.right) {
    demandSite(call)
    demandRight(route.entry.right, caller, options.seed)
  }
  return route.entry.run(call)
}

const takeFault = ({ faults, store }: World, method: string, path: string, route: Route | undefined) => {
  const asked = route?.params.list
  const list = asked === undefined ? undefined : (store.lists.get(asked)?.record.displayName ?? asked)
  return faults.take({ method, path, list })
}

const unitsOf = ({ entry }: Route, { query }: GraphUrl) =>
  typeof entry.units === "number" ? entry.units : entry.units(query)

const answer = async (
  world: World,
  request: IncomingMessage,
  method: string,
): Promise<{ reply: Answer | Cut; fault?: Fault }> => {
  const text = await readText(request)
  const url = readUrl(request.url ?? "/")
  if (!url) throw notImplemented(`${method} ${request.url} (only /v1.0)`)
  const route = findRoute(method, url.segments)
  if (route) world.meter.count(unitsOf(route, url), Date.now())

  const fault = takeFault(world, method, url.path, route)
  if (fault?.kind === "reset") return { reply: { cut: true } }
  const refused = fault && refusal(fault, url)
  if (refused) throw refused
  if (fault?.kind === "slow") await delay(fault.delayMs)

  if (!route) throw notImplemented(`${method} ${url.path}`)
  const done = await operate(world, route, url, request, text)
  // Reads wait as well: nobody is shown a write that a crash could still undo.
  await world.store.disk.saved()
  if (fault?.kind === "reset-after-write") return { reply: { cut: true } }
  return fault ? { reply: spoil(fault, done, url), fault } : { reply: done }
}

const asGraphError = (cause: unknown) =>
  cause instanceof GraphError
    ? cause
    : new GraphError({ status: 500, code: "generalException", message: `General exception: ${cause}` })

/** Handles one request to /v1.0 from its first byte to its last. */
export const answerRequest = (world: World) => async (request: IncomingMessage, response: ServerResponse) => {
  const method = request.method ?? "GET"
  const requestId = randomUUID()
  const clientRequestId = String(request.headers["client-request-id"] ?? requestId)
  const at = world.now()

  const log = (status: number) => {
    const [path = "", query = ""] = (request.url ?? "/").split("?")
    world.log.push({ at: at.toISOString(), method, path: readable(path), query: readable(query), status, requestId })
    if (world.log.length > mostLogged) world.log.shift()
  }
  const send = (status: number, text: string, headers: Readonly<Record<string, string>>) => {
    response.writeHead(status, { "request-id": requestId, "client-request-id": clientRequestId, ...headers })
    response.end(text)
    log(status)
  }

  try {
    const { reply, fault } = await answer(world, request, method)
    if ("cut" in reply) {
      request.socket.destroy()
      log(0)
      return
    }
    const text = reply.body === undefined ? "" : JSON.stringify(reply.body)
    const sent = fault?.kind === "delta-broken" ? text.slice(0, Math.floor(text.length / 2)) : text
    const type = reply.body && { "content-type": jsonType, "odata-version": "4.0" }
    send(reply.status, sent, { ...type, ...reply.headers })
  } catch (cause) {
    const error = asGraphError(cause)
    const body = errorBody(error, { at, requestId, clientRequestId })
    send(error.status, JSON.stringify(body), { "content-type": "application/json", ...error.headers })
  }
}

const readable = (text: string) => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
