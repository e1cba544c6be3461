import { describe, expect, it } from "vitest"
import { AppError } from "#domain/errors.ts"
import { backoffSeconds, deliver, jittered } from "#domain/message/deliver.ts"
import type { Message } from "#domain/message/message.ts"
import type { Delivery } from "#domain/message/ports.ts"
import { postMessage } from "#domain/message/postMessage.ts"
import type { Work } from "#domain/work/ports.ts"
import { aPerson, unpaced } from "../../support/builders.ts"
import { collectingMessenger } from "../../support/collectingMessenger.ts"
import { fixedClock } from "../../support/fixedClock.ts"
import { memoryWork } from "../../support/memoryWork.ts"

const to = { kind: "person" as const, person: aPerson("p") }
const content = { type: "note", words: "Hello" }

function setUp(ends: Exclude<Delivery, { kind: "sent" }>[] = []) {
  const work = memoryWork()
  const clock = fixedClock()
  const messenger = collectingMessenger(ends)
  const ports = { ...unpaced, work, clock, messenger }
  const post = (key = "key") => postMessage(ports, key, to, content, "2026-11-26")
  const claim = () => work.claimDue<Message>("message", clock.now(), clock.now() + 30_000, 10)
  const round = async () => {
    const states = []
    for (const row of await claim()) states.push(await deliver(ports, row))
    return states
  }
  const row = () => work.get<Message>("message", "key")
  return { ports, work, clock, messenger, post, claim, round, row }
}

describe("a message", () => {
  it("is stored first and sent by the next round", async () => {
    const { post, row, round, messenger, ports } = setUp()
    await post()
    expect(await row()).toMatchObject({ state: "pending", body: { to, content, delivered: null, why: null } })
    expect(messenger.received).toEqual([])
    expect(await round()).toEqual(["sent"])
    expect(messenger.received).toEqual([{ to, content }])
    expect(await row()).toMatchObject({
      state: "sent",
      dueAt: null,
      leaseUntil: null,
      body: {
        delivered: { conversationId: "conversation", activityId: "activity-1" },
        why: null,
        sentAt: ports.clock.stamp(),
      },
    })
  })

  it("is written down as sent, though the store is busy for a moment after it went", async () => {
    const { ports, post, claim, row } = setUp()
    await post()
    const [claimed] = await claim()
    const { compareAndSet } = ports.work
    let busy = 2
    const work: Work = {
      ...ports.work,
      async compareAndSet(of, change) {
        if (change.state === "sent" && busy-- > 0) throw new AppError("busy", "the table asks to wait")
        return compareAndSet(of, change)
      },
    }
    if (claimed) expect(await deliver({ ...ports, work }, claimed)).toBe("sent")
    expect(await row()).toMatchObject({ state: "sent", leaseUntil: null })
  })

  it("is written down as what became of it when the store asks for a pause", async () => {
    const { ports, post, claim, row } = setUp()
    await post()
    const [claimed] = await claim()
    const { compareAndSet } = ports.work
    const waited: number[] = []
    const work: Work = {
      ...ports.work,
      async compareAndSet(of, change) {
        if (change.state === "sent" && waited.length === 0)
          throw new AppError("busy", "the table asks for a longer pause", { retryAfterSeconds: 5 })
        return compareAndSet(of, change)
      },
    }
    const wait = async (milliseconds: number) => waited.push(milliseconds)
    if (claimed) expect(await deliver({ ...ports, work, wait }, claimed)).toBe("sent")
    expect(waited).toEqual([5000])
    expect(await row()).toMatchObject({ state: "sent" })
  })

  it("goes, though the store did not answer when it was put down that it is going", async () => {
    const { ports, post, claim, row, messenger } = setUp()
    await post()
    const [claimed] = await claim()
    const { compareAndSet } = ports.work
    const work: Work = {
      ...ports.work,
      async compareAndSet(of, change) {
        const written = await compareAndSet(of, change)
        if (change.state === "sending") throw new AppError("unavailable", "no answer in time")
        return written
      },
    }
    if (claimed) expect(await deliver({ ...ports, work }, claimed)).toBe("sent")
    expect(messenger.received).toHaveLength(1)
    expect(await row()).toMatchObject({ state: "sent", attempts: 1 })
  })

  it("stays to be sent, where the store did not take it that it is going", async () => {
    const { ports, post, claim, row, messenger } = setUp()
    await post()
    const [claimed] = await claim()
    const { compareAndSet } = ports.work
    const work: Work = {
      ...ports.work,
      async compareAndSet(of, change) {
        if (change.state === "sending") throw new AppError("unavailable", "no answer in time")
        return compareAndSet(of, change)
      },
    }
    if (claimed) expect(await deliver({ ...ports, work }, claimed)).toBe("pending")
    expect(messenger.received).toEqual([])
    expect(await row()).toMatchObject({ state: "pending", attempts: 0 })
  })

  it("is stored once for its key, and sent once", async () => {
    const { post, round, messenger } = setUp()
    expect((await post()).inserted).toBe(true)
    expect((await post()).inserted).toBe(false)
    await round()
    await round()
    expect((await post()).row.state).toBe("sent")
    await round()
    expect(messenger.received).toHaveLength(1)
  })

  it("is not sent by a worker whose lease was lost to another", async () => {
    const { ports, post, claim, clock, messenger } = setUp()
    await post()
    const [slow] = await claim()
    clock.pass(31)
    const [quick] = await claim()
    if (!slow || !quick) throw new Error("both must have claimed the message")
    expect(await deliver(ports, quick)).toBe("sent")
    await deliver(ports, slow)
    expect(messenger.received).toHaveLength(1)
  })

  it("left in the middle of being sent becomes unknown, and is not sent again", async () => {
    const { ports, work, post, row, round, messenger, clock } = setUp()
    await post()
    const stored = await row()
    if (stored) await work.compareAndSet(stored, { state: "sending", attempts: 1 })
    expect(await round()).toEqual(["unknown"])
    clock.pass(10_000)
    expect(await round()).toEqual([])
    expect(messenger.received).toEqual([])
    expect((await ports.work.get<Message>("message", "key"))?.body.why).toMatch(/stopped/)
  })
})

