// What every store of durable work must keep to.
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { NewWork, Work } from "#domain/work/ports.ts"

type Note = { words: string }
/** `another` opens a further client of the same store; a store of one process has none but the first. */
export type OpenedWork = { work: Work; another?(): Promise<Work>; close(): Promise<void> }

export const aRow = (part: Partial<NewWork<Note>> = {}): NewWork<Note> => ({
  kind: "message",
  key: "key",
  state: "pending",
  body: { words: "first" },
  dueAt: 100,
  leaseUntil: null,
  createdAt: "2026-11-26T09:00:00Z",
  ...part,
})

export function workContract(name: string, open: () => Promise<OpenedWork>): void {
  describe(`durable work: ${name}`, () => {
    let opened: OpenedWork
    let work: Work

    beforeEach(async () => {
      opened = await open()
      work = opened.work
    })
    afterEach(() => opened.close())

    const insert = async (...keys: string[]) => {
      for (const key of keys) await work.insertIfAbsent(aRow({ key }))
    }
    const keysOf = (rows: { key: string }[]) => rows.map(row => row.key)

    inserting(() => work)
    changing(() => work)
    claiming(() => work)
    looking(() => work)
    sharing(() => opened)

    describe("listing", () => {
      it("lists a kind's rows by key", async () => {
        await insert("b", "a", "c")
        await work.insertIfAbsent(aRow({ kind: "reply", key: "aa" }))
        expect(keysOf(await work.list("message"))).toEqual(["a", "b", "c"])
      })

      it("lists keys in the order of their characters, whatever the script", async () => {
        await insert("🧵", "～", "é", "z", "a/b", "a-b", "a:b", "a", "Z", "_", "")
        const ordered = ["", "Z", "_", "a", "a-b", "a/b", "a:b", "z", "é", "～", "🧵"]
        expect(keysOf(await work.list("message"))).toEqual(ordered)
      })

      it("lists the rows whose key begins with a prefix, and no neighbour", async () => {
        await insert("r/2026-11-26/x", "r/2026-11-26/y", "r/2026-11-27/x", "r/2026-11-2", "s")
        expect(keysOf(await work.list("message", { prefix: "r/2026-11-26/" }))).toEqual([
          "r/2026-11-26/x",
          "r/2026-11-26/y",
        ])
        expect(keysOf(await work.list("message", { prefix: "t" }))).toEqual([])
      })

      it.each(["%", "_", "*", "?", "[a]", "'", '"', "\\", "ŵ", "日本", "🧵", "a b", "A", ":"])(
        "takes %s in a prefix for what it is",
        async odd => {
          await insert(`${odd}1`, `${odd}ŵ🧵`, `z${odd}1`, "x1", "a_", "ab1", "a1")
          const found = keysOf(await work.list("message", { prefix: odd }))
          expect(found.filter(key => !key.startsWith(odd))).toEqual([])
          expect(found).toEqual(expect.arrayContaining([`${odd}1`, `${odd}ŵ🧵`]))
        },
      )

      it("lists the rows in one of several states, with a prefix or without", async () => {
        await work.insertIfAbsent(aRow({ key: "a1", state: "pending" }))
        await work.insertIfAbsent(aRow({ key: "a2", state: "sent" }))
        await work.insertIfAbsent(aRow({ key: "b1", state: "failed" }))
        expect(keysOf(await work.list("message", { states: ["pending", "failed"] }))).toEqual(["a1", "b1"])
        expect(keysOf(await work.list("message", { states: ["pending", "failed"], prefix: "a" }))).toEqual(["a1"])
        expect(keysOf(await work.list("message", { states: [] }))).toEqual([])
      })

      it("lists a row by the state it is in now, due or not", async () => {
        const { row } = await work.insertIfAbsent(aRow({ key: "a" }))
        await work.insertIfAbsent(aRow({ key: "b", dueAt: null }))
        await work.compareAndSet(row, { state: "sent", dueAt: null })
        expect(keysOf(await work.list("message", { states: ["pending"] }))).toEqual(["b"])
        expect(keysOf(await work.list("message", { states: ["sent"] }))).toEqual(["a"])
        expect(keysOf(await work.list("message", { states: ["sent", "pending", "sent"] }))).toEqual(["a", "b"])
        expect(await work.count("message", ["pending", "sent", "failed"])).toEqual({ pending: 1, sent: 1, failed: 0 })
      })

      it("takes states for what they are", async () => {
        for (const state of ["it's", "a/b", "=", "sent"]) await work.insertIfAbsent(aRow({ key: state, state }))
        expect(keysOf(await work.list("message", { states: ["it's", "=", "se"] }))).toEqual(["=", "it's"])
        const states = ["it's", "a/b", "=", "s"]
        expect(await work.count("message", states)).toEqual({ "it's": 1, "a/b": 1, "=": 1, s: 0 })
      })

      it("no longer has a row that was removed, and keeps its neighbours", async () => {
        await insert("a", "b")
        await work.insertIfAbsent(aRow({ kind: "reply", key: "a" }))
        await work.remove("message", "a")
        await work.remove("message", "never there")
        expect(await work.get("message", "a")).toBeNull()
        expect(keysOf(await work.list("message"))).toEqual(["b"])
        expect(keysOf(await work.list("reply"))).toEqual(["a"])
        expect(keysOf(await work.list("message", { states: ["pending"] }))).toEqual(["b"])
        expect(await work.count("message", ["pending"])).toEqual({ pending: 1 })
        expect(keysOf(await work.claimDue("message", 100, 150, 10))).toEqual(["b"])
      })

      it("removes what was made before a moment and wants nothing, so many at a time", async () => {
        const [old, young] = ["2026-07-01T00:00:00Z", "2026-11-26T00:00:00Z"]
        for (const key of ["a", "b", "c"]) await work.insertIfAbsent(aRow({ key, dueAt: null, createdAt: old }))
        await work.insertIfAbsent(aRow({ key: "wants", dueAt: 5, createdAt: old }))
        await work.insertIfAbsent(aRow({ key: "young", dueAt: null, createdAt: young }))
        await work.insertIfAbsent(aRow({ kind: "reply", key: "a", dueAt: null, createdAt: old }))
        expect(await work.removeEnded("message", young, 2)).toBe(2)
        expect(await work.removeEnded("message", young, 10)).toBe(1)
        expect(await work.removeEnded("message", young, 10)).toBe(0)
        expect(keysOf(await work.list("message"))).toEqual(["wants", "young"])
        expect(keysOf(await work.list("message", { states: [aRow().state] }))).toEqual(["wants", "young"])
        expect(keysOf(await work.list("reply"))).toEqual(["a"])
      })

      it("takes a key that was removed for new", async () => {
        await insert("a")
        await work.remove("message", "a")
        const { inserted, row } = await work.insertIfAbsent(aRow({ key: "a", state: "sent", dueAt: null }))
        expect(inserted).toBe(true)
        expect(await work.list("message")).toEqual([row])
        expect(await work.claimDue("message", 1000, 1050, 10)).toEqual([])
      })
    })
  })
}

