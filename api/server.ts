// The HTTP server: tab, API and the bot's endpoint on one origin. Built here, listened to elsewhere.
import { existsSync } from "node:fs"
import { fileURLToPath } from "node:url"
import fastifyStatic from "@fastify/static"
import Fastify, { type FastifyInstance, type FastifyReply } from "fastify"
import { AppError } from "#domain/errors.ts"
import { closePromptly } from "./closing.ts"
import { createErrorHandler, type Log } from "./errorHandler.ts"
import { actionRequestRoutes } from "./routes/actionRequests.ts"
import { actionRoutes } from "./routes/actions.ts"
import type { ApiPorts } from "./routes/apiPorts.ts"
import { decisionRoutes } from "./routes/decisions.ts"
import { exportRoutes } from "./routes/exports.ts"
import { forumRoutes } from "./routes/forums.ts"
import { healthRoutes } from "./routes/health.ts"
import { importRoutes } from "./routes/imports.ts"
import { meRoutes } from "./routes/me.ts"
import { messageRoutes, type ReceiveActivity } from "./routes/messages.ts"
import { planApprovalRoutes } from "./routes/planApproval.ts"
import { planRoutes } from "./routes/plans.ts"
import { postRoutes } from "./routes/posts.ts"
import { reminderDateRoutes } from "./routes/reminderDates.ts"
import { reminderPeopleRoutes } from "./routes/reminderPeople.ts"
import { reminderPlanRoutes } from "./routes/reminderPlans.ts"
import { reminderSendRoutes } from "./routes/reminderSends.ts"
import { reminderRoutes } from "./routes/reminders.ts"
import { requireReader } from "./signIn/requireReader.ts"

/** A card's press with every form on it filled to the brim is well below this. */
const bodyLimit = 256 * 1024

const tabFolder = fileURLToPath(new URL("../dist/tab/", import.meta.url))

/** Hosts that may show the tab in a frame: Teams on the web and desktop, and Microsoft 365. */
const frameAncestors = [
  "'self'",
  "https://*.cloud.microsoft",
  "https://teams.microsoft.com",
  "https://*.teams.microsoft.com",
  "https://*.microsoft365.com",
  "https://*.office.com",
  "https://outlook.office.com",
  "https://outlook.office365.com",
].join(" ")

const securityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  // Fluent writes its rules into style elements.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data: https://res.cdn.office.net",
  // teams-js reads Microsoft's list of host origins from there.
  "connect-src 'self' https://res.cdn.office.net",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  `frame-ancestors ${frameAncestors}`,
].join("; ")

/** Built files carry a digest in their names and never change; everything else is asked for anew. */
function keep(reply: FastifyReply, path: string): void {
  const isBuilt = path.includes("/assets/")
  reply.header("Cache-Control", isBuilt ? "public, max-age=31536000, immutable" : "no-cache")
}

type Parts = { ports: ApiPorts; receive: ReceiveActivity; log: Log; further?: (server: FastifyInstance) => void }

export function createServer({ ports, receive, log, further }: Parts): FastifyInstance {
  const server = Fastify({ logger: false, bodyLimit, trustProxy: false })
  closePromptly(server)
  server.setErrorHandler(createErrorHandler(ports.words.words, log))
  server.setNotFoundHandler(() => {
    throw new AppError("notFound", "path")
  })
  server.addHook("onSend", async (_request, reply) => {
    reply.header("Content-Security-Policy", securityPolicy)
    reply.header("X-Content-Type-Options", "nosniff")
    reply.header("Referrer-Policy", "no-referrer")
    reply.header("Strict-Transport-Security", "max-age=31536000")
  })
  if (existsSync(tabFolder))
    server.register(fastifyStatic, { root: tabFolder, prefix: "/tab/", cacheControl: false, setHeaders: keep })
  healthRoutes(server, ports)
  messageRoutes(server, receive)
  further?.(server)
  server.register((readers, _options, done) => {
    readers.addHook("onRequest", requireReader(ports))
    meRoutes(readers, ports)
    planRoutes(readers, ports)
    planApprovalRoutes(readers, ports)
    exportRoutes(readers, ports)
    actionRoutes(readers, ports)
    actionRequestRoutes(readers, ports)
    forumRoutes(readers, ports)
    decisionRoutes(readers, ports)
    postRoutes(readers, ports)
    reminderRoutes(readers, ports)
    reminderPeopleRoutes(readers, ports)
    reminderPlanRoutes(readers, ports)
    reminderDateRoutes(readers, ports)
    reminderSendRoutes(readers, ports)
    importRoutes(readers, ports)
    done()
  })
  return server
}
