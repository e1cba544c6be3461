import { describe, expect, it } from "vitest"
import { follow, ids, withRows } from "../support/followDelta.ts"

describe("delta, struck by a fault", () => {
  it("8.3-11 answers 410 with the address to start afresh from, when so injected", async () => {
    const { sample, path } = await withRows(2)
    const { deltaLink } = await follow(sample, path)
    sample.graph.inject({ kind: "delta-410" })

    const expired = await sample.app(deltaLink)
    const afresh = await follow(sample, String(expired.headers.get("location")))

    expect([expired.status, expired.body.error.code]).toEqual([410, "resyncChangesApplyDifferences"])
    expect(expired.headers.get("location")).toBe(`https://graph.microsoft.com/v1.0${path}`)
    expect(ids(afresh.elements)).toEqual(["1", "2"])
  })

  it("8.3-11 puts an error among the values of a 200, when so injected", async () => {
    const { sample, path } = await withRows(2)
    sample.graph.inject({ kind: "delta-error-element" })

    const { status, body } = await sample.app(path)

    expect(status).toBe(200)
    expect(ids(body.value.slice(0, 2))).toEqual(["1", "2"])
    expect(body.value[2]?.error?.code).toBe("InternalServerError")
    expect(body.value[2]?.error?.message).toContain("Cannot write a deleted resource")
  })

  it("8.3-11 breaks off in the middle of the JSON, when so injected", async () => {
    const { sample, path } = await withRows(2)
    sample.graph.inject({ kind: "delta-broken" })

    const broken = await sample.app(path)
    const next = await sample.app(path)

    expect([broken.status, broken.body, broken.text.startsWith("{")]).toEqual([200, undefined, true])
    expect(ids(next.body.value)).toEqual(["1", "2"])
  })

  it("shows the list's root folder first, when so injected", async () => {
    const { sample, path } = await withRows(1)
    sample.graph.inject({ kind: "delta-root-folder" })

    const { body } = await sample.app(path)

    expect(body.value.map(({ contentType }) => contentType)).toMatchObject([{ name: "Folder" }, { name: "Item" }])
  })
})