function inserting(opened: () => Work) {
  describe("inserting", () => {
    it("gives back what was put in", async () => {
      const { inserted, row } = await opened().insertIfAbsent(aRow())
      expect(inserted).toBe(true)
      expect(row).toEqual({ ...aRow(), attempts: 0, version: 1 })
      expect(await opened().get("message", "key")).toEqual(row)
    })

    it("keeps the first row when a second of its key comes, and answers the first", async () => {
      await opened().insertIfAbsent(aRow())
      const second = await opened().insertIfAbsent(aRow({ body: { words: "second" }, state: "sent" }))
      expect(second.inserted).toBe(false)
      expect(second.row.body).toEqual({ words: "first" })
      expect((await opened().get<Note>("message", "key"))?.body).toEqual({ words: "first" })
    })

    it("inserts one of several at once", async () => {
      const all = await Promise.all(
        ["a", "b", "c", "d"].map(words => opened().insertIfAbsent(aRow({ body: { words } }))),
      )
      expect(all.filter(it => it.inserted)).toHaveLength(1)
      expect(new Set(all.map(it => it.row.body.words)).size).toBe(1)
    })

    it("takes the same key once for each kind", async () => {
      await opened().insertIfAbsent(aRow())
      expect((await opened().insertIfAbsent(aRow({ kind: "reply" }))).inserted).toBe(true)
    })

    it("has nothing under a key never used", async () => {
      expect(await opened().get("message", "key")).toBeNull()
    })

    it("keeps a body from changes made to the object outside", async () => {
      const body = { words: "first" }
      const { row } = await opened().insertIfAbsent(aRow({ body }))
      body.words = "changed"
      row.body.words = "changed"
      expect((await opened().get<Note>("message", "key"))?.body).toEqual({ words: "first" })
    })

    it("keeps a long body whole, wherever it would be cut, and a short one after it", async () => {
      const words = `a${"🧵".repeat(50_000)}${"ŵ".repeat(60_000)}`
      const { row } = await opened().insertIfAbsent(aRow({ body: { words } }))
      expect((await opened().get<Note>("message", "key"))?.body.words).toBe(words)
      const other = await opened().compareAndSet(row, { body: { words: `b${words}` } })
      expect((await opened().get<Note>("message", "key"))?.body.words).toBe(`b${words}`)
      if (other) await opened().compareAndSet(other, { body: { words: "short" } })
      expect((await opened().get("message", "key"))?.body).toEqual({ words: "short" })
    })

    it.each([
      "\r\n--changeset_1\r\nHTTP/1.1 409 Conflict\r\n\r\n{}",
      "POST http://127.0.0.1/work HTTP/1.1",
      "(PartitionKey='message',RowKey='r=key')",
      '{"odata.error":{"code":"x"}}',
      "2026-11-26T09:00:00Z",
      "\u0000\u001f\u007f\ufffe\uffff\ud83e",
    ])("keeps words that look like something else: %j", async words => {
      const { row } = await opened().insertIfAbsent(aRow({ body: { words } }))
      await opened().compareAndSet(row, { body: { words: `${words}${words}` } })
      expect((await opened().get<Note>("message", "key"))?.body.words).toBe(`${words}${words}`)
    })

    it("keeps words in any script, with line ends and quotes", async () => {
      const words = "Cynllun ŵyl\n“2.2” 'x' \"y\" 🧵 \\ %"
      await opened().insertIfAbsent(aRow({ body: { words } }))
      expect((await opened().get<Note>("message", "key"))?.body.words).toBe(words)
    })
  })
}

