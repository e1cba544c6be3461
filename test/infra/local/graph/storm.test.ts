import { setTimeout as rest } from "node:timers/promises"
import { describe, expect, it } from "vitest"
import { makeDraw } from "#infra/local/graph/draw.ts"
import { makeStorms, type StormInput } from "#infra/local/graph/storm.ts"
import { writerApp } from "./support/sampleSeed.ts"
import { startWithList } from "./support/startSample.ts"
import { appToken } from "./support/tokens.ts"

const everything: StormInput["kinds"] = [
  ...(["429", "503", "504", "504-after-write", "409", "412"] as const),
  ...(["reset", "reset-after-write", "slow"] as const),
]
const patch = { method: "PATCH", path: "/x", list: "Actions" }
const get = { method: "GET", path: "/x", list: "Actions" }

const struckBy = (storm: StormInput, asked: typeof patch, times: number) => {
  const storms = makeStorms()
  storms.raise(storm)
  return Array.from({ length: times }, () => storms.take(asked)?.kind)
}

describe("makeDraw", () => {
  it("draws the same numbers from the same seed, evenly between 0 and 1", () => {
    const [one, other, third] = [makeDraw(7), makeDraw(7), makeDraw(8)]
    const numbers = Array.from({ length: 10_000 }, one)

    expect(Array.from({ length: 10_000 }, other)).toEqual(numbers)
    expect(Array.from({ length: 10_000 }, third)).not.toEqual(numbers)
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...numbers)).toBeLessThan(1)
    const tenths = Array.from({ length: 10 }, (_, n) => numbers.filter(x => Math.floor(x * 10) === n).length)
    for (const count of tenths) expect(Math.abs(count - 1_000)).toBeLessThan(150)
  })
})

describe("storms", () => {
  it("strike the same requests alike for the same seed, at the rate asked for", () => {
    const storm: StormInput = { seed: 3, rate: 0.3, kinds: everything }
    const once = struckBy(storm, patch, 2_000)

    expect(struckBy(storm, patch, 2_000)).toEqual(once)
    expect(struckBy({ ...storm, seed: 4 }, patch, 2_000)).not.toEqual(once)
    expect(once.filter(kind => kind !== undefined).length / 2_000).toBeCloseTo(0.3, 1)
  })

  it("strike only as the service could", () => {
    const storm: StormInput = { seed: 3, rate: 1, kinds: everything }
    const kindsOf = (asked: typeof patch & { isConditional?: boolean }) => new Set(struckBy(storm, asked, 500))

    expect(kindsOf(get)).toEqual(new Set(["429", "503", "504", "reset", "slow"]))
    expect(kindsOf({ ...patch, method: "POST" }).has("409")).toBe(false)
    expect(kindsOf({ ...patch, method: "POST" }).has("504-after-write")).toBe(true)
    expect(kindsOf(patch).has("409")).toBe(true)
    expect(kindsOf(patch).has("412")).toBe(false)
    expect(kindsOf({ ...patch, isConditional: true }).has("412")).toBe(true)
  })

  it("leave a request alone when no kind fits it, and what they do not name", () => {
    expect(struckBy({ seed: 1, rate: 1, kinds: ["409", "412"] }, get, 20)).toEqual(Array(20).fill(undefined))
    expect(struckBy({ seed: 1, rate: 1, kinds: ["503"], match: { list: "Plans" } }, get, 5)).toEqual(
      Array(5).fill(undefined),
    )
  })

  it("leave a log that tells exactly what became of every write", async () => {
    const { graph, app, list, add } = await startWithList()
    graph.storm({ seed: 11, rate: 0.5, kinds: everything, delayMs: 1, retryAfter: 0 })
    const told: number[] = []
    for (let n = 1; n <= 60; n += 1)
      told.push(
        await add({ Title: `Row ${n}` }).then(
          ({ status }) => status,
          () => 0,
        ),
      )
    graph.calm()

    const rows = (await app(`${list}/items?$top=200&$expand=fields`)).body.value.map(({ fields }) => fields.Title)
    const posts = graph.requests().filter(({ method, path }) => method === "POST" && path.endsWith("/items"))
    const written = posts.flatMap(({ status, ambiguous }, n) => (status === 201 || ambiguous ? [`Row ${n + 1}`] : []))
    expect(rows).toEqual(written)
    expect(posts.map(({ status }) => status)).toEqual(told)
    expect(posts.filter(({ ambiguous }) => ambiguous).length).toBeGreaterThan(0)
    expect(posts.every(({ ambiguous, struck }) => !ambiguous || struck?.endsWith("-after-write"))).toBe(true)
  })

  it("a write whose caller hung up is ambiguous", async () => {
    const { graph, app, list } = await startWithList()
    graph.inject({ kind: "slow", delayMs: 150 })
    const headers = { authorization: `Bearer ${await appToken(writerApp)}`, "content-type": "application/json" }

    const body = JSON.stringify({ fields: { Title: "Written" } })
    const asked = { method: "POST", headers, body, signal: AbortSignal.timeout(60) }
    await expect(fetch(`${graph.origin}/v1.0${list}/items`, asked)).rejects.toThrow()
    while (graph.requests().at(-1)?.path.endsWith("/items") !== true) await rest(20)

    expect(graph.requests().at(-1)).toMatchObject({ method: "POST", status: 0, struck: "slow", ambiguous: true })
    expect((await app(`${list}/items`)).body.value).toHaveLength(1)
  })

  it("are raised and calmed by another process, which hears what is wrong with its storm", async () => {
    const { graph, app, site } = await startWithList()
    const door = (method: string, body?: unknown) =>
      fetch(`${graph.origin}/_local/storm`, { method, ...(body !== undefined && { body: JSON.stringify(body) }) })

    const raised = await door("POST", { seed: 1, rate: 1, kinds: ["503"] })
    const struck = await app(site)
    const calmed = await door("DELETE")
    const free = await app(site)
    const wrong = await door("POST", { seed: 1, rate: 2, kinds: [] })

    expect([raised.status, struck.status, calmed.status, free.status, wrong.status]).toEqual([204, 503, 204, 200, 400])
  })
})
