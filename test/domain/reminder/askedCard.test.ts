import { describe, expect, it } from "vitest"
import type { Message } from "#domain/message/message.ts"
import { readAskedCards } from "#domain/reminder/askedCard.ts"
import { type Reminder, reminderKey } from "#domain/reminder/reminder.ts"
import type { Work } from "#domain/work/ports.ts"
import { aPerson } from "../../support/builders.ts"
import { memoryWork } from "../../support/memoryWork.ts"

const today = "2026-11-26"
const yesterday = "2026-11-25"

async function insertCard(work: Work, day: string, state = "sent", exempt = ["a/post"], person = "p") {
  const key = reminderKey(day, person)
  const body: Message<Reminder> = {
    to: { kind: "person", person: aPerson(person) },
    content: { type: "reminder", key, day, items: [], more: ["b/post"], exempt, escalated: [], toldToo: [] },
    ...{ until: day, delivered: null, why: null },
  }
  const row = { kind: "message" as const, key, state, body, dueAt: null, leaseUntil: null }
  return work.insertIfAbsent<Message<Reminder>>({ ...row, createdAt: `${day}T09:00:00Z` })
}

const read = async (work: Work, upTo = today) =>
  (await readAskedCards(work, today, upTo)).map(({ day, state, to, items }) => [day, state, to?.id, ...items])

describe("cards without their words", () => {
  it("tell whom they asked about what, and what became of it", async () => {
    const work = memoryWork()
    await insertCard(work, yesterday)
    await insertCard(work, today, "pending", ["c/post"], "q")
    expect(await read(work)).toEqual([
      [yesterday, "sent", "p", "a/post", "b/post"],
      [today, "pending", "q", "c/post", "b/post"],
    ])
  })

  it("of days gone by are kept: they are known when the cards themselves are no longer read", async () => {
    const work = memoryWork()
    await insertCard(work, yesterday)
    const first = await read(work)
    await work.remove("message", reminderKey(yesterday, "p"))
    expect(await read(work)).toEqual(first)
  })

  it.each(["pending", "sending"])("are not kept of a day with a card that is still %s", async state => {
    const work = memoryWork()
    const { row } = await insertCard(work, yesterday, state)
    await read(work)
    await work.compareAndSet(row, { state: "skipped" })
    expect(await read(work)).toEqual([[yesterday, "skipped", "p", "a/post", "b/post"]])
  })

  it("are not kept of today, nor of a day to come", async () => {
    const work = memoryWork()
    await insertCard(work, today)
    await read(work, "2026-11-27")
    await insertCard(work, today, "sent", ["c/post"], "q")
    await insertCard(work, "2026-11-27", "pending", ["d/post"], "q")
    expect(await read(work, "2026-11-27")).toHaveLength(3)
  })

  it("are kept in several rows where there are many, and read from the cards while one is missing", async () => {
    const work = memoryWork()
    const many = Array.from({ length: 1000 }, (_, at) => `action-with-a-long-key-${at}/post`)
    for (let person = 0; person < 20; person++) await insertCard(work, yesterday, "sent", many, `p${person}`)
    await read(work)
    const parts = await work.list("asked", { prefix: yesterday })
    expect(parts.length).toBeGreaterThan(1)
    await work.remove("asked", parts[0]?.key ?? "")
    expect(await read(work)).toHaveLength(20)
    expect(await work.list("asked", { prefix: yesterday })).toHaveLength(parts.length)
  })
})