describe("a moment before it goes", () => {
  it("it is revised, and what goes and is kept is what was left of it", async () => {
    const { ports, post, claim, row, messenger } = setUp()
    await post()
    const [claimed] = await claim()
    const less = { type: "note", words: "Hullo" }
    expect(claimed && (await deliver({ ...ports, revise: () => less }, claimed))).toBe("sent")
    expect(messenger.received).toEqual([{ to, content: less }])
    expect((await row())?.body.content).toEqual(less)
  })

  it("with nothing left to say it is skipped, with the reason", async () => {
    const { ports, post, claim, row, messenger } = setUp()
    await post()
    const [claimed] = await claim()
    expect(claimed && (await deliver({ ...ports, revise: () => null }, claimed))).toBe("skipped")
    expect(await row()).toMatchObject({
      state: "skipped",
      dueAt: null,
      body: { why: expect.stringMatching(/answered or paused/) },
    })
    expect(messenger.received).toEqual([])
  })

  it("it waits for its turn, asked for by whom it goes to, and is given back while that is far ahead", async () => {
    const { ports, post, claim, row, clock, messenger } = setUp()
    await post()
    const [claimed] = await claim()
    const pace = { turn: async (whom: string) => whom !== "person/p" }
    expect(claimed && (await deliver({ ...ports, pace }, claimed))).toBe("pending")
    expect(await row()).toMatchObject({ state: "pending", attempts: 0, dueAt: clock.now(), leaseUntil: null })
    expect(messenger.received).toEqual([])
  })

  it("it is given back when too little of its lease is left to send it in", async () => {
    const { ports, work, post, claim, row, clock, messenger } = setUp()
    await post()
    const [claimed] = await claim()
    // Storing that it is being sent takes longer than the lease leaves.
    const slow: typeof work = {
      ...work,
      compareAndSet: async (stored, change) => {
        if (change.state === "sending") clock.pass(21)
        return work.compareAndSet(stored, change)
      },
    }
    expect(claimed && (await deliver({ ...ports, work: slow }, claimed))).toBe("pending")
    expect(await row()).toMatchObject({ state: "pending", leaseUntil: null })
    expect(messenger.received).toEqual([])
  })

  it("its lease is begun anew, so that nobody else takes it up meanwhile", async () => {
    const { ports, post, claim, clock, messenger } = setUp()
    await post()
    const [claimed] = await claim()
    clock.pass(29)
    const seen: unknown[] = []
    const slow = {
      send: async (...given: Parameters<typeof messenger.send>) => {
        clock.pass(9)
        seen.push(...(await claim()))
        return messenger.send(...given)
      },
    }
    expect(claimed && (await deliver({ ...ports, messenger: slow }, claimed))).toBe("sent")
    expect(seen).toEqual([])
  })
})

