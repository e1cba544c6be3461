import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http"
import { TableClient } from "@azure/data-tables"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { openTableWork } from "#api/work/azureTable.ts"
import type { Work } from "#domain/work/ports.ts"
import { aRow, workContract } from "../../contracts/workContract.ts"
import { type Azurite, startAzurite } from "../../support/azurite.ts"

let azurite: Azurite
let tables = 0
const nextTable = () => `work${++tables}`

beforeAll(async () => {
  azurite = await startAzurite()
})
afterAll(() => azurite.close())

const open = (table: string, text = azurite.connectionString, patience = { attempt: 3000, call: 10_000 }) =>
  openTableWork({ kind: "connectionString", text, allowInsecure: true, table, patience })
const namesIn = async (table: TableClient) => {
  const names: string[] = []
  for await (const { rowKey } of table.listEntities()) names.push(rowKey ?? "")
  return names
}

workContract("in a table of Azure's", async () => {
  const table = nextTable()
  return { work: await open(table), another: () => open(table), close: async () => {} }
})

type Answer = { status: number; headers?: Record<string, string> }
/** What the next requests meet, one each: `lose` lets it through and keeps the answer; a function runs before it. */
type Mishap = "lose" | "hang" | "none" | Answer | (() => Promise<unknown>)

/** A road to Azurite on which things happen. */
async function badRoad() {
  const mishaps: Mishap[] = []
  const seen: string[] = []
  const port = Number(/:(\d+)\//.exec(azurite.connectionString)?.[1])
  const forward = (asked: IncomingMessage, answer: ServerResponse, mishap: Mishap) => {
    const { method, headers, url: path } = asked
    const onward = request({ host: "127.0.0.1", port, method, path, headers }, response => {
      if (mishap === "lose") response.resume().on("end", () => asked.socket.destroy())
      else response.pipe(answer.writeHead(response.statusCode ?? 0, response.headers))
    })
    asked.pipe(onward)
  }
  const server = createServer(async (asked, answer) => {
    const mishap = mishaps.shift() ?? "none"
    seen.push(`${asked.method} ${asked.url?.split("?")[0]?.split("/").at(-1)?.split("(")[0]}`)
    if (mishap === "hang") return
    if (typeof mishap === "function") {
      await mishap()
      return forward(asked, answer, "none")
    }
    if (mishap === "lose" || mishap === "none") return forward(asked, answer, mishap)
    asked.resume().on("end", () => answer.writeHead(mishap.status, mishap.headers).end())
  })
  let connections = 0
  server.on("connection", () => connections++)
  await new Promise<void>(done => server.listen(0, "127.0.0.1", done))
  const address = server.address()
  if (address === null || typeof address === "string") throw new Error("no port")
  return {
    connectionString: azurite.connectionString.replace(`:${port}/`, `:${address.port}/`),
    seen,
    connections: () => connections,
    meet: (...next: Mishap[]) => mishaps.splice(0, mishaps.length, ...next),
    close: () => new Promise(done => server.close(done).closeAllConnections()),
  }
}

describe("a table behind a bad road", () => {
  let road: Awaited<ReturnType<typeof badRoad>>
  let work: Work
  let other: Work
  let raw: TableClient

  beforeEach(async () => {
    road = await badRoad()
    const table = nextTable()
    work = await open(table, road.connectionString, { attempt: 1000, call: 4000 })
    other = await open(table)
    raw = TableClient.fromConnectionString(azurite.connectionString, table, { allowInsecureConnection: true })
    road.seen.length = 0
  })
  afterEach(() => road.close())

  const names = () => namesIn(raw)
  const insertDue = async (key = "key") => (await other.insertIfAbsent(aRow({ key, dueAt: 1 }))).row

  it("has inserted a row when the answer to that was lost, and says so", async () => {
    road.meet("lose")
    const { inserted, row } = await work.insertIfAbsent(aRow())
    expect(road.seen).toEqual(["POST $batch", "POST $batch", "GET work"].map(it => it.replace("work", raw.tableName)))
    expect({ inserted, row }).toEqual({ inserted: true, row: await other.get("message", "key") })
  })

  it("has not inserted a row that another had inserted, though the answer was lost", async () => {
    const row = await insertDue()
    road.meet("lose")
    expect(await work.insertIfAbsent(aRow({ state: "mine" }))).toEqual({ inserted: false, row })
  })

  it("has inserted a row when the answer was lost and somebody has written it since", async () => {
    let claimed: unknown
    road.meet("lose", "hang")
    const inserting = work.insertIfAbsent(aRow({ dueAt: 1 }))
    while (claimed === undefined) [claimed] = await other.claimDue("message", 100, 150, 1)
    const { inserted, row } = await inserting
    expect({ inserted, row }).toEqual({ inserted: true, row: claimed })
  })

  it("has changed a row when the answer to that was lost, and says so", async () => {
    const row = await insertDue()
    road.meet("none", "lose")
    const changed = await work.compareAndSet(row, { state: "sending", dueAt: 5 })
    expect(changed).toMatchObject({ state: "sending", dueAt: 5 })
    expect(await other.get("message", "key")).toEqual(changed)
    expect(await other.list("message", { states: ["sending"] })).toEqual([changed])
    expect(await names()).toHaveLength(3)
  })

  it("has not changed a row that another changed first, though the answer was lost", async () => {
    const row = await insertDue()
    road.meet("hang")
    const changing = work.compareAndSet(row, { state: "mine" })
    await other.compareAndSet(row, { state: "theirs" })
    expect(await changing).toBeNull()
    expect((await other.get("message", "key"))?.state).toBe("theirs")
  })

  it("has leased and removed rows when the answers to that were lost", async () => {
    await insertDue()
    road.meet("none", "none", "lose")
    const [claimed] = await work.claimDue("message", 100, 150, 5)
    expect(await other.get("message", "key")).toEqual(claimed)
    expect(claimed?.leaseUntil).toBe(150)
    road.meet("none", "lose")
    await work.remove("message", "key")
    expect(await names()).toEqual([])
  })

  it("lists a row that goes back to a state already looked at meanwhile", async () => {
    const row = await insertDue()
    road.meet("none", () => other.compareAndSet(row, { state: "first" }))
    expect((await work.list("message", { states: ["first", "pending"] })).map(it => it.state)).toEqual(["first"])
  })

  it("lists no row that leaves the states asked for meanwhile", async () => {
    const row = await insertDue()
    road.meet("none", () => other.compareAndSet(row, { state: "sent" }))
    expect(await work.list("message", { states: ["pending"] })).toEqual([])
  })

  it("inserts a row when the one that was there is removed meanwhile", async () => {
    await insertDue()
    road.meet("none", () => other.remove("message", "key"))
    const { inserted, row } = await work.insertIfAbsent(aRow({ state: "mine", dueAt: null }))
    expect(inserted).toBe(true)
    expect(await other.list("message")).toEqual([row])
    expect(await names()).toHaveLength(2)
  })

  it("leaves nothing of a removed row, whatever is written to it meanwhile", async () => {
    const row = await insertDue()
    road.meet("none", () => other.compareAndSet(row, { state: "sent", dueAt: 7 }))
    await work.remove("message", "key")
    expect(await names()).toEqual([])

    const { row: resting } = await other.insertIfAbsent(aRow({ dueAt: null }))
    road.meet("none", () => other.compareAndSet(resting, { dueAt: 7 }))
    await work.remove("message", "key")
    expect(await work.claimDue("message", 100, 150, 5)).toEqual([])
    expect(await names()).toEqual([])
  })

  it("claims no row that is put off, leased or removed meanwhile, and each of them later", async () => {
    const rows = [await insertDue("a"), await insertDue("b"), await insertDue("c"), await insertDue("d")]
    const [a, b, c] = rows
    road.meet("none", async () => {
      if (a) await other.compareAndSet(a, { dueAt: 500 })
      if (b) await other.compareAndSet(b, { leaseUntil: 120 })
      if (c) await other.remove("message", c.key)
    })
    // One at a time, so that the first row is read after all of it has happened.
    const first = await work.claimDue("message", 100, 150, 1)
    expect(first.map(row => row.key)).toEqual(["d"])
    expect((await other.claimDue("message", 500, 600, 5)).map(row => row.key)).toEqual(["b", "d", "a"])
  })

  it("answers what it has leased when the road breaks over the next", async () => {
    for (let index = 0; index < 9; index++) await insertDue(`row ${index}`)
    const gone = { status: 403 }
    road.meet(...Array.from({ length: 17 }, () => "none" as const), gone, gone)
    const claimed = await work.claimDue("message", 100, 150, 9)
    expect(claimed.map(row => row.key)).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map(index => `row ${index}`))
    expect((await other.claimDue("message", 100, 150, 9)).map(row => row.key)).toEqual(["row 8"])
  })

  it("gets through a moment of too much to do, of faults and of silence", async () => {
    const row = await insertDue()
    for (const mishap of [
      { status: 503 },
      { status: 429, headers: { "retry-after": "0" } },
      { status: 500 },
    ] as const) {
      road.meet(mishap, mishap)
      expect(await work.get("message", "key")).toEqual(row)
    }
    road.meet("hang")
    expect(await work.get("message", "key")).toEqual(row)
  })

  it.each([
    ["busy", null, { status: 503 }],
    ["busy", 0, { status: 429, headers: { "retry-after": "0" } }],
    ["busy", 30, { status: 503, headers: { "retry-after": "30" } }],
    ["unavailable", null, { status: 500 }],
    ["unavailable", null, "hang"],
    ["fault", null, { status: 403 }],
    ["fault", null, { status: 404 }],
  ] as const)("is %s to every call, to be asked again after %s seconds, when it keeps answering %j", async (...it) => {
    const [code, retryAfterSeconds, mishap] = it
    const row = await insertDue()
    const calls = [
      () => work.get("message", "key"),
      () => work.insertIfAbsent(aRow({ key: "new" })),
      () => work.compareAndSet(row, { state: "mine" }),
      () => work.claimDue("message", 100, 150, 5),
      () => work.list("message"),
      () => work.list("message", { states: ["pending"] }),
      () => work.count("message", ["pending"]),
      () => work.remove("message", "key"),
    ]
    road.meet(...Array.from({ length: 100 }, () => mishap))
    for (const call of await Promise.allSettled(calls.map(call => call())))
      expect(call).toMatchObject({ status: "rejected", reason: { name: "AppError", code, retryAfterSeconds } })
    expect(await other.list("message")).toEqual([row])
  })

  it("is asked much at once over few connections", async () => {
    const row = await insertDue()
    const before = road.connections()
    const answers = await Promise.all(Array.from({ length: 400 }, () => work.get("message", "key")))
    expect(answers).toEqual(answers.map(() => row))
    expect(road.connections() - before).toBeLessThanOrEqual(64)
  })

  it("is unavailable where nothing listens", async () => {
    await road.close()
    await expect(work.get("message", "key")).rejects.toMatchObject({ name: "AppError", code: "unavailable" })
  })
})

