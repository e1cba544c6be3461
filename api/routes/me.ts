import type { FastifyInstance } from "fastify"
import type { MeAnswer } from "#domain/wire/me.ts"
import type { ApiPorts } from "./apiPorts.ts"

export function meRoutes(server: FastifyInstance, { register, clock }: ApiPorts): void {
  server.get("/api/me", async ({ reader }): Promise<MeAnswer> => {
    const posts = [...register().posts.values()].filter(post =>
      [post.holder, post.updater, post.standIn].some(person => person?.id === reader.id),
    )
    return { person: reader, posts: posts.map(({ key, title }) => ({ key, title })), today: clock.today() }
  })
}
