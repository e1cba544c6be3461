import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { afterEach, describe, expect, it } from "vitest"
import { z } from "zod"
import { makeApiClient } from "../../../tab/queries/apiClient.ts"

const Answer = z.object({ number: z.number() })

let stop: () => Promise<void> = async () => {}

afterEach(async () => {
  await stop()
  stop = async () => {}
})

/** A client whose API is a small server, and whose person's tokens are "token 1", "token 2" and so on as renewed. */
async function clientOf(answer: (request: IncomingMessage, response: ServerResponse, body: string) => void) {
  const server = createServer((request, response) => {
    let body = ""
    request.on("data", part => {
      body += part
    })
    request.on("end", () => answer(request, response, body))
  })
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve))
  stop = () =>
    new Promise(resolve => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  const { port } = server.address() as AddressInfo
  let renewals = 1
  return makeApiClient({
    getToken: async ({ isFresh }) => {
      if (isFresh) renewals += 1
      return `token ${renewals}`
    },
    fetch: (path, init) => fetch(`http://127.0.0.1:${port}${path}`, init),
  })
}

const json = (response: ServerResponse, status: number, body: unknown) => {
  response.writeHead(status, { "content-type": "application/json" })
  response.end(JSON.stringify(body))
}

const error = (code: string) => ({ error: { code, sentence: "A sentence.", reference: "REF1" } })

describe("makeApiClient", () => {
  it("sends the person's token and the body, and gives the answer back", async () => {
    const api = await clientOf((request, response, body) => {
      const isAsked = request.headers.authorization === "Bearer token 1" && request.method === "POST"
      json(response, 200, { number: isAsked ? JSON.parse(body).number : 0 })
    })

    expect(await api.send("/api/things", { number: 7 }, Answer)).toEqual({ number: 7 })
  })

  it("signs in again once when the token is not accepted", async () => {
    const api = await clientOf((request, response) =>
      request.headers.authorization === "Bearer token 2"
        ? json(response, 200, { number: 1 })
        : json(response, 401, error("signInNeeded")),
    )

    expect(await api.read("/api/things", Answer)).toEqual({ number: 1 })
  })

  it("says so when the fresh token is not accepted either, after two questions in all", async () => {
    let asked = 0
    const api = await clientOf((_, response) => {
      asked += 1
      json(response, 401, error("signInNeeded"))
    })

    await expect(api.read("/api/things", Answer)).rejects.toMatchObject({ code: "signInNeeded" })
    expect(asked).toBe(2)
  })

  it("says that a sign-in is needed when the host has no token", async () => {
    const api = makeApiClient({ getToken: () => Promise.reject(new Error("resourceRequiresConsent")), fetch })

    await expect(api.read("/api/things", Answer)).rejects.toMatchObject({ code: "signInNeeded", sentence: null })
  })

  it("hands on the API's sentence and reference", async () => {
    const api = await clientOf((_, response) => json(response, 403, error("forbidden")))

    await expect(api.read("/api/things", Answer)).rejects.toMatchObject({
      code: "forbidden",
      sentence: "A sentence.",
      reference: "REF1",
    })
  })

  it.each([
    [502, "unavailable"],
    [503, "unavailable"],
    [429, "busy"],
    [404, "notFound"],
    [500, "fault"],
  ])("knows a %i that is not from the API as %s", async (status, code) => {
    const api = await clientOf((_, response) => {
      response.writeHead(status, { "content-type": "text/html" })
      response.end("<h1>Bad gateway</h1>")
    })

    await expect(api.read("/api/things", Answer)).rejects.toMatchObject({ code, sentence: null })
  })

  it("says that there is no answer when the connection breaks", async () => {
    const api = await clientOf((_, response) => response.destroy())

    await expect(api.read("/api/things", Answer)).rejects.toMatchObject({ code: "unavailable" })
  })

  it("lets nothing in that the contract does not allow", async () => {
    const api = await clientOf((_, response) => json(response, 200, { number: "seven" }))

    await expect(api.read("/api/things", Answer)).rejects.toMatchObject({ code: "fault" })
  })
})
