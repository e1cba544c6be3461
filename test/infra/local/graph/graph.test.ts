import { PageIterator } from "@microsoft/microsoft-graph-client"
import { describe, expect, it } from "vitest"
import { startGraph } from "#infra/local/graph/graph.ts"
import { graphClient } from "./support/graphClient.ts"
import { readerApp, sampleSeed, setupApp, writerApp } from "./support/sampleSeed.ts"
import { sampleOptions, startSample, startWithList } from "./support/startSample.ts"
import { appToken } from "./support/tokens.ts"

describe("startGraph, spoken to by Microsoft's own client", () => {
  it("makes a list with its columns, and writes, reads, changes and deletes an item", async () => {
    const { graph, site } = await startSample()
    const setup = graphClient(graph.origin, await appToken(setupApp))
    const app = graphClient(graph.origin, await appToken(writerApp))

    const list = await setup.api(`${site}/lists`).post({ displayName: "Plans", list: { template: "genericList" } })
    await setup.api(`${site}/lists/${list.id}/columns`).post({ name: "Code", text: {}, indexed: true })
    const made = await app.api(`${site}/lists/${list.id}/items`).post({ fields: { Title: "One", Code: "A1" } })
    const path = `${site}/lists/${list.id}/items/${made.id}`
    await app
      .api(path)
      .header("If-Match", made.eTag)
      .patch({ fields: { Code: "A2" } })
    await app.api(`${path}/fields`).patch({ Title: "Two" })
    const read = await app.api(path).expand("fields($select=Title,Code)").get()
    await app.api(path).delete()
    const gone = await app
      .api(path)
      .get()
      .catch((error: { statusCode: number; code: string }) => error)

    expect(read.fields).toMatchObject({ Title: "Two", Code: "A2" })
    expect(gone).toMatchObject({ statusCode: 404, code: "itemNotFound" })
  })

  it("is paged through by links that name graph.microsoft.com", async () => {
    const { graph, list, add } = await startWithList()
    for (let n = 1; n <= 7; n += 1) await add({ Title: `Action ${n}` })
    const client = graphClient(graph.origin, await appToken(readerApp))

    const first = await client.api(`${list}/items`).expand("fields($select=Title)").top(3).get()
    const titles: string[] = []
    const pages = new PageIterator(client, first, item => {
      titles.push(item.fields.Title)
      return true
    })
    await pages.iterate()

    expect(new URL(first["@odata.nextLink"]).origin).toBe("https://graph.microsoft.com")
    expect(titles).toEqual([1, 2, 3, 4, 5, 6, 7].map(n => `Action ${n}`))
  })

  it("is followed by delta links", async () => {
    const { graph, list, add, change } = await startWithList()
    await add({ Title: "One" })
    await add({ Title: "Two" })
    const client = graphClient(graph.origin, await appToken(readerApp))

    const start = await client.api(`${list}/items/delta`).query({ token: "latest" }).get()
    await change("2", { Title: "Two, changed" })
    const round = await client.api(start["@odata.deltaLink"]).expand("fields").get()

    expect(round.value).toHaveLength(1)
    expect(round.value[0].fields.Title).toBe("Two, changed")
  })

  it("lets the client's own retry get past a throttled read", async () => {
    const { graph, site } = await startSample()
    const client = graphClient(graph.origin, await appToken(readerApp))
    graph.inject({ kind: "429", retryAfter: 0 })

    const lists = await client.api(`${site}/lists`).get()

    expect(lists.value).toEqual([])
    expect(graph.requests().map(({ status }) => status)).toEqual(expect.arrayContaining([429, 200]))
  })
})

describe("startGraph", () => {
  it("says aloud what it does not implement", async () => {
    const { app, site } = await startSample()

    const batch = await app("/$batch", { method: "POST", body: { requests: [] } })
    const versions = await app(`${site}/lists/x/items/1/versions`)

    expect(batch.status).toBe(501)
    expect(batch.body.error.message).toContain("POST /v1.0/$batch")
    expect(versions.status).toBe(501)
    expect(versions.body.error.message).toContain(`GET /v1.0${site}/lists/x/items/1/versions`)
  })

  it("refuses to start without keys to check tokens by", async () => {
    const { jwks: _, ...options } = sampleOptions

    await expect(startGraph(options)).rejects.toThrow("jwks or jwksUri")
  })

  it("gives the same site the same id at every start", async () => {
    const one = await startSample()
    const other = await startSample()
    const elsewhere = await startSample({ seed: { ...sampleSeed, site: { ...sampleSeed.site, displayName: "Other" } } })

    expect(other.site).toBe(one.site)
    expect(elsewhere.site).toBe(one.site)
    expect(one.site).toMatch(/^\/sites\/council\.sharepoint\.com,[0-9a-f-]{36},[0-9a-f-]{36}$/)
  })

  it("stamps with the clock it is given", async () => {
    const { add } = await startWithList({ now: () => new Date("2026-02-03T04:05:06.789Z") })

    const { body } = await add({ Title: "One" })

    expect(body).toMatchObject({
      createdDateTime: "2026-02-03T04:05:06Z",
      lastModifiedDateTime: "2026-02-03T04:05:06Z",
    })
  })
})
