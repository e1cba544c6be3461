import { describe, expect, it } from "vitest"
import { follow, ids, withRows } from "../../support/followDelta.ts"

describe("delta", () => {
  it("8.3-11 gives everything in pages, then a delta link, then only what changed", async () => {
    const { sample, path } = await withRows(5)

    const all = await follow(sample, `${path}?$top=2`)
    const nothing = await follow(sample, all.deltaLink)
    await sample.change("2", { Title: "Changed" })
    await sample.add({ Title: "New" })
    const some = await follow(sample, nothing.deltaLink)

    expect([all.pages, ids(all.elements)]).toEqual([3, ["1", "2", "3", "4", "5"]])
    expect(nothing.elements).toEqual([])
    expect(ids(some.elements)).toEqual(["2", "6"])
  })

  it("8.3-11 gives an item changed many times once, in its latest state", async () => {
    const { sample, path } = await withRows(3)
    const { deltaLink } = await follow(sample, `${path}?$expand=fields`)
    for (let n = 1; n <= 30; n += 1) await sample.change("1", { Title: `Turn ${n}` })
    await sample.change("3", { Title: "Once" })

    const { elements } = await follow(sample, deltaLink)

    expect(elements.map(({ id, fields }) => [id, fields.Title])).toEqual([
      ["1", "Turn 30"],
      ["3", "Once"],
    ])
  })

  it("8.3-11 repeats an item that changes between two pages: the last state counts", async () => {
    const { sample, path } = await withRows(3)
    const first = await sample.app(`${path}?$top=2&$expand=fields`)
    await sample.change("1", { Title: "Changed between" })

    const rest = await follow(sample, first.body["@odata.nextLink"])

    expect([ids(first.body.value), ids(rest.elements)]).toEqual([
      ["1", "2"],
      ["3", "1"],
    ])
    expect(rest.elements.at(-1)?.fields.Title).toBe("Changed between")
  })

  it("8.3-11 starts from now with token=latest", async () => {
    const { sample, path } = await withRows(3)

    const latest = await sample.app(`${path}?token=latest`)
    await sample.change("3", { Title: "Later" })
    const { elements } = await follow(sample, latest.body["@odata.deltaLink"])

    expect(latest.body.value).toEqual([])
    expect(ids(elements)).toEqual(["3"])
  })

  it("8.3-11 marks a deleted item with the deleted facet and nothing of its content", async () => {
    const { sample, path } = await withRows(2)
    const { deltaLink } = await follow(sample, `${path}?$expand=fields`)
    await sample.change("1", { Title: "Changed, then deleted" })
    await sample.remove("1")

    const { elements } = await follow(sample, deltaLink)

    expect(elements).toEqual([
      {
        id: "1",
        parentReference: { siteId: expect.any(String) },
        contentType: { id: expect.any(String), name: "Item" },
        deleted: { state: "deleted" },
      },
    ])
  })

  it("8.3-11 is silent on what was deleted before a first read, and tells what is deleted during it", async () => {
    const { sample, path } = await withRows(4)
    await sample.remove("2")
    const first = await sample.app(`${path}?$top=1`)
    await sample.remove("1")

    const rest = await follow(sample, first.body["@odata.nextLink"])

    expect([ids(first.body.value), ids(rest.elements)]).toEqual([["1"], ["3", "4", "-1"]])
  })

  it("8.3-11 keeps $expand, $select and $top of the first call in its tokens", async () => {
    const { sample, path } = await withRows(3)
    const { deltaLink } = await follow(sample, `${path}?$select=id&$expand=fields($select=Title)&$top=1`)
    await sample.change("1", { Title: "A", PlanKey: "P" })
    await sample.change("2", { Title: "B" })

    const { elements, pages } = await follow(sample, deltaLink)

    expect(pages).toBe(2)
    expect(elements[0]?.fields).toEqual({ "@odata.etag": expect.any(String), Title: "A" })
    expect(elements[0]).not.toHaveProperty("webUrl")
  })

  it("8.3-11 answers a malformed token, or one of another list, with 400", async () => {
    const { sample, path } = await withRows(1)
    const other = await sample.setup(`${sample.site}/lists`, { method: "POST", body: { displayName: "Other" } })
    const link = (await sample.app(`${sample.site}/lists/${other.body.id}/items/delta`)).body["@odata.deltaLink"]

    const malformed = await sample.app(`${path}?token=abc`)
    const foreign = await sample.app(`${path}${new URL(link).search}`)

    for (const { status, body } of [malformed, foreign]) {
      expect([status, body.error.message]).toEqual([400, "Provided sync token is malformed"])
    }
  })

  it("8.3-11 answers 410 to a token from beyond the list's last change", async () => {
    const { sample, path } = await withRows(3)
    const { deltaLink } = await follow(sample, path)
    const token = String(new URL(deltaLink).searchParams.get("token"))
    const future = JSON.parse(Buffer.from(token, "base64url").toString())
    const ahead = Buffer.from(JSON.stringify({ ...future, since: 99 })).toString("base64url")

    const { status, headers } = await sample.app(`${path}?token=${ahead}`)

    expect([status, headers.get("location")]).toEqual([410, `https://graph.microsoft.com/v1.0${path}`])
  })

  it("stays complete through thousands of changes", async () => {
    const { sample, path } = await withRows(20)
    const { deltaLink } = await follow(sample, path)
    for (let round = 0; round < 150; round += 1) {
      await Promise.all(Array.from({ length: 19 }, (_, n) => sample.change(String(n + 1), { Share: round % 100 })))
    }
    await sample.remove("7")

    const { elements } = await follow(sample, `${deltaLink}&$expand=fields`)

    expect(new Set(ids(elements)).size).toBe(elements.length)
    expect(ids(elements).at(-1)).toBe("-7")
    expect(elements.slice(0, -1).map(({ fields }) => fields.Share)).toEqual(Array.from({ length: 18 }, () => 49))
  })
})
