// Lets a plain browser on this machine be any of the sample's people; a tenant has no such door.
import type { FastifyInstance } from "fastify"
import { z } from "zod"
import { AppError } from "#domain/errors.ts"
import type { WorldPerson } from "./world.ts"

const Query = z.object({ person: z.string() })

export function localSignIn(
  server: FastifyInstance,
  people: readonly WorldPerson[],
  ssoToken: (personId: string) => Promise<string>,
): void {
  server.get("/api/signin/local", async () => ({ people: people.map(({ id, post }) => ({ id, post })) }))
  server.get("/api/signin/local/token", async request => {
    const { person } = Query.parse(request.query)
    if (!people.some(({ id }) => id === person)) throw new AppError("notFound", "person")
    return { token: await ssoToken(person) }
  })
}