describe("what lies in a table", () => {
  let work: Work
  let raw: TableClient

  beforeEach(async () => {
    const table = nextTable()
    work = await open(table)
    raw = TableClient.fromConnectionString(azurite.connectionString, table, { allowInsecureConnection: true })
  })

  const names = () => namesIn(raw)
  const pointer = async (first: string) => (await names()).find(name => name.startsWith(first)) ?? ""

  it("is a row and a pointer by its state, and one by its time for as long as it has one", async () => {
    const { row } = await work.insertIfAbsent(aRow({ key: "a/b", dueAt: 7 }))
    expect(await names()).toEqual(["d0000000000000007=a.2fb", "r=a.2fb", "spending=a.2fb"])
    const later = await work.compareAndSet(row, { dueAt: 8 })
    expect(await names()).toEqual(["d0000000000000008=a.2fb", "r=a.2fb", "spending=a.2fb"])
    if (later) await work.compareAndSet(later, { state: "sent", dueAt: null })
    expect(await names()).toEqual(["r=a.2fb", "ssent=a.2fb"])
    await work.remove("message", "a/b")
    expect(await names()).toEqual([])
  })

  it("is nothing at all when the row could not be written", async () => {
    const { row } = await work.insertIfAbsent(aRow({ dueAt: null }))
    const before = await names()
    await work.insertIfAbsent(aRow({ dueAt: 5, state: "other" }))
    await work.compareAndSet({ ...row, version: 9 }, { dueAt: 5 })
    await expect(work.insertIfAbsent(aRow({ key: "big", body: { words: "x".repeat(480_000) } }))).rejects.toMatchObject(
      {
        code: "invalid",
      },
    )
    await expect(work.compareAndSet(row, { body: { words: "🧵".repeat(250_000) } })).rejects.toMatchObject({
      code: "invalid",
    })
    expect(await names()).toEqual(before)
  })

  it("may be as large as an entity may be", async () => {
    const words = `a${"🧵".repeat(239_000)}`
    await work.insertIfAbsent(aRow({ body: { words } }))
    expect((await work.get("message", "key"))?.body).toEqual({ words })
    const parts = Object.entries(await raw.getEntity("message", "r=key")).filter(([name]) => /^body\d+$/.test(name))
    expect(parts).toHaveLength(15)
    expect(
      parts.filter(([, part]) => typeof part !== "string" || part.length > 32_000 || !part.isWellFormed()),
    ).toEqual([])
  })

  it("loses a pointer that leads nowhere when it is met, and no other", async () => {
    await raw.upsertEntity({ partitionKey: "message", rowKey: "d0000000000000001=gone", leaseUntil: "" })
    await raw.upsertEntity({ partitionKey: "message", rowKey: "d0000000000000002=key", leaseUntil: "" })
    await work.insertIfAbsent(aRow({ dueAt: 50 }))
    expect((await work.claimDue("message", 100, 150, 5)).map(row => row.key)).toEqual(["key"])
    expect((await names()).filter(name => name.startsWith("d"))).toEqual(["d0000000000000050=key"])
  })

  it("gets back the pointers a stranger deleted with the next write of the row", async () => {
    const { row } = await work.insertIfAbsent(aRow({ dueAt: 50 }))
    await raw.deleteEntity("message", await pointer("d"))
    const changed = await work.compareAndSet(row, { dueAt: 60 })
    expect(await work.claimDue("message", 100, 150, 5)).toMatchObject([{ key: "key", dueAt: 60 }])
    expect(changed?.dueAt).toBe(60)
    await raw.deleteEntity("message", await pointer("s"))
    await work.remove("message", "key")
    expect(await work.get("message", "key")).toBeNull()
  })

  it("is listed whole when it takes many pages, also by states", async () => {
    const keys = Array.from({ length: 1203 }, (_, index) => `row ${String(index).padStart(4, "0")}`)
    for (let from = 0; from < keys.length; from += 50)
      await Promise.all(keys.slice(from, from + 50).map(key => work.insertIfAbsent(aRow({ key, dueAt: 1 }))))
    expect((await work.list("message")).map(row => row.key)).toEqual(keys)
    expect((await work.list("message", { states: ["pending", "it's"] })).map(row => row.key)).toEqual(keys)
    expect(await work.count("message", ["pending"])).toEqual({ pending: 1203 })
  })
})

