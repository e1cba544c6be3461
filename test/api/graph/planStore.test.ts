import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { createPlanStore, type ListItem } from "#api/graph/planStore.ts"
import { AppError } from "#domain/errors.ts"
import { updateStoreContract } from "../../contracts/updateStoreContract.ts"
import { anAction, anUpdate } from "../../support/builders.ts"
import { type GraphWorld, listIn, readItem, startGraphWorld } from "./graphWorld.ts"

let graph: GraphWorld
let site: Awaited<ReturnType<GraphWorld["openSite"]>>
beforeAll(async () => {
  graph = await startGraphWorld()
  site = await graph.openSite()
})
afterAll(() => graph.close())

const names = (key: string) => `Name of ${key}`

/** A store whose copy knows the ids of what passed through it, or knows nothing. */
function storeOf({ isKnowing }: { isKnowing: boolean }) {
  const told: { list: string; item: ListItem }[] = []
  const idOf = (key: string) => told.findLast(({ item }) => item.fields.Key === key)?.item.id
  const store = createPlanStore({
    client: graph.client,
    site,
    names,
    written: (list, item) => told.push({ list, item }),
    idOf: key => (isKnowing ? idOf(key) : undefined),
  })
  return { store, told }
}

for (const isKnowing of [true, false])
  updateStoreContract(`on lists, with ${isKnowing ? "" : "no "}ids known`, async actions => {
    await listIn(graph, site, "updates").empty()
    await listIn(graph, site, "actions").empty()
    await listIn(graph, site, "requests").empty()
    const { store } = storeOf({ isKnowing })
    for (const action of actions) await store.add("actions", action)
    return {
      store,
      updatesOf: async key =>
        (await listIn(graph, site, "updates").read())
          .map(item => readItem("updates", item))
          .filter(update => update.subjectKey === key),
      editElsewhere: (key, { text }) => listIn(graph, site, "actions").edit(key, { Text: text }),
      close: async () => {},
    }
  })

describe("planStore", () => {
  const action = anAction({ key: "01K00000000000000000000100", contributorKeys: ["a", "b"], reference: "9.1" })

  beforeEach(async () => {
    graph.world.graph.clearFaults()
    await listIn(graph, site, "updates").empty()
    await listIn(graph, site, "actions").empty()
  })

  it("writes what people read beside the keys", async () => {
    const { store } = storeOf({ isKnowing: false })
    await store.add("actions", action)

    const { fields } = await listIn(graph, site, "actions").find(action.key)
    expect(fields).toMatchObject({
      Title: "9.1 Mend the roof",
      ContributorKeys: "a\nb",
      Contributors: "Name of a\nName of b",
      SchemaVersion: 1,
    })
  })

  it("tells of each item added, written and read, with the ETag the list gave it", async () => {
    const { store, told } = storeOf({ isKnowing: true })
    await store.add("actions", action)
    const read = await store.readAction(action.key)
    await store.writeAction(action.key, { status: "complete" }, read?.etag ?? "")

    const { etag } = (await store.readAction(action.key)) ?? {}
    expect(told.map(({ list, item }) => [list, item.fields.Status])).toEqual([
      ["actions", "under way"],
      ["actions", "under way"],
      ["actions", "complete"],
      ["actions", "complete"],
    ])
    expect(told.at(-1)?.item.etag).toBe(etag)
    expect(told[2]?.item.etag).toBe(etag)
  })

  it.each(["504-after-write", "reset-after-write"] as const)(
    "tells of what was stored without an answer (%s) when it is added again",
    async kind => {
      const { store, told } = storeOf({ isKnowing: false })
      const update = anUpdate({ key: "01K00000000000000000000101", words: "Said once." })
      graph.world.graph.inject({ kind, match: { method: "POST", list: "Updates" } })

      await expect(store.addUpdate(update)).rejects.toMatchObject({ code: "unavailable" })
      expect(told).toEqual([])
      expect(await store.addUpdate(update)).toBe("present")
      expect(told.map(({ list, item }) => [list, item.fields.Words])).toEqual([["updates", "Said once."]])
      expect(await listIn(graph, site, "updates").read()).toHaveLength(1)
    },
  )

  it("sends a write once, whatever comes back", async () => {
    const { store } = storeOf({ isKnowing: false })
    graph.world.graph.inject({ kind: "503", match: { method: "POST", list: "Updates" } })
    const before = graph.world.graph.requests().filter(({ method }) => method === "POST").length

    await expect(store.addUpdate(anUpdate({ key: "01K00000000000000000000102" }))).rejects.toMatchObject({
      code: "busy",
    })
    expect(graph.world.graph.requests().filter(({ method }) => method === "POST").length).toBe(before + 1)
  })

  it.each([
    [{ kind: "429" as const, retryAfter: 17 }, "busy", 17],
    [{ kind: "503" as const }, "busy", null],
    [{ kind: "504" as const }, "unavailable", null],
    [{ kind: "reset" as const }, "unavailable", null],
  ])("says of %j that the store is not to be had", async (fault, code, retryAfterSeconds) => {
    const { store } = storeOf({ isKnowing: false })
    graph.world.graph.inject({ ...fault, match: { method: "POST" } })

    const error = await store.addUpdate(anUpdate({ key: "01K00000000000000000000103" })).catch(thrown => thrown)
    expect(error).toBeInstanceOf(AppError)
    expect(error).toMatchObject({ code, retryAfterSeconds })
    expect(error.message).toContain("add to updates")
  })

  it.each(["412", "409"] as const)("takes a %s for another's write", async kind => {
    const { store } = storeOf({ isKnowing: false })
    await store.add("actions", action)
    const read = await store.readAction(action.key)
    graph.world.graph.inject({ kind, match: { method: "PATCH" } })

    expect(await store.writeAction(action.key, { status: "complete" }, read?.etag ?? "")).toBe("changed")
  })

  it("finds a key that holds what a filter must not take for its own", async () => {
    const { store } = storeOf({ isKnowing: false })
    const odd = { ...action, key: "o'clock & 100% + #1" }
    await store.add("actions", odd)

    expect((await store.readAction(odd.key))?.value.key).toBe(odd.key)
    expect(await store.add("actions", odd)).toBe("present")
  })

  it("has nothing of an item that was deleted under the id it knew", async () => {
    const { store } = storeOf({ isKnowing: true })
    await store.add("actions", action)
    await listIn(graph, site, "actions").remove(action.key)

    expect(await store.readAction(action.key)).toBeNull()
  })
})