function changing(opened: () => Work) {
  describe("changing", () => {
    it("writes what is named and leaves the rest", async () => {
      const { row } = await opened().insertIfAbsent(aRow())
      const change = { state: "sent", dueAt: null, attempts: 3, leaseUntil: 9 }
      const written = await opened().compareAndSet(row, change)
      const { version, ...rest } = written ?? row
      expect(rest).toEqual({ ...aRow(), ...change })
      expect(version).not.toBe(row.version)
      expect(await opened().get("message", "key")).toEqual(written)
    })

    it("lets one of two writers of the same reading through", async () => {
      const { row } = await opened().insertIfAbsent(aRow())
      const first = await opened().compareAndSet(row, { state: "one" })
      expect(first?.state).toBe("one")
      expect(await opened().compareAndSet(row, { state: "two" })).toBeNull()
      expect((await opened().get("message", "key"))?.state).toBe("one")
    })

    it("lets one through when they write at once", async () => {
      const { row } = await opened().insertIfAbsent(aRow())
      const all = await Promise.all(["a", "b", "c"].map(state => opened().compareAndSet(row, { state })))
      expect(all.filter(written => written !== null)).toHaveLength(1)
    })

    it("can be written again from what the last write answered", async () => {
      const { row } = await opened().insertIfAbsent(aRow())
      const first = await opened().compareAndSet(row, { state: "one" })
      const second = first && (await opened().compareAndSet(first, { body: { words: "second" } }))
      expect(second).toMatchObject({ state: "one", body: { words: "second" } })
    })

    it("does not bring a removed row back", async () => {
      const { row } = await opened().insertIfAbsent(aRow())
      await opened().remove("message", "key")
      expect(await opened().compareAndSet(row, { state: "one" })).toBeNull()
      expect(await opened().get("message", "key")).toBeNull()
    })
  })
}

function looking(opened: () => Work) {
  const soonest = async (limit = 10) => (await opened().soonest("message", limit)).map(row => row.key)

  describe("looking at what wants attention", () => {
    it("gives the soonest first, those to come and those leased too, and changes nothing", async () => {
      const due = Object.entries({ later: 101, b: 7, a: 7, never: null, first: 3 })
      for (const [key, dueAt] of due) await opened().insertIfAbsent(aRow({ key, dueAt }))
      await opened().insertIfAbsent(aRow({ kind: "reply", key: "other", dueAt: 1 }))
      await opened().claimDue("message", 3, 500, 1)
      const before = await opened().list("message")

      expect(await soonest()).toEqual(["first", "a", "b", "later"])
      expect(await soonest(2)).toEqual(["first", "a"])
      expect(await soonest(0)).toEqual([])
      expect(await opened().soonest("conversation", 10)).toEqual([])
      expect(await opened().list("message")).toEqual(before)
    })

    it("gives a row whole, and where it stands now", async () => {
      const { row } = await opened().insertIfAbsent(aRow({ key: "moved", dueAt: 1 }))
      await opened().insertIfAbsent(aRow({ key: "stays", dueAt: 5 }))
      const moved = await opened().compareAndSet(row, { dueAt: 9, attempts: 2, body: { words: "second" } })
      expect((await opened().soonest("message", 10)).at(-1)).toEqual(moved)
      expect(await soonest()).toEqual(["stays", "moved"])
      if (moved) await opened().compareAndSet(moved, { dueAt: null })
      expect(await soonest()).toEqual(["stays"])
    })

    it("gives as many as are asked for, also where there are more than a page", async () => {
      const keys = Array.from({ length: 45 }, (_, at) => `k${String(at).padStart(2, "0")}`)
      for (const [at, key] of keys.entries()) await opened().insertIfAbsent(aRow({ key, dueAt: at }))
      expect(await soonest(40)).toEqual(keys.slice(0, 40))
    })
  })
}

