import { describe, expect, it } from "vitest"
import { createCopy } from "#api/replica/copy.ts"

type Value = { key: string; words: string }

const read = (fields: Readonly<Record<string, unknown>>): Value => {
  if (fields.words === "bad") throw new Error("not readable")
  return { key: String(fields.Key), words: String(fields.words) }
}
const item = (id: string, version: number, fields: Record<string, unknown> = {}) => ({
  id,
  etag: `"guid,${version}"`,
  fields: { Key: `k${id}`, words: `v${version}`, ...fields },
})

describe("a list's copy", () => {
  it("keeps the latest version of an item, whichever comes last", () => {
    const copy = createCopy(read)
    copy.put(item("1", 9))
    copy.put(item("1", 10))
    copy.put(item("1", 9))

    expect(copy.byKey.get("k1")?.words).toBe("v10")
    expect([...copy.items()]).toHaveLength(1)
  })

  it("takes the same version again, and one without a version while it has none", () => {
    const copy = createCopy(read)
    copy.put({ ...item("1", 1), etag: "" })
    copy.put({ ...item("1", 2), etag: "" })

    expect(copy.byKey.get("k1")?.words).toBe("v2")
  })

  it("finds an item by its key, also after the key was changed", () => {
    const copy = createCopy(read)
    copy.put(item("1", 1))
    copy.put(item("1", 2, { Key: "other" }))

    expect(copy.idOf("k1")).toBeUndefined()
    expect(copy.idOf("other")).toBe("1")
    expect([...copy.byKey.keys()]).toEqual(["other"])
  })

  it("leaves out what is marked as deleted, and has it again when the mark is taken off", () => {
    const copy = createCopy(read)
    copy.put(item("1", 1, { DeletedOn: "2026-11-26T00:00:00Z" }))
    expect(copy.byKey.size).toBe(0)

    copy.put(item("1", 2))
    expect(copy.byKey.size).toBe(1)
  })

  it("names what cannot be understood, until somebody mends it or takes it away", () => {
    const copy = createCopy(read)
    copy.put(item("1", 1))
    copy.put(item("1", 2, { words: "bad" }))
    copy.put(item("2", 1, { words: "bad" }))
    expect([...copy.unreadable.values()]).toEqual([
      { id: "1", why: "not readable" },
      { id: "2", why: "not readable" },
    ])
    expect(copy.byKey.size).toBe(0)

    copy.put(item("1", 3))
    copy.remove("2")
    expect(copy.unreadable.size).toBe(0)
    expect([...copy.byKey.keys()]).toEqual(["k1"])
  })

  it("tells of each value that comes and goes", () => {
    const told: [string, boolean][] = []
    const copy = createCopy(read, (value, isThere) => told.push([value.words, isThere]))
    copy.put(item("1", 1))
    copy.put(item("1", 2))
    copy.clear()

    expect(told).toEqual([
      ["v1", true],
      ["v1", false],
      ["v2", true],
      ["v2", false],
    ])
  })
})
