// The Graph client: always https://graph.microsoft.com, with the last link of its chain given by the surroundings.
import {
  AuthenticationHandler,
  type AuthenticationProvider,
  Client,
  type Middleware,
  RetryHandler,
  RetryHandlerOptions,
  TelemetryHandler,
} from "@microsoft/microsoft-graph-client"
import type { Budget } from "./budget.ts"
import { withinBudget } from "./budgetLink.ts"

export type GraphClient = Client

/** How long one exchange may take before it counts as unanswered. */
export const graphTimeoutMilliseconds = 20_000

/** Longest wait that a reader is let to hang for; the rest is our own queue's business. */
const longestWaitSeconds = 5

type ClientOptions = {
  retries?: number
  timeoutMilliseconds?: number
  /** Waiting for units is no part of the time limit. */
  budget?: Budget
}

/**
 * The client's own retries are kept for reads only: repeating a POST after a 503 or 504 makes a second item.
 * It sends no token over http, so a stand-in is reached by the transport and never by another base address.
 */
export function createGraphClient(
  tokens: AuthenticationProvider,
  transport: Middleware,
  { retries = 2, timeoutMilliseconds = graphTimeoutMilliseconds, budget }: ClientOptions = {},
): GraphClient {
  const retry = new RetryHandler(new RetryHandlerOptions(1, retries, mayAskAgain))
  const exchange = timed(transport, timeoutMilliseconds)
  const last = budget ? withinBudget(budget, exchange) : exchange
  const chain = [new AuthenticationHandler(tokens), retry, new TelemetryHandler(), last]
  return Client.initWithMiddleware({ middleware: chain })
}

/** A read whose answer asks for a short wait, or for none. */
function mayAskAgain(_delay: number, _attempt: number, _request: unknown, options?: RequestInit, answer?: Response) {
  const wait = answer?.headers.get("Retry-After") ?? null
  return (options?.method ?? "GET") === "GET" && (wait === null || Number(wait) <= longestWaitSeconds)
}

const timed = (transport: Middleware, milliseconds: number): Middleware => ({
  async execute(context) {
    const signal = AbortSignal.timeout(milliseconds)
    context.options = { ...context.options, signal }
    await transport.execute(context)
  },
})
