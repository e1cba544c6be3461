// Turns whatever a route threw into a status and a sentence; the error's own text stays in the log.
import { randomUUID } from "node:crypto"
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify"
import { ZodError } from "zod"
import { AppError, type ErrorCode } from "#domain/errors.ts"
import type { ErrorAnswer } from "#domain/wire/error.ts"
import type { MessageId, Words } from "#domain/words/words.ts"

const statuses: Record<ErrorCode, number> = {
  invalid: 400,
  notFound: 404,
  forbidden: 403,
  signInNeeded: 401,
  conflict: 409,
  busy: 503,
  unavailable: 503,
  fault: 500,
}

/** A refusal with a sentence of its own in place of its code's. */
export class Refused extends AppError {
  readonly sentence: MessageId
  /** Said as it is, where the sentence was made from what was asked. */
  readonly said: string | null

  constructor(code: ErrorCode, sentence: MessageId, said: string | null = null) {
    super(code, sentence)
    this.sentence = sentence
    this.said = said
  }
}

export type Log = (event: string, detail: unknown) => void

export const createErrorHandler =
  (words: Words, log: Log) => (thrown: FastifyError | Error, request: FastifyRequest, reply: FastifyReply) => {
    const error = toAppError(thrown)
    const reference = error.code === "fault" || error.code === "unavailable" ? randomUUID().slice(0, 8) : null
    if (reference !== null)
      log(`${request.method} ${request.routeOptions.url ?? "?"} failed, reference ${reference}`, thrown)
    const said = error instanceof Refused ? error.said : null
    const sentence = said ?? words.say(error instanceof Refused ? error.sentence : `error.${error.code}`)
    const answer: ErrorAnswer = { error: { code: error.code, sentence, reference } }
    if (error.retryAfterSeconds !== null) reply.header("Retry-After", error.retryAfterSeconds)
    return reply.code(statuses[error.code]).send(answer)
  }

function toAppError(thrown: FastifyError | Error): AppError {
  if (thrown instanceof AppError) return thrown
  if (thrown instanceof ZodError) return new AppError("invalid", "body does not fit", { cause: thrown })
  const status = "statusCode" in thrown ? (thrown.statusCode ?? 500) : 500
  if (status >= 400 && status < 500) return new AppError("invalid", thrown.message, { cause: thrown })
  return new AppError("fault", thrown.message, { cause: thrown })
}