function claiming(opened: () => Work) {
  const claim = (now: number, leaseUntil = now + 50, limit = 10) =>
    opened().claimDue<Note>("message", now, leaseUntil, limit)
  const insertDue = async (...rows: [string, number | null][]) => {
    for (const [key, dueAt] of rows) await opened().insertIfAbsent(aRow({ key, dueAt }))
  }
  const keysOf = (rows: { key: string }[]) => rows.map(row => row.key)

  describe("claiming", () => {
    it("counts the rows of a kind by their state", async () => {
      await opened().insertIfAbsent(aRow({ key: "counted 1", state: "sent" }))
      await opened().insertIfAbsent(aRow({ key: "counted 2", state: "sent" }))
      await opened().insertIfAbsent(aRow({ key: "counted 3", state: "unknown" }))
      expect(await opened().count(aRow().kind, ["sent", "unknown"])).toEqual({ sent: 2, unknown: 1 })
      expect(await opened().count("conversation", ["sent"])).toEqual({ sent: 0 })
    })

    it("claims what is due, the oldest first, and nothing that is not", async () => {
      await insertDue(["later", 101], ["young", 100], ["old", 50], ["never", null])
      await opened().insertIfAbsent(aRow({ kind: "reply", key: "other", dueAt: 1 }))
      expect(keysOf(await claim(100))).toEqual(["old", "young"])
    })

    it("claims nothing because a row of another kind with the same key is due", async () => {
      await insertDue(["a", null])
      await opened().insertIfAbsent(aRow({ kind: "reply", key: "a", dueAt: 1 }))
      expect(await claim(100)).toEqual([])
    })

    it("leases a row to one caller only", async () => {
      await insertDue(["a", 1], ["b", 2], ["c", 3])
      const claims = await Promise.all([claim(100, 150, 2), claim(100, 150, 2), claim(100, 150, 2)])
      expect(claims.flatMap(keysOf).sort()).toEqual(["a", "b", "c"])
      expect(await claim(149)).toEqual([])
    })

    it("gives the oldest when there are more than asked for", async () => {
      await insertDue(["a", 3], ["c", 1], ["b", 2])
      expect(keysOf(await claim(100, 150, 2))).toEqual(["c", "b"])
      expect(keysOf(await claim(100, 150, 2))).toEqual(["a"])
    })

    it("gives rows due at one time by key, capitals before small letters", async () => {
      await insertDue(["b", 1], ["a", 1], ["B", 1])
      expect(keysOf(await claim(100))).toEqual(["B", "a", "b"])
    })

    it("gives a row whose lease ran out before one that became due later", async () => {
      await insertDue(["a", 1])
      await claim(100, 150)
      await insertDue(["b", 120])
      expect(keysOf(await claim(151))).toEqual(["a", "b"])
    })

    it("gives none when none are asked for", async () => {
      await insertDue(["a", 1])
      expect(await claim(100, 150, 0)).toEqual([])
      expect(keysOf(await claim(100))).toEqual(["a"])
    })

    it("goes past rows others have leased, however many", async () => {
      await insertDue(["a", 1], ["b", 2], ["c", 3], ["d", 4], ["e", 5])
      await claim(100, 150, 4)
      expect(keysOf(await claim(100, 150, 2))).toEqual(["e"])
    })

    it("gives a row out again once its lease has run out", async () => {
      await insertDue(["a", 1])
      await claim(100, 150)
      expect(keysOf(await claim(151))).toEqual(["a"])
    })

    it("does not give out a row inserted under a lease until that has run out", async () => {
      await opened().insertIfAbsent(aRow({ dueAt: 1, leaseUntil: 150 }))
      expect(await claim(100)).toEqual([])
      expect(keysOf(await claim(151))).toEqual(["key"])
    })

    it("gives out a row at once whose lease is given back", async () => {
      const { row } = await opened().insertIfAbsent(aRow({ dueAt: 1, leaseUntil: 150 }))
      await opened().compareAndSet(row, { leaseUntil: null })
      expect(keysOf(await claim(100))).toEqual(["key"])
    })

    it("answers rows that can be written at once, and stales every earlier reading", async () => {
      const { row: before } = await opened().insertIfAbsent(aRow({ dueAt: 1 }))
      const [claimed] = await claim(100, 150)
      expect(claimed).toMatchObject({ key: "key", leaseUntil: 150, body: { words: "first" } })
      expect(await opened().compareAndSet(before, { state: "late" })).toBeNull()
      expect(claimed && (await opened().compareAndSet(claimed, { state: "sent", leaseUntil: null }))).not.toBeNull()
    })

    it("gives out a row again when it was put back for later", async () => {
      await insertDue(["a", 1])
      const [row] = await claim(100)
      if (row) await opened().compareAndSet(row, { dueAt: 200, leaseUntil: null })
      expect(await claim(199)).toEqual([])
      expect(keysOf(await claim(200))).toEqual(["a"])
    })

    it("gives out a row that wanted nothing once it wants something", async () => {
      const { row } = await opened().insertIfAbsent(aRow({ dueAt: null }))
      expect(await claim(100)).toEqual([])
      const waiting = await opened().compareAndSet(row, { dueAt: 50 })
      const [claimed] = await claim(100)
      expect(claimed?.version).toBe((waiting?.version ?? 0) + 1)
      if (claimed) await opened().compareAndSet(claimed, { dueAt: null, leaseUntil: null })
      expect(await claim(100)).toEqual([])
    })
  })
}