describe("openTableWork", () => {
  const text = (endpoint: string) =>
    `DefaultEndpointsProtocol=http;AccountName=a;AccountKey=a2V5;TableEndpoint=${endpoint}/a;`
  const credential = { getToken: async () => ({ token: "token", expiresOnTimestamp: Date.now() + 3_600_000 }) }

  it.each([
    { kind: "connectionString", text: text("http://127.0.0.1:9"), table: "work" },
    { kind: "connectionString", text: text("http://127.0.0.1:9"), table: "work", allowInsecure: false },
    { kind: "connectionString", text: text("http://example.com"), table: "work", allowInsecure: true },
    { kind: "connectionString", text: text("http://127.0.0.1.example.com"), table: "work", allowInsecure: true },
    { kind: "connectionString", text: "UseDevelopmentStorage=true", table: "work" },
    { kind: "connectionString", text: "nonsense", table: "work" },
    { kind: "account", url: "http://127.0.0.1:9/a", credential, table: "work" },
    { kind: "account", url: "nonsense", credential, table: "work" },
    { kind: "account", url: "https://127.0.0.1:9", credential, table: "a b" },
  ] as const)("refuses %o", async options => {
    await expect(openTableWork(options)).rejects.toMatchObject({ name: "AppError", code: "invalid" })
  })

  it("is unavailable, not waiting for ever, when the credential never answers", async () => {
    const never = { getToken: () => new Promise<null>(() => {}) }
    const opening = openTableWork({
      kind: "account",
      url: "https://127.0.0.1:9",
      credential: never,
      table: "work",
      patience: { attempt: 500, call: 1000 },
    })
    await expect(opening).rejects.toMatchObject({ name: "AppError", code: "unavailable" })
  })

  it("opens a table that is there, with what is in it and its leases", async () => {
    const table = nextTable()
    const first = await open(table)
    await first.insertIfAbsent(aRow({ dueAt: 1 }))
    const [claimed] = await first.claimDue("message", 100, 150, 1)
    expect(await (await open(table)).get("message", "key")).toEqual(claimed)
  })
})
