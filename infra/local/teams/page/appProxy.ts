import httpProxy from "@fastify/http-proxy"
import type { FastifyInstance } from "fastify"

/** Passes on to the app's server whatever is not ours. */
export function appProxy(server: FastifyInstance, { appOrigin }: { appOrigin: string }) {
  server.register(httpProxy, {
    upstream: appOrigin,
    routes: ["/*"],
    undici: { connections: 32 },
    replyOptions: {
      // By itself it asks again up to ten times after a 503: the app's answer is the answer.
      retryDelay: () => null,
      onError: reply => {
        const stopped = Object.assign(new Error("The app is not running. Start it, then try again."), {
          statusCode: 502,
        })
        reply.send(stopped)
      },
    },
  })
  server.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) =>
    reply
      .code(error.statusCode ?? 502)
      .type("text/plain; charset=utf-8")
      .send(error.message),
  )
}
