import { describe, expect, it } from "vitest"
import { createWaiting } from "#api/jobs/waiting.ts"
import type { ReplyRow } from "#domain/update/reply.ts"
import { anAbsence, anAction } from "../../support/builders.ts"
import { memoryWork } from "../../support/memoryWork.ts"
import { aReplyRow } from "../../support/replies.ts"
import { aRequestRow } from "../../support/requestRows.ts"

const reply = (key: string, state = "accepted") => aReplyRow(anAction(), { key }, { state })
const keysOf = (rows: readonly ReplyRow[]) => rows.map(({ body }) => body.draft.key)

/** Lists that are read again whenever somebody asks. */
const freshLists = () => {
  let now = 0
  return { readFrom: () => ++now, refresh: () => {}, now: () => ++now }
}

describe("what is on its way", () => {
  it("is kept while it waits, and forgotten when it has reached its end", () => {
    const waiting = createWaiting(memoryWork(), freshLists())
    waiting.put(reply("u1"))
    waiting.put(reply("u1", "recorded"))
    waiting.put(reply("u2"))
    expect(keysOf(waiting.replies())).toEqual(["u1", "u2"])

    waiting.put(reply("u1", "applied"))
    waiting.put(reply("u2", "held"))
    expect(waiting.replies()).toEqual([])
  })

  it("changes its version with every change, and with nothing else", () => {
    const waiting = createWaiting(memoryWork(), freshLists())
    const versions = [waiting.version()]
    const note = () => versions.push(waiting.version())
    waiting.put(reply("u1"))
    note()
    waiting.put(reply("unknown", "applied"))
    note()
    waiting.putRequest(aRequestRow(anAbsence()))
    note()
    waiting.put(reply("u1", "applied"))
    note()

    expect(versions).toEqual([0, 1, 1, 2, 3])
  })

  it("is what the store holds, also what another instance accepted and ended", async () => {
    const work = memoryWork()
    const waiting = createWaiting(work, freshLists())
    const { row } = await work.insertIfAbsent<ReplyRow["body"]>(reply("u1"))
    await work.insertIfAbsent(aRequestRow(anAbsence()))
    await waiting.read()
    expect(keysOf(waiting.replies())).toEqual(["u1"])
    expect(waiting.requests()).toHaveLength(1)

    await work.compareAndSet(row, { state: "applied" })
    await waiting.read()
    expect(waiting.replies()).toEqual([])
  })

  it("read again unchanged is not taken for a change", async () => {
    const work = memoryWork()
    const waiting = createWaiting(work, freshLists())
    await work.insertIfAbsent(reply("u1"))
    await waiting.read()
    const before = waiting.version()
    await waiting.read()

    expect(waiting.version()).toBe(before)
  })

  it("that changed while the store was read is newer than what was read", async () => {
    const work = memoryWork()
    await work.insertIfAbsent(reply("u1"))
    const waiting = createWaiting(work, freshLists())
    await waiting.read()
    const { list } = work
    work.list = async (kind, filter) => {
      const read = await list(kind, filter)
      // Ended and accepted here after the store was read.
      waiting.put(reply("u1", "applied"))
      waiting.put(reply("u2"))
      return read as never
    }
    await waiting.read()

    expect(keysOf(waiting.replies())).toEqual(["u2"])
  })

  it("is read though one reading failed", async () => {
    const work = memoryWork()
    const { list } = work
    work.list = async () => {
      throw new Error("the store is away")
    }
    const waiting = createWaiting(work, freshLists())
    const failing = waiting.read()
    await expect(failing).rejects.toThrow("away")
    work.list = list
    await work.insertIfAbsent(reply("u1"))
    await waiting.read()

    expect(keysOf(waiting.replies())).toEqual(["u1"])
  })

  it("and ended by another instance lies over the register until the lists were read again", async () => {
    const work = memoryWork()
    const lists = { at: 100, asked: 0 }
    const waiting = createWaiting(work, {
      readFrom: () => lists.at,
      refresh: () => void lists.asked++,
      now: () => 200,
    })
    const { row } = await work.insertIfAbsent<ReplyRow["body"]>(reply("u1"))
    await waiting.read()
    expect(lists.asked).toBe(0)
    await work.compareAndSet(row, { state: "applied" })
    await waiting.read()
    expect(waiting.replies().map(({ state }) => state)).toEqual(["ended elsewhere"])
    expect(lists.asked).toBe(1)
    await waiting.read()
    expect(waiting.replies()).toHaveLength(1)
    lists.at = 300
    await waiting.read()
    expect(waiting.replies()).toEqual([])
  })

  it("accepted while the store was read is kept until the lists were read after its end elsewhere", async () => {
    const work = memoryWork()
    const lists = { at: 100, now: 200 }
    const waiting = createWaiting(work, { readFrom: () => lists.at, refresh: () => {}, now: () => lists.now })
    const { list } = work
    work.list = async (kind, filter) => {
      const read = await list(kind, filter)
      if (kind === "request") waiting.put(reply("u1"))
      return read as never
    }
    await waiting.read()
    work.list = list
    const { row } = await work.insertIfAbsent<ReplyRow["body"]>(reply("u1"))
    await waiting.read()
    await work.compareAndSet(row, { state: "applied" })
    // A reading of the lists that began before that end.
    lists.at = 300
    lists.now = 400
    await waiting.read()

    expect(waiting.replies().map(({ state }) => state)).toEqual(["ended elsewhere"])
  })
})
