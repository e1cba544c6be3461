import type { FastifyInstance } from "fastify"
import { z } from "zod"
import { AppError } from "#domain/errors.ts"
import type { Digest } from "#domain/forum/digest.ts"
import type { DigestRow } from "#domain/forum/lastDigest.ts"
import { draftDigest, mayPostDigest, nextDigestFrom, postDigest } from "#domain/forum/postDigest.ts"
import type { Forum } from "#domain/people/forum.ts"
import { type DigestAnswer, type DigestPreview, digestGroups } from "#domain/wire/digests.ts"
import { Refused } from "../errorHandler.ts"
import type { ApiPorts } from "./apiPorts.ts"

const Params = z.object({ key: z.string().max(64) })

export function forumRoutes(server: FastifyInstance, ports: ApiPorts): void {
  server.get("/api/forums/:key/digest", async ({ params, reader }): Promise<DigestPreview> => {
    return presentPreview(await draftDigest(ports, forumToPost(ports, params, reader.id)))
  })

  server.post("/api/forums/:key/digests", async (request): Promise<DigestAnswer> => {
    const forum = forumToPost(ports, request.params, request.reader.id)
    const today = ports.clock.today()
    if (forum.channelId === "") throw new Refused("invalid", "error.noChannel")
    const { inserted, row } = await postDigest(ports, forum)
    if (inserted) ports.nudge()
    const settled = inserted ? await untilSettled(ports, row) : row
    return { outcome: outcomeOf(settled, inserted), on: row.body.content.day, nextFrom: nextDigestFrom(today) }
  })
}

function forumToPost({ register, clock }: ApiPorts, params: unknown, readerId: string): Forum {
  const now = register()
  const forum = now.forums.get(Params.parse(params).key)
  if (!forum) throw new AppError("notFound", "forum")
  if (!mayPostDigest(forum, readerId, now, clock.today())) throw new Refused("forbidden", "error.notAllowed")
  return forum
}

/** As many lines as the card shows. */
const linesShown = 5

const presentPreview = (digest: Digest): DigestPreview => ({
  since: digest.since,
  plans: digest.plans,
  actions: digest.actions,
  counts: digest.counts,
  groups: digestGroups.flatMap(name => {
    const { lines, more, exempt } = digest[name]
    const count = lines.length + more + exempt
    return count === 0 ? [] : [{ name, count, lines: lines.slice(0, linesShown) }]
  }),
  asked: digest.asked.asked,
  updated: digest.asked.updated,
})

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
