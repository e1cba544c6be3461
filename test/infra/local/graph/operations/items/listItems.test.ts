import { describe, expect, it } from "vitest"
import { startWithList } from "../../support/startSample.ts"

const startWithRows = async (rows: number) => {
  const sample = await startWithList()
  for (let done = 0; done < rows; done += 100) {
    const some = Math.min(100, rows - done)
    await Promise.all(Array.from({ length: some }, (_, n) => sample.add({ Title: `Row ${done + n}`, PlanKey: "P" })))
  }
  return sample
}

describe("listItems", () => {
  it("8.3-9 gives 200 a page unless asked otherwise", async () => {
    const { app, list } = await startWithRows(201)

    const first = await app(`${list}/items`)
    const second = await app(first.body["@odata.nextLink"])

    expect([first.body.value.length, second.body.value.length]).toEqual([200, 1])
    expect(second.body).not.toHaveProperty("@odata.nextLink")
  })

  it("8.3-9 writes the skiptoken as base64 of the last id, without padding", async () => {
    const { app, list } = await startWithRows(3)

    const { body } = await app(`${list}/items?$top=1`)

    const token = new URL(body["@odata.nextLink"]).searchParams.get("$skiptoken")
    expect(token).toBe("UGFnZWQ9VFJVRSZwX0lEPTE")
    expect(Buffer.from(String(token), "base64").toString()).toBe("Paged=TRUE&p_ID=1")
  })

  it("8.3-9 keeps every part of the query in the next link, once each", async () => {
    const { app, list } = await startWithRows(4)
    const query = "$expand=fields($select=Title)&$select=id&$top=1&$filter=fields/PlanKey%20eq%20%27P%27"

    const first = await app(`${list}/items?${query}`)
    const second = await app(first.body["@odata.nextLink"])

    expect(first.body["@odata.nextLink"]).toBe(
      `https://graph.microsoft.com/v1.0${list}/items?${query}&$skiptoken=UGFnZWQ9VFJVRSZwX0lEPTE`,
    )
    expect(second.body["@odata.nextLink"]).toBe(
      `https://graph.microsoft.com/v1.0${list}/items?${query}&$skiptoken=UGFnZWQ9VFJVRSZwX0lEPTI`,
    )
    expect(second.body.value[0]?.fields).toEqual({ "@odata.etag": expect.any(String), Title: expect.any(String) })
  })

  it("8.3-9 pages on past items deleted meanwhile", async () => {
    const { app, list, remove } = await startWithRows(4)
    const first = await app(`${list}/items?$top=2`)
    await remove("2")
    await remove("3")

    const second = await app(first.body["@odata.nextLink"])

    expect(second.body.value.map(({ id }) => id)).toEqual(["4"])
  })

  it("8.3-10 gives an empty page with a next link, when so injected, and loses nothing by it", async () => {
    const { graph, app, list } = await startWithRows(3)
    graph.inject({ kind: "empty-page", match: { path: "/items$" } })

    const empty = await app(`${list}/items?$top=5`)
    const full = await app(empty.body["@odata.nextLink"])

    expect(empty.body.value).toEqual([])
    expect(full.body.value).toHaveLength(3)
  })

  it("shows no fields unless they are expanded, and only those selected", async () => {
    const { app, list } = await startWithRows(1)

    const plain = await app(`${list}/items`)
    const all = await app(`${list}/items?$expand=fields`)
    const one = await app(`${list}/items?$select=id&$expand=fields($select=PlanKey,Words)`)

    expect(plain.body.value[0]).not.toHaveProperty("fields")
    expect(all.body.value[0]?.fields).toMatchObject({ Title: "Row 0", ContentType: "Item", ItemChildCount: "0" })
    expect(all.body["@odata.context"]).toMatch(/\/items\(fields\(\)\)$/)
    expect(Object.keys(one.body.value[0] ?? {}).sort()).toEqual(["@odata.etag", "fields", "fields@odata.context", "id"])
    expect(one.body.value[0]?.fields).toEqual({ "@odata.etag": expect.any(String), PlanKey: "P" })
  })

  it.each([
    ["$search='x'", 400, "invalidRequest"],
    ["$skip=5", 400, "invalidRequest"],
    ["$count=true", 400, "invalidRequest"],
    ["$top=0", 400, "invalidRequest"],
    ["$top=many", 400, "invalidRequest"],
    ["$skiptoken=abc", 400, "invalidRequest"],
    ["$select=nonsense", 400, "invalidRequest"],
    ["$expand=fields($select=Nonsense)", 400, "invalidRequest"],
    ["$top=1&$top=2", 400, "invalidRequest"],
    ["top=5", 400, "badArgument"],
    ["$expand=fields(select=Title)", 400, "badArgument"],
    ["$orderby=fields/PlanKey", 501, "notImplemented"],
    ["$expand=driveItem", 501, "notImplemented"],
  ])("refuses %s with %i %s", async (query, status, code) => {
    const { app, list } = await startWithList()

    const reply = await app(`${list}/items?${query}`)

    expect([reply.status, reply.body.error.code]).toEqual([status, code])
  })

  it("8.3-9 clamps $top to 5,000, and reads 10,000 items in two pages, each well below a second", async () => {
    const { app, list } = await startWithRows(10_000)

    const started = performance.now()
    const first = await app(`${list}/items?$top=9999&$expand=fields`)
    const between = performance.now()
    const second = await app(first.body["@odata.nextLink"])
    const ended = performance.now()

    expect([first.body.value.length, second.body.value.length]).toEqual([5_000, 5_000])
    expect(Math.max(between - started, ended - between)).toBeLessThan(1_000)
  })
})
