import { randomUUID } from "node:crypto"
import type { IncomingMessage, ServerResponse } from "node:http"
import { setTimeout as delay } from "node:timers/promises"
import { demandRight, withGrants } from "../access/rights.ts"
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

/** How far a request has come, for the log. */
type Trace = { struck?: Fault; isWritten: boolean }

const operate = async (world: World, route: Route, url: GraphUrl, request: IncomingMessage, text: string) => {
  const { options, store, siteId, now, directory } = world
  const seed = { ...options.seed, people: directory.people() }
  const caller = withGrants(await world.whoCalls(request.headers.authorization), seed)
  const call: Call = {
    store,
    siteId,
    now,
    caller,
    url,
    seed,
    duplicateStatus: options.duplicateStatus ?? 400,
    activityTypes: options.activityTypes ?? {},
    hasApp: options.hasApp ?? (() => true),
    notify(notification) {
      world.notifications.push(notification)
      options.onActivityNotification?.(notification)
    },
    params: route.params,
    headers: request.headers,
    body: parseBody(text),
  }
  if (route.entry.right) {
    demandSite(call)
    demandRight(route.entry.right, caller, seed)
  }
  return route.entry.run(call)
}

const takeFault = (
  { faults, storms, store }: World,
  { method = "GET", headers }: IncomingMessage,
  path: string,
  route?: Route,
) => {
  const asked = route?.params.list
  const list = asked === undefined ? undefined : (store.lists.get(asked)?.record.displayName ?? asked)
  const one = { method, path, list, isConditional: headers["if-match"] !== undefined }
  return faults.take(one) ?? storms.take(one)
}

const unitsOf = ({ entry }: Route, { query }: GraphUrl) =>
  typeof entry.units === "number" ? entry.units : entry.units(query)

const admit = ({ meter, gate }: World, units: number, request: IncomingMessage) => {
  const now = Date.now()
  meter.count(units, now)
  return gate.admit(units, request, now)
}

const answer = async (world: World, request: IncomingMessage, trace: Trace): Promise<Answer | Cut> => {
  const method = request.method ?? "GET"
  const text = await readText(request)
  const url = readUrl(request.url ?? "/")
  if (!url) throw notImplemented(`${method} ${request.url} (only /v1.0)`)
  const route = findRoute(method, url.segments)
  const told = route ? admit(world, unitsOf(route, url), request) : {}

  const fault = takeFault(world, request, url.path, route)
  if (fault) trace.struck = fault
  if (fault?.kind === "reset") return { cut: true }
  const refused = fault && refusal(fault, url)
  if (refused) throw refused
  if (fault?.kind === "slow") await delay(fault.delayMs)

  if (!route) throw notImplemented(`${method} ${url.path}`)
  const done = await operate(world, route, url, request, text)
  // Reads wait as well: nobody is shown a write that a crash could still undo.
  await world.store.disk.saved()
  trace.isWritten = method !== "GET"
  if (fault?.kind === "reset-after-write") return { cut: true }
  const reply = fault ? spoil(fault, done, url) : done
  return { ...reply, headers: { ...reply.headers, ...told } }
}

const asGraphError = (cause: unknown) =>
  cause instanceof GraphError
    ? cause
    : new GraphError({ status: 500, code: "generalException", message: `General exception: ${cause}` })

/** Handles one request to /v1.0 from its first byte to its last. */
export const answerRequest = (world: World) => async (request: IncomingMessage, response: ServerResponse) => {
  const requestId = randomUUID()
  const clientRequestId = String(request.headers["client-request-id"] ?? requestId)
  const at = world.now()
  const trace: Trace = { isWritten: false }
  const { latencyMs } = world.options
  const waited = latencyMs ? delay(latencyMs) : undefined

  const send = (status: number, text: string, headers: Readonly<Record<string, string>>) => {
    const isGone = response.destroyed
    response.writeHead(status, { "request-id": requestId, "client-request-id": clientRequestId, ...headers })
    response.end(text)
    log(world, request, { at, requestId, trace, status: isGone ? 0 : status })
  }

  try {
    const reply = await answer(world, request, trace)
    await waited
    if ("cut" in reply) {
      request.socket.destroy()
      log(world, request, { at, requestId, trace, status: 0 })
      return
    }
    const text = reply.body === undefined ? "" : JSON.stringify(reply.body)
    const sent = trace.struck?.kind === "delta-broken" ? text.slice(0, Math.floor(text.length / 2)) : text
    const type = reply.body && { "content-type": jsonType, "odata-version": "4.0" }
    send(reply.status, sent, { ...type, ...reply.headers })
  } catch (cause) {
    const error = asGraphError(cause)
    await waited
    const body = errorBody(error, { at, requestId, clientRequestId })
    send(error.status, JSON.stringify(body), { "content-type": "application/json", ...error.headers })
  }
}

type Ended = { readonly at: Date; readonly requestId: string; readonly status: number; readonly trace: Trace }

const log = (world: World, request: IncomingMessage, { at, requestId, status, trace }: Ended) => {
  const [path = "", query = ""] = (request.url ?? "/").split("?")
  const { struck, isWritten } = trace
  world.log.push({
    at: at.toISOString(),
    method: request.method ?? "GET",
    path: readable(path),
    query: readable(query),
    status,
    requestId,
    ...(struck && { struck: struck.kind }),
    ...(isWritten && (status === 0 || status >= 300) && { ambiguous: true }),
  })
  if (world.log.length > mostLogged) world.log.shift()
}

const readable = (text: string) => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