function sharing(opened: () => OpenedWork) {
  const another = async () => opened().another?.() ?? opened().work
  const clients = async () => [opened().work, ...(await Promise.all([1, 2, 3].map(another)))]

  describe("sharing", () => {
    it("shows each client what another wrote", async () => {
      const { work } = opened()
      const other = await another()
      const { row } = await work.insertIfAbsent(aRow())
      expect(await other.get("message", "key")).toEqual(row)
      const changed = await other.compareAndSet(row, { state: "sent", body: { words: "second" } })
      expect(await work.list("message", { states: ["sent"] })).toEqual([changed])
      expect(await work.compareAndSet(row, { state: "late" })).toBeNull()
      await work.remove("message", "key")
      expect(await other.get("message", "key")).toBeNull()
    })

    it("keeps a lease from every other client, also one that comes later", async () => {
      const { work } = opened()
      await work.insertIfAbsent(aRow({ dueAt: 1 }))
      await work.claimDue("message", 100, 150, 10)
      const other = await another()
      expect(await other.claimDue("message", 149, 200, 10)).toEqual([])
      expect(await other.claimDue("message", 151, 200, 10)).toMatchObject([{ key: "key", leaseUntil: 200 }])
    })

    it("gives each row to one of the clients that claim at once, and every row to one", async () => {
      const keys = Array.from({ length: 40 }, (_, index) => `row ${String(index).padStart(2, "0")}`)
      for (const key of keys) await opened().work.insertIfAbsent(aRow({ key, dueAt: 1 }))
      const claims = await Promise.all(
        (await clients()).flatMap(work => [1, 2, 3].map(() => work.claimDue("message", 100, 150, 7))),
      )
      expect(Math.max(...claims.map(rows => rows.length))).toBeLessThanOrEqual(7)
      const given = claims.flat().map(row => row.key)
      expect(given.toSorted()).toEqual(keys)
    })

    it("lets one through of the clients that change one reading at once, again and again", async () => {
      let { row } = await opened().work.insertIfAbsent(aRow())
      const all = await clients()
      for (let round = 0; round < 5; round++) {
        const from = row
        const written = await Promise.all(all.map((work, index) => work.compareAndSet(from, { state: `${index}` })))
        const through = written.filter(it => it !== null)
        expect(through).toHaveLength(1)
        row = through[0] ?? row
        expect(await opened().work.list("message")).toEqual([row])
        expect(await opened().work.count("message", [row.state])).toEqual({ [row.state]: 1 })
      }
    })

    it("inserts one of those that clients insert at once", async () => {
      const bodies = ["a", "b", "c", "d"]
      const all = await Promise.all(
        (await clients()).map((work, index) => work.insertIfAbsent(aRow({ body: { words: bodies[index] ?? "" } }))),
      )
      expect(all.filter(it => it.inserted)).toHaveLength(1)
      expect(new Set(all.map(it => it.row.body.words)).size).toBe(1)
    })
  })
}
