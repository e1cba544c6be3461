import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { listIds } from "#api/graph/columns/lists.ts"
import { makeSample } from "#infra/provision/sample/sample.ts"
import { seed } from "#infra/provision/seed.ts"
import { type GraphWorld, listIn, readItem, startGraphWorld } from "../../api/graph/graphWorld.ts"

let graph: GraphWorld
beforeAll(async () => {
  graph = await startGraphWorld()
})
afterAll(() => graph.close())

const sample = makeSample(2026, { cmtChannelId: "channel" })
const total = listIds.reduce((sum, list) => sum + sample[list].length, 0)

describe("seeding the sample", () => {
  it("fills the lists with exactly it", async () => {
    expect(await seed(graph.client, graph.address, sample)).toBe(total)

    const site = await graph.openSite()
    for (const list of listIds) {
      const items = await listIn(graph, site, list).read()
      const stored = new Map(items.map(item => readItem(list, item)).map(value => [value.key, value]))
      expect(stored).toEqual(new Map(sample[list].map(value => [value.key, value])))
    }
  })

  it("a second time adds nothing, and leaves what was changed since", async () => {
    const site = await graph.openSite()
    const [action] = sample.actions
    await listIn(graph, site, "actions").edit(action?.key ?? "", { Progress: "Changed since." })

    expect(await seed(graph.client, graph.address, sample)).toBe(0)
    expect((await listIn(graph, site, "actions").find(action?.key ?? "")).fields.Progress).toBe("Changed since.")
  })

  it("adds what is missing", async () => {
    const site = await graph.openSite()
    await listIn(graph, site, "themes").remove(sample.themes[0]?.key ?? "")

    expect(await seed(graph.client, graph.address, sample)).toBe(1)
  })

  it("writes beside keys what people read", async () => {
    const { fields } = await listIn(graph, await graph.openSite(), "forums").find(sample.forums[0]?.key ?? "")

    expect(String(fields.Members).split("\n")).toContain("Chief Executive")
  })
})
