// Lets a request in when its token is good and SharePoint lets the person read.
import type { FastifyRequest } from "fastify"
import { AppError } from "#domain/errors.ts"
import type { ApiPorts } from "../routes/apiPorts.ts"

export const requireReader =
  ({ validateToken, proveReading }: Pick<ApiPorts, "validateToken" | "proveReading">) =>
  async (request: FastifyRequest): Promise<void> => {
    const [scheme, token] = (request.headers.authorization ?? "").split(" ")
    if (scheme !== "Bearer" || !token) throw new AppError("signInNeeded", "no bearer token")
    const person = await validateToken(token)
    await proveReading(person.id, token)
    request.reader = person
  }
