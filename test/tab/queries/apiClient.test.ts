import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { afterEach, describe, expect, it } from "vitest"
import { z } from "zod"
import { makeApiClient, nameOfFile } from "../../../tab/queries/apiClient.ts"

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

describe("sendFile", () => {
  it("sends the bytes as they are, whatever the file calls itself", async () => {
    const api = await clientOf((request, response, body) =>
      json(response, 200, {
        number: request.headers["content-type"] === "application/octet-stream" && body === '{"a":1}' ? 1 : 0,
      }),
    )

    const file = new Blob(['{"a":1}'], { type: "application/json" })
    expect(await api.sendFile("/api/files", file, Answer)).toEqual({ number: 1 })
  })

  it("sends them again whole when the first token is not accepted", async () => {
    const api = await clientOf((request, response, body) =>
      request.headers.authorization === "Bearer token 2"
        ? json(response, 200, { number: body.length })
        : json(response, 401, error("signInNeeded")),
    )

    expect(await api.sendFile("/api/files", new Blob(["x".repeat(1000)]), Answer)).toEqual({ number: 1000 })
  })
})

describe("download", () => {
  it("gives the file and its name to the signed-in person alone", async () => {
    const api = await clientOf((request, response) => {
      if (request.headers.authorization !== "Bearer token 1") return json(response, 401, error("signInNeeded"))
      response.writeHead(200, { "content-disposition": `attachment; filename="Plan.csv"` })
      response.end("a,b")
    })

    const { name, content } = await api.download("/api/plans/P1/export")
    expect([name, await content.text()]).toEqual(["Plan.csv", "a,b"])
  })

  it("hands on the API's sentence in place of a file", async () => {
    const api = await clientOf((_, response) => json(response, 503, error("unavailable")))

    await expect(api.download("/api/plans/P1/export")).rejects.toMatchObject({
      code: "unavailable",
      sentence: "A sentence.",
    })
  })

  it("says that there is no answer when the file breaks off", async () => {
    const api = await clientOf((_, response) => {
      response.writeHead(200, { "content-length": "1000" })
      response.write("a", () => response.destroy())
    })

    await expect(api.download("/api/plans/P1/export")).rejects.toMatchObject({ code: "unavailable" })
  })
})

describe("nameOfFile", () => {
  it.each([
    [`attachment; filename="P as at.csv"; filename*=UTF-8''P%20%E2%80%93%20as%20at.csv`, "P – as at.csv"],
    [`attachment; filename="P.csv"; filename*=UTF-8''%E0%A4%A`, "P.csv"],
    [`attachment; filename="P.csv"`, "P.csv"],
    ["attachment", ""],
    ["", ""],
  ])("reads %s", (disposition, name) => {
    expect(nameOfFile(disposition)).toBe(name)
  })
})
