import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { describe, expect, it, onTestFinished } from "vitest"
import { startGraph } from "#infra/local/graph/graph.ts"
import { officer, writerApp } from "../support/sampleSeed.ts"
import { sampleOptions, startSample } from "../support/startSample.ts"
import { appToken, jwksJson, mint, otherPrivateKey, personToken } from "../support/tokens.ts"

const claims = { idtyp: "app", appid: writerApp, roles: ["Sites.Selected"] }

const faulty: readonly (readonly [string, string | null])[] = [
  ["no token at all", null],
  ["something that is no token", "abc"],
  ["a token signed by another key", await mint(claims, { key: otherPrivateKey })],
  ["a token that has run out", await mint(claims, { ends: "-1m" })],
  ["a token for another service", await mint(claims, { to: "api://other" })],
  ["a token of another authority", await mint(claims, { by: "https://sts.example/" })],
  ["a token of another tenant", await mint({ ...claims, tid: "other" })],
  ["a token that names no application", await mint({ idtyp: "app", roles: ["Sites.Selected"] })],
  ["a person's token that names nobody", await mint({ appid: writerApp, scp: "Sites.Selected" })],
]

describe("readCaller", () => {
  it.each(faulty)("8.3-1 answers %s with 401 InvalidAuthenticationToken", async (_, token) => {
    const { app, site } = await startSample()

    const reply = await app(site, { token })

    expect(reply.status).toBe(401)
    expect(reply.body.error.code).toBe("InvalidAuthenticationToken")
    expect(reply.headers.get("www-authenticate")).toContain("Bearer")
  })

  it("takes an application's token and a person's", async () => {
    const { app, site } = await startSample()

    const ofApp = await app(site, { token: await appToken(writerApp) })
    const ofPerson = await app(site, { token: await personToken(writerApp, officer) })

    expect([ofApp.status, ofPerson.status]).toEqual([200, 200])
  })

  it("asks for the key set by address at the first token, not before", async () => {
    let asked = 0
    const keys = createServer((_, response) => {
      asked += 1
      response.setHeader("content-type", "application/json").end(JSON.stringify(jwksJson))
    })
    const { jwks: _, ...options } = sampleOptions
    await new Promise<void>(resolve => keys.listen(0, "127.0.0.1", resolve))
    onTestFinished(() => {
      keys.close()
    })
    const { port } = keys.address() as AddressInfo
    const graph = await startGraph({ ...options, jwksUri: () => `http://127.0.0.1:${port}/keys` })
    onTestFinished(() => graph.close())
    const askedBefore = asked

    const headers = { authorization: `Bearer ${await appToken(writerApp)}` }
    const reply = await fetch(`${graph.origin}/v1.0/sites/council.sharepoint.com:/sites/plans`, { headers })

    expect(reply.status).toBe(200)
    expect([askedBefore, asked]).toEqual([0, 1])
  })
})
