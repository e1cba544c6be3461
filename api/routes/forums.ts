import type { FastifyInstance } from "fastify"
import { z } from "zod"
import { AppError } from "#domain/errors.ts"
import { type DigestRow, mayPostDigest, nextDigestFrom, postDigest } from "#domain/forum/postDigest.ts"
import type { DigestAnswer } from "#domain/wire/digests.ts"
import { Refused } from "../errorHandler.ts"
import type { ApiPorts } from "./apiPorts.ts"

const Params = z.object({ key: z.string().max(64) })

export function forumRoutes(server: FastifyInstance, ports: ApiPorts): void {
  server.post("/api/forums/:key/digests", async (request): Promise<DigestAnswer> => {
    const register = ports.register()
    const forum = register.forums.get(Params.parse(request.params).key)
    if (!forum) throw new AppError("notFound", "forum")
    const today = ports.clock.today()
    if (!mayPostDigest(forum, request.reader.id, register, today)) throw new Refused("forbidden", "error.notAllowed")
    if (forum.channelId === "") throw new Refused("invalid", "error.noChannel")
    const { inserted, row } = await postDigest(ports, forum)
    if (inserted) ports.nudge()
    const settled = inserted ? await untilSettled(ports, row) : row
    return { outcome: outcomeOf(settled, inserted), on: row.body.content.day, nextFrom: nextDigestFrom(today) }
  })
}

function outcomeOf(row: DigestRow, inserted: boolean): DigestAnswer["outcome"] {
  if (row.state === "unknown") return "unknown"
  if (!inserted) return "already posted"
  if (row.state === "sent") return "posted"
  return row.state === "failed" || row.state === "skipped" ? "failed" : "on its way"
}

const patienceMilliseconds = 3000
const lookEvery = 50

/** The channel usually has it within a moment; the person who pressed waits that long and no longer. */
async function untilSettled({ work }: ApiPorts, row: DigestRow): Promise<DigestRow> {
  let seen = row
  for (let waited = 0; waited < patienceMilliseconds; waited += lookEvery) {
    seen = (await work.get<DigestRow["body"]>("message", row.key)) ?? seen
    if (seen.state !== "pending" && seen.state !== "sending") return seen
    await new Promise(resolve => setTimeout(resolve, lookEvery))
  }
  return seen
}