describe("a message that does not arrive", () => {
  it.each(["failed", "unknown"] as const)("is %s, with the reason, and is not tried again", async kind => {
    const { post, round, row, clock, messenger } = setUp([{ kind, why: "has removed the app" }])
    await post()
    expect(await round()).toEqual([kind])
    expect(await row()).toMatchObject({ state: kind, dueAt: null, body: { why: "has removed the app" } })
    clock.pass(10_000)
    expect(await round()).toEqual([])
    expect(messenger.received).toEqual([])
  })

  it("for now, is tried again after the time that was asked for, and no sooner", async () => {
    const { post, round, row, clock, messenger } = setUp([{ kind: "retry", why: "too many", afterSeconds: 17 }])
    await post()
    expect(await round()).toEqual(["pending"])
    expect(await row()).toMatchObject({ state: "pending", leaseUntil: null, body: { why: "too many" } })
    clock.pass(16)
    expect(await round()).toEqual([])
    clock.pass(1)
    expect(await round()).toEqual(["sent"])
    expect(messenger.received).toHaveLength(1)
    expect((await row())?.body.why).toBeNull()
  })

  it("is tried less and less often where no time was asked for", async () => {
    const again = { kind: "retry", why: "no answer", afterSeconds: null } as const
    const { post, round, row, clock } = setUp([again, again, again, again])
    await post()
    const waits: number[] = []
    for (let attempt = 0; attempt < 4; attempt++) {
      await round()
      waits.push(((await row())?.dueAt ?? 0) - clock.now())
      clock.pass(300)
    }
    expect(waits).toEqual([1000, 2000, 4000, 8000])
  })

  it("that certainly did not arrive is tried again while its day lasts, and then skipped", async () => {
    const { post, round, row, clock, messenger } = setUp(
      Array.from({ length: 30 }, () => ({ kind: "retry" as const, why: "no answer", afterSeconds: 1 })),
    )
    await post()
    for (let at = 0; at < 20; at++) {
      expect(await round()).toEqual(["pending"])
      clock.pass(2)
    }
    clock.setDay("2026-11-27")

    expect(await round()).toEqual(["skipped"])
    expect(await row()).toMatchObject({ state: "skipped", dueAt: null, body: { why: "no answer" } })
    expect(messenger.received).toEqual([])
  })

  it("and was never tried while its day lasted is skipped because that has passed", async () => {
    const { post, round, row, clock } = setUp()
    await post()
    clock.setDay("2026-11-27")
    expect(await round()).toEqual(["skipped"])
    expect((await row())?.body.why).toBe("its day has passed")
  })

  it.each(["the app is blocked by the Teams administrator", "the app’s registration is not known to Teams"])(
    "because %s waits for IT: tried every quarter of an hour, not counted, and sent once that is mended",
    async why => {
      const ofAll = { kind: "retry", why, afterSeconds: 2 } as const
      const busy = { kind: "retry", why: "Teams was not available", afterSeconds: null } as const
      const { post, round, row, clock, messenger } = setUp([ofAll, ofAll, ofAll, busy])
      await post()
      const due = (await row())?.dueAt
      for (let at = 0; at < 3; at++) {
        expect(await round()).toEqual(["pending"])
        expect(await row()).toMatchObject({
          state: "pending",
          attempts: 0,
          leaseUntil: null,
          body: { why, since: due },
        })
        clock.pass(899)
        expect(await round()).toEqual([])
        clock.pass(1)
      }
      await round()
      expect((await row())?.dueAt).toBe(clock.now() + 1000)
      clock.pass(1)
      expect(await round()).toEqual(["sent"])
      expect(messenger.received).toHaveLength(1)
      expect((await row())?.body.why).toBeNull()
    },
  )

  it("because of the whole tenant until its day has passed is skipped with that reason", async () => {
    const why = "the app is blocked by the Teams administrator"
    const { post, round, row, clock } = setUp([{ kind: "retry", why, afterSeconds: null }])
    await post()
    await round()
    clock.setDay("2026-11-27")
    clock.pass(900)
    expect(await round()).toEqual(["skipped"])
    expect(await row()).toMatchObject({ state: "skipped", dueAt: null, body: { why } })
  })
})

describe("the wait before another try", () => {
  it("doubles, and is never more than five minutes", () => {
    expect([0, 1, 2, 3, 4, 9, 10, 50].map(backoffSeconds)).toEqual([1, 1, 2, 4, 8, 256, 300, 300])
  })

  it("is between half of itself and the whole, by chance", () => {
    expect([0, 0.5, 1].map(chance => jittered(8, chance))).toEqual([4, 6, 8])
  })
})
