import { describe, expect, it } from "vitest"
import { startWithList } from "../support/startSample.ts"

describe("answerRequest", () => {
  it("8.3-17 gives every answer a request id and echoes the client's own", async () => {
    const { app, site, list } = await startWithList()
    const headers = { "client-request-id": "5b1e6f2a-client" }

    const good = await app(site, { headers })
    const bad = await app(`${list}/items/99`, { headers })
    const bare = await app(site)

    expect(good.headers.get("client-request-id")).toBe("5b1e6f2a-client")
    expect(good.headers.get("request-id")).toMatch(/^[0-9a-f-]{36}$/)
    expect(bare.headers.get("client-request-id")).toBe(bare.headers.get("request-id"))
    expect(bad.status).toBe(404)
    expect(bad.body.error.innerError).toEqual({
      date: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/),
      "request-id": bad.headers.get("request-id"),
      "client-request-id": "5b1e6f2a-client",
    })
  })

  it("8.3-20 answers in Graph's own content type", async () => {
    const { app, list, add } = await startWithList()
    const type = "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8"

    const replies = [await add({ Title: "One" }), await app(`${list}/items`), await app(`${list}/items/delta`)]

    for (const { headers } of replies) expect(headers.get("content-type")).toBe(type)
  })

  it("dates its errors by the clock it is given", async () => {
    const { app } = await startWithList({ now: () => new Date("2026-02-03T04:05:06.789Z") })

    expect((await app("/nonsense")).body.error.innerError.date).toBe("2026-02-03T04:05:06")
  })

  it("answers 501 outside /v1.0", async () => {
    const { graph } = await startWithList()

    expect((await fetch(`${graph.origin}/beta/sites/root`)).status).toBe(501)
  })

  it("keeps a log of what was asked and answered", async () => {
    const { graph, app, list } = await startWithList()

    const reply = await app(`${list.replaceAll(",", "%2C")}/items?%24top=1`)

    expect(graph.requests().at(-1)).toEqual({
      at: expect.any(String),
      method: "GET",
      path: `/v1.0${list}/items`,
      query: "$top=1",
      status: 200,
      requestId: reply.headers.get("request-id"),
    })
  })
})
