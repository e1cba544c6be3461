import {
  AuthenticationHandler,
  Client,
  type Context,
  type Middleware,
  RetryHandler,
  RetryHandlerOptions,
  TelemetryHandler,
} from "@microsoft/microsoft-graph-client"

/** The last link of the chain: the same request, sent to loopback. Over http the client itself would drop the token. */
const retarget = (origin: string): Middleware => ({
  async execute(context: Context) {
    const { pathname, search } = new URL(typeof context.request === "string" ? context.request : context.request.url)
    context.response = await fetch(origin + pathname + search, context.options)
  },
})

/** Microsoft's own client, as production builds it, over a local Graph. */
export const graphClient = (origin: string, token: string) => {
  const authentication = new AuthenticationHandler({ getAccessToken: () => Promise.resolve(token) })
  const retries = new RetryHandler(new RetryHandlerOptions(0, 3))
  return Client.initWithMiddleware({
    middleware: [authentication, retries, new TelemetryHandler(), retarget(origin)],
  })
}
