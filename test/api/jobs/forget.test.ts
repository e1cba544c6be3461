import { describe, expect, it } from "vitest"
import { forgetOld } from "#api/jobs/forget.ts"
import { addDays } from "#domain/day/day.ts"
import { type WorkKind, workKinds } from "#domain/work/ports.ts"
import { memoryWork } from "../../support/memoryWork.ts"

const today = "2026-11-26"
const clock = { today: () => today }

/** One row of each kind, ended, of each age in days. */
async function workOfAges(...ages: number[]) {
  const work = memoryWork()
  for (const kind of workKinds)
    for (const age of ages) await insert(work, kind, String(age), { createdAt: `${addDays(today, -age)}T00:00:00Z` })
  return work
}

const insert = (work: ReturnType<typeof memoryWork>, kind: WorkKind, key: string, part: object) =>
  work.insertIfAbsent({
    ...{ kind, key, state: "ended", body: null, dueAt: null, leaseUntil: null, createdAt: `${today}T00:00:00Z` },
    ...part,
  })

const left = async (work: ReturnType<typeof memoryWork>, kind: WorkKind) =>
  (await work.list(kind)).map(({ key }) => key)

describe("what has long reached its end", () => {
  it.each<[WorkKind, string[]]>([
    ["message", ["1", "120", "3"]],
    ["reply", ["1", "120", "3"]],
    ["request", ["1", "120", "3"]],
    ["import", ["1", "120", "3"]],
    ["asked", ["1", "120", "3"]],
    ["pace", ["1", "120", "121", "3"]],
    ["job", ["1", "120", "121", "3"]],
    ["conversation", ["1", "120", "121", "3"]],
  ])("is forgotten after its time: %s", async (kind, expected) => {
    const work = await workOfAges(1, 3, 120, 121)
    await forgetOld({ work, clock })
    expect(await left(work, kind)).toEqual(expected)
  })

  it("but not what still wants attention, however old", async () => {
    const work = memoryWork()
    await insert(work, "reply", "waits", { dueAt: 5, createdAt: "2020-01-01T00:00:00Z" })
    expect(await forgetOld({ work, clock })).toBe(0)
    expect(await left(work, "reply")).toEqual(["waits"])
  })

  it("is forgotten whole, however much there is", async () => {
    const work = memoryWork()
    for (let at = 0; at < 1203; at++) await insert(work, "message", String(at), { createdAt: "2026-01-01T00:00:00Z" })
    await insert(work, "message", "today's", {})
    expect(await forgetOld({ work, clock })).toBe(1203)
    expect(await left(work, "message")).toEqual(["today's"])
  })
})
