import { describe, expect, it } from "vitest"
import { startWithList } from "../support/startSample.ts"

describe("readFields", () => {
  it("8.3-5 leaves empty columns out of the answer", async () => {
    const { app, list, add, change } = await startWithList()

    const made = await add({ Title: "One", Words: "", Share: null })
    await change("1", { Title: null })
    const { fields } = (await app(`${list}/items/1?$expand=fields`)).body

    for (const name of ["Words", "Share", "Status", "DueOn", "IsPublic"])
      expect(made.body.fields).not.toHaveProperty(name)
    for (const name of ["Title", "LinkTitle", "LinkTitleNoMenu"]) expect(fields).not.toHaveProperty(name)
  })

  it("8.3-5 drops milliseconds and writes dates in UTC", async () => {
    const { add } = await startWithList()

    const { fields } = (await add({ SeenAt: "2026-05-01T13:00:00.987+01:00", DueOn: "2026-05-01T12:00:00Z" })).body

    expect(fields).toMatchObject({ SeenAt: "2026-05-01T12:00:00Z", DueOn: "2026-05-01T12:00:00Z" })
  })

  it("keeps numbers, booleans and false apart from empty", async () => {
    const { add } = await startWithList()

    const { fields } = (await add({ Share: 0, IsPublic: false })).body

    expect(fields).toMatchObject({ Share: 0, IsPublic: false })
  })

  it.each([
    ["an unknown column", { Nonsense: 1 }, "Field 'Nonsense' is not recognized"],
    ["a column in the wrong case", { title: "One" }, "Field 'title' is not recognized"],
    ["a read-only column", { Modified: "2026-01-01T00:00:00Z" }, "Field 'Modified' is read-only"],
    ["a computed column", { LinkTitle: "One" }, "Field 'LinkTitle' is read-only"],
    ["a choice that is none", { Status: "Ajar" }, "'Ajar' is not a choice of field 'Status'"],
    ["256 characters on one line", { Title: "x".repeat(256) }, "at most 255 characters"],
    ["63,001 characters on many lines", { Words: "x".repeat(63_001) }, "at most 63000 characters"],
    ["text for a number", { Share: "5" }, "field 'Share' takes a number"],
    ["a number out of bounds", { Share: 101 }, "field 'Share' takes a number from 0 to 100"],
    ["a number for text", { Title: 5 }, "field 'Title' takes text"],
    ["text for a boolean", { IsPublic: "true" }, "field 'IsPublic' takes true or false"],
    ["a date without a zone", { SeenAt: "2026-01-01T00:00:00" }, "field 'SeenAt' takes an ISO 8601 date"],
    ["a date that does not exist", { SeenAt: "2026-13-01T00:00:00Z" }, "field 'SeenAt' takes a date that exists"],
    ["several choices", { Status: ["Open", "Closed"] }, "field 'Status' takes one choice"],
    ["an annotation", { "Status@odata.type": "Collection(Edm.String)", Status: ["Open"] }, "Invalid request"],
  ])("8.3-7 refuses %s with 400 invalidRequest and writes nothing", async (_, fields, message) => {
    const { app, list, add, change } = await startWithList()
    await add({ Title: "Before" })

    const made = await add({ Words: "Would fit", ...fields })
    const changed = await change("1", { Words: "Would fit", ...fields })

    for (const { status, body } of [made, changed]) {
      expect(status).toBe(400)
      expect(body.error.code).toBe("invalidRequest")
      expect(body.error.message).toContain(message)
    }
    const { value } = (await app(`${list}/items?$expand=fields`)).body
    expect(value).toHaveLength(1)
    expect(value[0]?.fields).toMatchObject({ Title: "Before", _UIVersionString: "1.0" })
    expect(value[0]?.fields).not.toHaveProperty("Words")
  })

  it("takes the most that fits", async () => {
    const { add } = await startWithList()

    const { status, body } = await add({ Title: "x".repeat(255), Words: `${"é\n".repeat(31_500)}` })

    expect(status).toBe(201)
    expect(body.fields.Words).toHaveLength(63_000)
  })

  it("refuses a year before 1900 as though the item were missing", async () => {
    const { add } = await startWithList()

    const { status, body } = await add({ SeenAt: "1899-12-31T00:00:00Z" })

    expect([status, body.error.code]).toEqual([404, "itemNotFound"])
  })

  it.each([
    ["no body", undefined],
    ["a body without fields", { Title: "One" }],
    ["a body that is no JSON", "{"],
  ])("refuses %s", async (_, body) => {
    const { app, list } = await startWithList()

    const reply = await app(`${list}/items`, { method: "POST", ...(body !== undefined && { body }) })

    expect([reply.status, reply.body.error.code]).toEqual([400, "invalidRequest"])
  })
})
