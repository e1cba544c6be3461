import { describe, expect, it } from "vitest"
import { owner, writerApp } from "../../support/sampleSeed.ts"
import { startWithList } from "../../support/startSample.ts"
import { personToken } from "../../support/tokens.ts"

describe("writing items", () => {
  it("8.3-2 raises the number in the eTag by one at each write", async () => {
    const { app, list, add, change } = await startWithList()

    const made = await add({ Title: "One" })
    const changed = await change("1", { Title: "Two" })
    const read = await app(`${list}/items/1`)

    const [guid, first] = made.body.eTag.replaceAll('"', "").split(",")
    expect(first).toBe("1")
    expect(changed.body["@odata.etag"]).toBe(`"${guid},2"`)
    expect(read.body.eTag).toBe(`"${guid},2"`)
  })

  it("8.3-2 sends the eTag with inner quotes in the body and the same content in the header", async () => {
    const { app, list, add } = await startWithList()

    const made = await add({ Title: "One" })
    const read = await app(`${list}/items/1?$expand=fields`)

    expect(made.body.eTag).toMatch(/^"[0-9a-f-]{36},1"$/)
    expect(made.headers.get("etag")).toBe(made.body.eTag)
    expect(read.body["@odata.etag"]).toBe(read.body.eTag)
    expect(read.body.fields["@odata.etag"]).toBe(read.body.eTag)
  })

  it("8.3-3 answers an outdated If-Match with 412 resourceModified and writes nothing", async () => {
    const { app, list, add, change } = await startWithList()
    const { body } = await add({ Title: "One" })
    await change("1", { Title: "Two" })

    const late = await change("1", { Title: "Lost" }, { "If-Match": body.eTag, "client-request-id": "my-id" })
    const lateItem = await app(`${list}/items/1`, {
      method: "PATCH",
      body: { fields: { Title: "Lost" } },
      headers: { "If-Match": body.eTag },
    })
    const lateDelete = await app(`${list}/items/1`, { method: "DELETE", headers: { "If-Match": body.eTag } })

    expect([late.status, lateItem.status, lateDelete.status]).toEqual([412, 412, 412])
    expect(late.body).toEqual({
      error: {
        code: "resourceModified",
        message: "The resource has changed since the caller last read it; usually an eTag mismatch",
        innerError: {
          date: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/),
          "request-id": late.headers.get("request-id"),
          "client-request-id": "my-id",
        },
      },
    })
    const read = await app(`${list}/items/1?$expand=fields`)
    expect(read.body.fields).toMatchObject({ Title: "Two", _UIVersionString: "2.0" })
  })

  it("8.3-3 lets one of two simultaneous writes with the same If-Match through", async () => {
    const { app, list, add, change } = await startWithList()
    const { body } = await add({ Title: "One" })

    const replies = await Promise.all(["A", "B"].map(Title => change("1", { Title }, { "If-Match": body.eTag })))

    const read = await app(`${list}/items/1?$expand=fields`)
    const winner = replies.find(({ status }) => status === 200)
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 412])
    expect(read.body.fields.Title).toBe(winner?.body.Title)
  })

  it.each([
    ["the body's form", (etag: string) => etag],
    ["the form without quotes", (etag: string) => etag.replaceAll('"', "")],
    ["a star", () => "*"],
  ])("takes If-Match in %s", async (_, form) => {
    const { add, change } = await startWithList()
    const { body } = await add({ Title: "One" })

    expect((await change("1", { Title: "Two" }, { "If-Match": form(body.eTag) })).status).toBe(200)
  })

  it("takes both ways to change, and leaves unnamed columns as they are", async () => {
    const { app, list, add, change } = await startWithList()
    await add({ Title: "One", Status: "Open", Share: 5 })

    const item = await app(`${list}/items/1`, { method: "PATCH", body: { fields: { Status: "Closed" } } })
    const fields = await change("1", { Share: 6 })

    expect([item.status, fields.status]).toEqual([200, 200])
    expect(item.body["@odata.etag"]).toContain(",2")
    expect(fields.body).toMatchObject({ Title: "One", Status: "Closed", Share: 6 })
  })

  it("deletes for good, and never gives the id again", async () => {
    const { app, list, add, remove } = await startWithList()
    await add({ Title: "One" })

    const gone = await remove("1")
    const again = await remove("1")
    const next = await add({ Title: "Two" })

    expect([gone.status, again.status]).toEqual([204, 404])
    expect(next.body.id).toBe("2")
    expect((await app(`${list}/items/1`)).body.error.code).toBe("itemNotFound")
  })

  it("shows who wrote: the application alone, or the person", async () => {
    const { app, add, list } = await startWithList()
    const made = await add({ Title: "One" })
    const token = await personToken(writerApp, owner)

    await app(`${list}/items/1/fields`, { method: "PATCH", body: { Title: "By hand" }, token })
    const read = await app(`${list}/items/1`)

    expect(made.body.createdBy).toEqual({ application: { id: writerApp, displayName: "Golden Thread" } })
    expect(read.body.createdBy).toEqual(made.body.createdBy)
    expect(read.body.lastModifiedBy).toMatchObject({ user: { id: owner, displayName: "Site Owner" } })
  })

  it("8.3-6 gives lookup ids as text, one for each who writes", async () => {
    const { app, add, list } = await startWithList()
    await add({ Title: "One" })
    const token = await personToken(writerApp, owner)

    await app(`${list}/items/1/fields`, { method: "PATCH", body: { Title: "By hand" }, token })
    const { fields } = (await app(`${list}/items/1?$expand=fields`)).body

    expect(fields.AuthorLookupId).toMatch(/^\d+$/)
    expect(fields.EditorLookupId).toMatch(/^\d+$/)
    expect(fields.EditorLookupId).not.toBe(fields.AuthorLookupId)
  })
})
