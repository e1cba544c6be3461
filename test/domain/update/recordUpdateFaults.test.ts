import { describe, expect, it } from "vitest"
import { recordUpdate } from "#domain/update/recordUpdate.ts"
import type { Reply } from "#domain/update/reply.ts"
import { stateOf } from "#domain/update/update.ts"
import { aPerson } from "../../support/builders.ts"
import { outage } from "../../support/memoryUpdateStore.ts"
import { at, recordingWorld } from "../../support/recordingWorld.ts"
import { aReplyRow } from "../../support/replies.ts"

describe("when the store does not answer", () => {
  it.each(["readAction", "addUpdate", "writeAction"] as const)(
    "before %s, the reply waits and arrives whole",
    async step => {
      const { ports, store, clock, accept, nextRound, action } = recordingWorld()
      const row = await accept()
      store.before(step, outage)
      await expect(recordUpdate(ports, row)).rejects.toMatchObject({ code: "unavailable" })
      clock.pass(60)
      await nextRound()
      expect(action()).toMatchObject({ status: "on hold", lastUpdateOn: at })
      expect(store.updates.map(update => [update.key, update.held])).toEqual([["u1", null]])
    },
  )

  it.each(["addUpdate", "writeAction"] as const)("but had done %s, the reply arrives once", async step => {
    const { ports, store, clock, accept, nextRound, action, reply, notices } = recordingWorld()
    const row = await accept()
    store.after(step, outage)
    await expect(recordUpdate(ports, row)).rejects.toMatchObject({ code: "unavailable" })
    clock.pass(60)
    await nextRound()
    expect(action()).toMatchObject({ status: "on hold", lastUpdateOn: at })
    expect(store.updates.map(update => [update.key, update.held])).toEqual([["u1", null]])
    expect((await reply("u1"))?.state).toBe("applied")
    expect(await notices()).toEqual([])
  })

  it("and the action was written and then updated by another, the reply is known to have arrived", async () => {
    const { ports, store, clock, accept, nextRound, action, reply, notices } = recordingWorld()
    const row = await accept()
    store.after("writeAction", outage)
    await expect(recordUpdate(ports, row)).rejects.toMatchObject({ code: "unavailable" })
    const later = "2026-11-26T09:30:00Z"
    const { draft } = aReplyRow(action(), { key: "u2", at: later, actor: aPerson("q") }).body
    const before = stateOf(action())
    await store.addUpdate({
      ...draft,
      before,
      after: { ...before, lastUpdateOn: later, lastUpdateKey: "u2" },
      held: null,
    })
    store.edit("action", { lastUpdateOn: later, lastUpdateKey: "u2", progress: "By another." })
    clock.pass(60)
    await nextRound()
    expect((await reply("u1"))?.state).toBe("applied")
    expect(action().progress).toBe("By another.")
    expect(await notices()).toEqual([])
  })

  it.each(["readAction", "addUpdate"] as const)("before %s, the next try comes in a second", async step => {
    const { ports, store, clock, accept, reply } = recordingWorld()
    const row = await accept()
    store.before(step, outage)
    await recordUpdate(ports, row).catch(() => row)
    expect(await reply("u1")).toMatchObject({ dueAt: clock.now() + 1000, leaseUntil: null, attempts: 1 })
  })

  it("again and again, the tries come less and less often", async () => {
    const { ports, store, clock, accept, reply } = recordingWorld()
    await accept()
    const waits: number[] = []
    for (let round = 0; round < 4; round++) {
      clock.pass(400)
      const [row] = await ports.work.claimDue<Reply>("reply", clock.now(), clock.now() + 30_000, 1)
      store.before("readAction", outage)
      if (row) await recordUpdate(ports, row).catch(() => null)
      waits.push(((await reply("u1"))?.dueAt ?? 0) - clock.now())
    }
    expect(waits).toEqual([...waits].sort((a, b) => a - b))
    expect(waits.at(-1)).toBeGreaterThan(waits[0] ?? 0)
  })
})

describe("when a second worker takes the reply up because the first is slow", () => {
  it("it arrives once, and nobody is told that it was held", async () => {
    const { ports, store, accept, action, notices, reply } = recordingWorld()
    const row = await accept()
    let second: Promise<unknown> = Promise.resolve()
    const slow = { ...ports, store: { ...store, writeAction: waitForSecond } }
    async function waitForSecond(...given: Parameters<typeof store.writeAction>) {
      const [claimed] = await ports.work.claimDue<Reply>("reply", ports.clock.now() + 31_000, 2 ** 40, 1)
      if (claimed) second = recordUpdate(ports, claimed)
      await second
      return store.writeAction(...given)
    }
    await recordUpdate(slow, row)
    expect(action()).toMatchObject({ status: "on hold", lastUpdateOn: at })
    expect(store.updates.map(update => [update.key, update.held])).toEqual([["u1", null]])
    expect(await notices()).toEqual([])
    expect((await reply("u1"))?.state).toBe("applied")
  })

  it("and has finished with it, the first writes nothing over what came after", async () => {
    const { ports, store, accept, action } = recordingWorld()
    const row = await accept()
    const readAction = async (key: string) => {
      const [claimed] = await ports.work.claimDue<Reply>("reply", ports.clock.now() + 31_000, 2 ** 40, 1)
      if (claimed) {
        await recordUpdate(ports, claimed)
        store.edit("action", { progress: "Put right by hand." })
      }
      return store.readAction(key)
    }
    await recordUpdate({ ...ports, store: { ...store, readAction } }, row)
    expect(action().progress).toBe("Put right by hand.")
    expect(store.updates).toHaveLength(1)
  })

  it("and another instance writes another's answer in the same second, the slower one is kept and told, not lost", async () => {
    const { ports, store, accept, action, reply } = recordingWorld()
    const mine = await accept()
    const theirs = await accept({ key: "u2", actor: aPerson("q"), words: "The tiles have come." })
    const writeAction: typeof store.writeAction = async (...given) => {
      await recordUpdate(ports, theirs)
      return store.writeAction(...given)
    }
    await recordUpdate({ ...ports, store: { ...store, writeAction } }, mine)
    expect(action()).toMatchObject({ progress: "The tiles have come.", lastUpdateOn: at })
    expect((await reply("u2"))?.state).toBe("applied")
    expect(await reply("u1")).toMatchObject({ state: "held", body: { outcome: { held: "answered by another" } } })
    expect(store.updates.find(({ key }) => key === "u1-held")).toMatchObject({ held: "answered by another" })
  })
})
