import { existsSync } from "node:fs"
import { join, resolve } from "node:path"
import fastifyStatic from "@fastify/static"
import type { FastifyInstance } from "fastify"

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: https:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ")

export const builtClient = resolve(import.meta.dirname, "../../../../dist/small-teams")

/** The page itself: "/" and its built files. */
export function page(server: FastifyInstance, { folder = builtClient }: { folder?: string | undefined }) {
  server.get("/", async (_request, reply) => {
    if (!existsSync(join(folder, "index.html"))) {
      return reply.code(503).type("text/plain").send("The page of small Teams is not built yet: npm run build")
    }
    return reply
      .header("content-security-policy", policy)
      .header("cache-control", "no-store")
      .sendFile("index.html", folder, { cacheControl: false })
  })
  server.register(fastifyStatic, { root: folder, prefix: "/_small-teams/", index: false })
}
