import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { openSqliteWork, removeEndedStatement } from "#api/work/sqlite.ts"
import { aRow, workContract } from "../../contracts/workContract.ts"

const newFolder = () => mkdtemp(join(tmpdir(), "golden-thread-work-"))

workContract("in a SQLite file", async () => {
  const folder = await newFolder()
  const work = openSqliteWork(join(folder, "work.db"))
  return {
    work,
    close: async () => {
      work.close()
      await rm(folder, { recursive: true })
    },
  }
})

/** Another process that opens the file and stays. */
const holding = `import("#api/work/sqlite.ts").then(async ({ openSqliteWork }) => {
  const work = openSqliteWork(process.argv[1])
  await work.insertIfAbsent(JSON.parse(process.argv[2]))
  console.log("kept")
  setInterval(() => {}, 1000)
})`

describe("a SQLite file opened again", () => {
  let folder: string

  beforeEach(async () => {
    folder = await newFolder()
  })
  afterEach(() => rm(folder, { recursive: true }))

  const open = () => openSqliteWork(join(folder, "work.db"))

  it("still holds what was inserted and changed, and not what was removed", async () => {
    const first = open()
    const { row } = await first.insertIfAbsent(aRow({ key: "kept" }))
    await first.insertIfAbsent(aRow({ key: "gone" }))
    await first.compareAndSet(row, { state: "sent", body: { words: "second" }, attempts: 2, dueAt: null })
    await first.remove("message", "gone")
    const before = await first.list("message")
    first.close()

    const again = open()
    expect(await again.list("message")).toEqual(before)
    expect(before).toMatchObject([{ key: "kept", state: "sent", body: { words: "second" }, attempts: 2 }])
    expect((await again.insertIfAbsent(aRow({ key: "kept" }))).inserted).toBe(false)
    again.close()
  })

  it("is refused while it is open elsewhere, and the leases of who holds it stay", async () => {
    const first = open()
    await first.insertIfAbsent(aRow({ key: "held", dueAt: 0, leaseUntil: 5000 }))

    expect(() => openSqliteWork(join(folder, "work.db"), 10)).toThrow(/is running on .*work\.db already/)
    expect(await first.get("message", "held")).toMatchObject({ leaseUntil: 5000, version: 1 })
    first.close()
    open().close()
  })

  it("is free as soon as whoever held it was killed, and holds what was inserted", async () => {
    const given = ["-e", holding, join(folder, "work.db"), JSON.stringify(aRow())]
    const holder = spawn(process.execPath, given, { cwd: import.meta.dirname })
    await once(holder.stdout, "data")
    expect(() => openSqliteWork(join(folder, "work.db"), 10)).toThrow(/already/)
    const ended = once(holder, "exit")
    holder.kill("SIGKILL")
    await ended

    const again = openSqliteWork(join(folder, "work.db"), 10)
    expect((await again.get("message", "key"))?.state).toBe("pending")
    again.close()
  })

  it("that cannot be read holds nobody up once it was put right", async () => {
    await writeFile(join(folder, "work.db"), "no database, however long one reads in it".repeat(100))
    expect(() => open()).toThrow(/not a database/)
    await rm(join(folder, "work.db"))

    openSqliteWork(join(folder, "work.db"), 10).close()
  })

  it("finds what is to be forgotten by an index of what has ended", async () => {
    open().close()
    const db = new DatabaseSync(join(folder, "work.db"))
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${removeEndedStatement}`).all("message", "2026-01-01", 500)
    db.close()

    const steps = plan.map(({ detail }) => String(detail))
    expect(steps).toContainEqual(expect.stringContaining("INDEX ended (kind=? AND created_at<?)"))
    expect(steps.filter(step => step.startsWith("SCAN"))).toEqual([])
  })

  it("gives up the leases of the process before it", async () => {
    const first = open()
    await first.insertIfAbsent(aRow({ dueAt: 1 }))
    const [claimed] = await first.claimDue("message", 100, 1_000_000, 1)
    first.close()

    const again = open()
    expect(claimed && (await again.compareAndSet(claimed, { state: "sent" }))).toBeNull()
    expect((await again.claimDue("message", 100, 1_000_000, 1)).map(row => row.key)).toEqual(["key"])
    again.close()
  })
})
