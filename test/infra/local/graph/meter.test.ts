import { describe, expect, it } from "vitest"
import { makeMeter } from "#infra/local/graph/meter.ts"
import { startWithList } from "./support/startSample.ts"

describe("makeMeter", () => {
  it("8.3-14 (metering only) counts 1 for one item and a delta with token, 2 for the rest, refused or not", async () => {
    const { graph, app, list, add, change, remove } = await startWithList()
    await add({ Title: "One" })
    const { body } = await app(`${list}/items/delta`)
    const cost = async (request: () => Promise<unknown>) => {
      const before = graph.units().total
      await request()
      return graph.units().total - before
    }

    expect(await cost(() => app(`${list}/items/1`))).toBe(1)
    expect(await cost(() => app(body["@odata.deltaLink"]))).toBe(1)
    expect(await cost(() => app(`${list}/items/delta(token='latest')`))).toBe(1)
    expect(await cost(() => app(`${list}/items/delta`))).toBe(2)
    expect(await cost(() => app(`${list}/items?$top=5000`))).toBe(2)
    expect(await cost(() => add({ Title: "Two" }))).toBe(2)
    expect(await cost(() => change("1", { Title: "Three" }))).toBe(2)
    expect(await cost(() => remove("1"))).toBe(2)
    expect(await cost(() => app("/users"))).toBe(0)
    graph.inject({ kind: "429" })
    expect(await cost(() => app(`${list}/items`))).toBe(2)
  })

  it("8.3-14 (metering only) knows the spending of the last minute and of the busiest", () => {
    const meter = makeMeter(500)

    meter.count(2, 0)
    meter.count(5, 30_000)
    meter.count(1, 70_000)

    expect(meter.read(70_000)).toMatchObject({ perMinute: 6, busiestMinute: 7, total: 8, requests: 3 })
    expect(meter.read(200_000).perMinute).toBe(0)
  })

  it.each([
    [500, 1_250],
    [1_000, 1_250],
    [1_001, 2_500],
    [15_000, 3_750],
    [50_000, 5_000],
    [60_000, 6_250],
  ])("8.3-14 (metering only) gives a tenant of %i licences %i units a minute", (licences, perMinute) => {
    expect(makeMeter(licences).read(0).budget.perMinute).toBe(perMinute)
  })
})
