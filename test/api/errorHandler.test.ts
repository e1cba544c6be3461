import Fastify from "fastify"
import { describe, expect, it } from "vitest"
import { z } from "zod"
import { createErrorHandler, Refused } from "#api/errorHandler.ts"
import { AppError, type ErrorCode } from "#domain/errors.ts"
import { english, makeWords } from "#domain/words/words.ts"

async function answerTo(thrown: unknown) {
  const log: { event: string; detail: unknown }[] = []
  const server = Fastify()
  server.setErrorHandler(
    createErrorHandler(makeWords("en-GB", english), (event, detail) => log.push({ event, detail })),
  )
  server.get("/fails/:key", async () => {
    throw thrown
  })
  const answer = await server.inject("/fails/secret-key")
  await server.close()
  return { status: answer.statusCode, error: answer.json().error, headers: answer.headers, log }
}

describe("what a route throws", () => {
  it.each([
    ["invalid", 400],
    ["signInNeeded", 401],
    ["forbidden", 403],
    ["notFound", 404],
    ["conflict", 409],
    ["busy", 503],
    ["unavailable", 503],
    ["fault", 500],
  ] as [ErrorCode, number][])(
    "as %s is answered with %i and the sentence for it, never with its own text",
    async (code, status) => {
      const answer = await answerTo(new AppError(code, "inside: secret detail"))

      expect(answer.status).toBe(status)
      expect(answer.error).toMatchObject({ code, sentence: english[`error.${code}`] })
      expect(JSON.stringify(answer.error)).not.toContain("secret")
    },
  )

  it("that nobody foresaw is a fault with a reference that the log knows", async () => {
    const thrown = new TypeError("secret detail")
    const { status, error, log } = await answerTo(thrown)

    expect(status).toBe(500)
    expect(error.reference).toMatch(/^[0-9a-f]{8}$/)
    expect(log).toEqual([{ event: `GET /fails/:key failed, reference ${error.reference}`, detail: thrown }])
    expect(JSON.stringify(error)).not.toContain("secret")
  })

  it("because of what was sent is the sender's, and not logged", async () => {
    const zod = z.object({ a: z.string() }).safeParse({}).error
    const { status, error, log } = await answerTo(zod)

    expect([status, error.code, log]).toEqual([400, "invalid", []])
  })

  it("with a time to wait says it", async () => {
    expect((await answerTo(new AppError("busy", "x", { retryAfterSeconds: 12 }))).headers["retry-after"]).toBe("12")
  })

  it("with a sentence of its own is answered with that", async () => {
    const { status, error } = await answerTo(new Refused("forbidden", "error.notAllowed"))
    expect([status, error.sentence]).toEqual([403, english["error.notAllowed"]])
  })
})
