import type { FastifyInstance } from "fastify"
import type { MeAnswer } from "#domain/wire/me.ts"
import type { ApiPorts } from "./apiPorts.ts"
import { seenBy } from "./reminderRights.ts"

export function meRoutes(server: FastifyInstance, { register, clock }: ApiPorts): void {
  server.get("/api/me", async ({ reader }): Promise<MeAnswer> => {
    const now = register()
    const today = clock.today()
    const posts = [...now.posts.values()].filter(post =>
      [post.holder, post.updater, post.standIn].some(person => person?.id === reader.id),
    )
    return {
      person: reader,
      posts: posts.map(({ key, title }) => ({ key, title })),
      today,
      seesReminders: seenBy({ register: now, personId: reader.id, today }) !== null,
    }
  })
}
