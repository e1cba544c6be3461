import { describe, expect, it } from "vitest"
import { startWithList } from "./support/startSample.ts"

describe("faults", () => {
  it.each([
    ["429", 429, "activityLimitReached"],
    ["503", 503, "serviceNotAvailable"],
    ["504", 504, "UnknownError"],
    ["409", 409, "resourceModified"],
    ["412", 412, "resourceModified"],
  ] as const)("%s refuses one write, and nothing is written", async (kind, status, code) => {
    const { graph, app, list, add } = await startWithList()
    graph.inject({ kind })

    const struck = await add({ Title: "Struck" })
    const next = await add({ Title: "Next" })

    expect([struck.status, struck.body.error.code, next.status]).toEqual([status, code, 201])
    expect((await app(`${list}/items?$expand=fields`)).body.value.map(({ fields }) => fields.Title)).toEqual(["Next"])
  })

  it("8.3-4 answers 409 resourceModified to a write without If-Match and leaves the item as it was", async () => {
    const { graph, app, list, add, change } = await startWithList()
    await add({ Title: "One" })
    graph.inject({ kind: "409", match: { method: "PATCH" } })

    const struck = await change("1", { Title: "Two" })
    const { fields } = (await app(`${list}/items/1?$expand=fields`)).body

    expect([struck.status, struck.body.error.code]).toEqual([409, "resourceModified"])
    expect(struck.body.error.message).toContain("The resource has changed since the caller last read it")
    expect(fields).toMatchObject({ Title: "One", _UIVersionString: "1.0" })
  })

  it.each([
    ["504-after-write", "POST"],
    ["reset-after-write", "POST"],
  ] as const)("%s writes before it fails", async (kind, method) => {
    const { graph, app, list, add } = await startWithList()
    graph.inject({ kind, match: { method } })

    const status = await add({ Title: "Written" }).then(
      reply => reply.status,
      () => "cut",
    )

    expect(status).toBe(kind === "504-after-write" ? 504 : "cut")
    expect((await app(`${list}/items?$expand=fields`)).body.value[0]?.fields.Title).toBe("Written")
  })

  it("reset cuts the connection before anything is written", async () => {
    const { graph, app, list, add } = await startWithList()
    graph.inject({ kind: "reset" })

    await expect(add({ Title: "Lost" })).rejects.toThrow("fetch failed")

    expect((await app(`${list}/items`)).body.value).toEqual([])
  })

  it("sends Retry-After when it is given, and none otherwise", async () => {
    const { graph, app, site } = await startWithList()
    graph.inject([{ kind: "429", retryAfter: 7 }, { kind: "503" }])

    const first = await app(site)
    const second = await app(site)

    expect([first.headers.get("retry-after"), second.headers.get("retry-after")]).toEqual(["7", null])
  })

  it("strikes by method, path and list, as often as told, in the order injected", async () => {
    const { graph, app, list, listId, add } = await startWithList()
    graph.inject([
      { kind: "503", match: { method: "delete" } },
      { kind: "429", match: { path: `/lists/${listId}/items$` }, times: 2 },
      { kind: "504", match: { list: "actions", method: "POST" } },
      { kind: "409", match: { list: "Other" } },
    ])

    const statuses = [await app(list), await add({}), await add({}), await add({}), await add({})].map(r => r.status)

    expect(statuses).toEqual([200, 429, 429, 504, 201])
  })

  it("slow answers late, but rightly", async () => {
    const { graph, add } = await startWithList()
    graph.inject({ kind: "slow", delayMs: 150 })

    const started = performance.now()
    const { status } = await add({ Title: "One" })

    expect(status).toBe(201)
    expect(performance.now() - started).toBeGreaterThanOrEqual(140)
  })

  it("down refuses everything until cleared", async () => {
    const { graph, app, site, list, add } = await startWithList()
    graph.inject({ kind: "down" })

    const during = [await app(site), await app(list), await add({}), await app("/me")].map(({ status }) => status)
    graph.clearFaults()

    expect(during).toEqual([503, 503, 503, 503])
    expect((await app(`${list}/items`)).body.value).toEqual([])
  })

  it("delta faults leave other requests alone", async () => {
    const { graph, app, list } = await startWithList()
    graph.inject({ kind: "delta-410" })

    const items = await app(`${list}/items`)
    const delta = await app(`${list}/items/delta`)

    expect([items.status, delta.status]).toEqual([200, 410])
  })

  it("refuses a fault it does not know", async () => {
    const { graph } = await startWithList()

    expect(() => graph.inject(JSON.parse('{"kind":"500"}'))).toThrow()
    expect(() => graph.inject({ kind: "503", match: { path: "(" } })).toThrow("regular expression")
  })

  it("is injected, cleared and watched by another process over /_local, without a token", async () => {
    const { graph, app, site } = await startWithList()
    const door = (path: string, init: RequestInit = {}) => fetch(`${graph.origin}/_local/${path}`, init)
    const post = (body: unknown) => door("faults", { method: "POST", body: JSON.stringify(body) })

    const injected = await post([{ kind: "503", times: 9 }])
    const struck = await app(site)
    const cleared = await door("faults", { method: "DELETE" })
    const healed = await app(site)
    const refused = await post({ kind: "nonsense" })
    const log = await (await door("requests")).json()
    const units = await (await door("units")).json()

    expect([injected.status, struck.status, cleared.status, healed.status, refused.status]).toEqual([
      204, 503, 204, 200, 400,
    ])
    expect(log.at(-1)).toMatchObject({ method: "GET", path: `/v1.0${site}`, status: 200 })
    expect(log.at(-1).requestId).toBe(healed.headers.get("request-id"))
    expect(units.total).toBe(graph.units().total)
    expect((await door("nonsense")).status).toBe(404)
  })
})
