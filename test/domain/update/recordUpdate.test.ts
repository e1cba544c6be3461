import { describe, expect, it } from "vitest"
import type { Action } from "#domain/action/action.ts"
import type { Message } from "#domain/message/message.ts"
import { type RecordPorts, recordUpdate } from "#domain/update/recordUpdate.ts"
import type { Draft, Reply, ReplyRow } from "#domain/update/reply.ts"
import type { HeldNotice } from "#domain/update/tellHeld.ts"
import { stateOf } from "#domain/update/update.ts"
import { anAction, aPerson, aPlan, aPost, dueBy, type RegisterParts } from "../../support/builders.ts"
import { fixedClock } from "../../support/fixedClock.ts"
import { memoryUpdateStore, outage } from "../../support/memoryUpdateStore.ts"
import { memoryWork } from "../../support/memoryWork.ts"
import { aReplyRow } from "../../support/replies.ts"

const at = "2026-11-26T09:00:00Z"
const asked = { status: "on hold", closedBecause: null, forecast: null } as const
const posts = [
  aPost({ key: "post", holder: aPerson("p") }),
  aPost({ key: "owner", holder: aPerson("owner") }),
  aPost({ key: "other", holder: aPerson("q") }),
]

function setUp(parts: RegisterParts = {}) {
  const store = memoryUpdateStore({
    actions: [anAction({ byWhen: dueBy("2026-12-01") })],
    posts,
    plans: [aPlan({ ownerKey: "owner" })],
    ...parts,
  })
  const clock = fixedClock()
  const ports: RecordPorts = { work: memoryWork(), store, register: store.register, clock }

  /** A reply to the action as it now is, stored and leased as by whoever took it. */
  const accept = async (part: Partial<Draft> = {}): Promise<ReplyRow> => {
    const action = store.actions.get("action") ?? anAction()
    const made = aReplyRow(action, { key: "u1", at, asked, words: "Waiting for tiles.", ...part })
    const { row } = await ports.work.insertIfAbsent({ ...made, dueAt: clock.now(), leaseUntil: clock.now() + 30_000 })
    return row
  }
  /** Takes up every reply whose time has come, as the next round of work would. */
  const nextRound = async () => {
    for (const row of await ports.work.claimDue<Reply>("reply", clock.now(), clock.now() + 30_000, 10))
      await recordUpdate(ports, row).catch(() => row)
  }
  const action = () => store.actions.get("action") as Action
  const reply = async (key: string) => {
    const rows = await ports.work.list<Reply>("reply")
    return rows.find(row => row.body.draft.key === key)
  }
  const notices = async () => (await ports.work.list<Message<HeldNotice>>("message")).map(row => row.body)
  return { ports, store, clock, accept, nextRound, action, reply, notices }
}

describe("a reply brought to the plan", () => {
  it("is an update in the list, and the action's new state", async () => {
    const { ports, store, accept, action, notices } = setUp()
    const before = stateOf(action())
    const row = await recordUpdate(ports, await accept())
    expect(action()).toMatchObject({ status: "on hold", progress: "Waiting for tiles.", lastUpdateOn: at })
    expect(store.updates).toMatchObject([{ key: "u1", before, after: stateOf(action()), held: null }])
    expect(row).toMatchObject({ state: "applied", dueAt: null, leaseUntil: null })
    expect(row.body.outcome).toEqual({ state: stateOf(action()), held: null })
    expect(await notices()).toEqual([])
  })

  it("is brought there once, however often it is taken up", async () => {
    const { ports, store, accept, action } = setUp()
    const done = await recordUpdate(ports, await accept())
    store.edit("action", { progress: "Put right by hand." })
    expect(await recordUpdate(ports, done)).toEqual(done)
    expect(action().progress).toBe("Put right by hand.")
    expect(store.updates).toHaveLength(1)
  })

  it("waits behind an earlier reply on the same action", async () => {
    const { ports, store, clock, accept, nextRound, action } = setUp()
    const first = await accept()
    const second = await accept({ key: "u2", at: "2026-11-26T09:00:05Z", words: "Tiles came." })
    expect((await recordUpdate(ports, second)).state).toBe("accepted")
    expect(store.updates).toEqual([])
    await recordUpdate(ports, first)
    clock.pass(2)
    await nextRound()
    expect(action().progress).toBe("Tiles came.")
    expect(store.updates.map(update => [update.key, update.held])).toEqual([
      ["u1", null],
      ["u2", null],
    ])
  })

  it("does not wait behind a reply on another action", async () => {
    const { ports, accept, action } = setUp()
    await ports.work.insertIfAbsent(aReplyRow(anAction({ key: "another" }), { key: "u0" }))
    await recordUpdate(ports, await accept())
    expect(action().status).toBe("on hold")
  })
})

describe("when somebody edits the action at the same time", () => {
  it("the reply is judged anew and both are kept", async () => {
    const { ports, store, accept, action } = setUp()
    const row = await accept()
    store.before("writeAction", () => store.edit("action", { text: "Mend the whole roof" }))
    expect((await recordUpdate(ports, row)).state).toBe("applied")
    expect(action()).toMatchObject({ text: "Mend the whole roof", status: "on hold" })
    expect(store.updates).toHaveLength(1)
  })

  it("and the edit closes it, the reply is held and a line says so", async () => {
    const { ports, store, accept, action } = setUp()
    const row = await accept()
    store.before("writeAction", () => store.edit("action", { status: "complete" }))
    expect((await recordUpdate(ports, row)).state).toBe("held")
    expect(action()).toMatchObject({ status: "complete", progress: "" })
    expect(store.updates.map(update => [update.key, update.held, update.words])).toEqual([
      ["u1", null, "Waiting for tiles."],
      ["u1-held", "closed", ""],
    ])
  })

  it("and goes on editing, the reply waits for the next round and is not lost", async () => {
    const { ports, store, clock, accept, nextRound, action } = setUp()
    const row = await accept()
    let edits = 0
    const editAgain = () => {
      store.edit("action", { text: `Edit ${++edits}` })
      if (edits < 3) store.before("writeAction", editAgain)
    }
    store.before("writeAction", editAgain)
    const waiting = await recordUpdate(ports, row)
    expect(waiting).toMatchObject({ state: "recorded", attempts: 1, leaseUntil: null })
    clock.pass(2)
    await nextRound()
    expect(action()).toMatchObject({ text: "Edit 3", status: "on hold" })
    expect(store.updates).toHaveLength(1)
  })
})

describe("a reply that is held", () => {
  const heldBy = async (change: Partial<Action>) => {
    const world = setUp()
    const row = await world.accept()
    world.store.edit("action", change)
    const done = await recordUpdate(world.ports, row)
    return { ...world, done }
  }

  it.each([
    ["closed", { status: "complete" }],
    ["re-dated", { byWhen: dueBy("2026-12-24") }],
    ["handed over", { leadKey: "other" }],
    ["answered by another", { lastUpdateOn: "2026-11-26T08:00:00Z" }],
  ] as const)("because %s leaves the action and keeps the words", async (because, change) => {
    const { done, store, action } = await heldBy(change)
    expect(done).toMatchObject({ state: "held", dueAt: null, body: { outcome: { held: because } } })
    expect(action()).toMatchObject({ progress: "", ...change })
    expect(store.updates).toMatchObject([{ key: "u1", held: because, words: "Waiting for tiles." }])
  })

  it("is told to its sender and to the plan's owner, once each", async () => {
    const { ports, done, notices } = await heldBy({ status: "complete" })
    await recordUpdate(ports, { ...done, state: "accepted" })
    expect(
      (await notices()).map(({ to, content }) => [to, content.forOwner, content.because, content.words, content.text]),
    ).toEqual([
      [{ kind: "person", person: aPerson("owner") }, false, "closed", "Waiting for tiles.", "Mend the roof"],
      [{ kind: "person", person: aPerson("p") }, true, "closed", "Waiting for tiles.", "Mend the roof"],
    ])
  })

  it("is told without its words where the action is exempt", async () => {
    const { notices } = await heldBy({ status: "complete", exemptParagraph: "4" })
    const told = await notices()
    expect(told).toHaveLength(2)
    expect(JSON.stringify(told)).not.toMatch(/tiles|roof/)
  })

  it("is told once to a sender who owns the plan", async () => {
    const world = setUp({ plans: [aPlan({ ownerKey: "post" })] })
    const row = await world.accept()
    world.store.edit("action", { status: "complete" })
    await recordUpdate(world.ports, row)
    expect((await world.notices()).map(({ content }) => content.forOwner)).toEqual([true])
  })

  it("keeps the words of an action that is gone from the lists", async () => {
    const { ports, store, accept } = setUp()
    const row = await accept()
    store.removeAction("action")
    expect(await recordUpdate(ports, row)).toMatchObject({ state: "held", body: { outcome: null } })
    expect(store.updates).toMatchObject([{ key: "u1", words: "Waiting for tiles.", before: null, after: null }])
  })
})

describe("when the store does not answer", () => {
  it.each(["readAction", "addUpdate", "writeAction"] as const)(
    "before %s, the reply waits and arrives whole",
    async step => {
      const { ports, store, clock, accept, nextRound, action } = setUp()
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
    const { ports, store, clock, accept, nextRound, action, reply, notices } = setUp()
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
    const { ports, store, clock, accept, nextRound, action, reply, notices } = setUp()
    const row = await accept()
    store.after("writeAction", outage)
    await expect(recordUpdate(ports, row)).rejects.toMatchObject({ code: "unavailable" })
    const later = "2026-11-26T09:30:00Z"
    const { draft } = aReplyRow(action(), { key: "u2", at: later, actor: aPerson("q") }).body
    const before = stateOf(action())
    await store.addUpdate({ ...draft, before, after: { ...before, lastUpdateOn: later }, held: null })
    store.edit("action", { lastUpdateOn: later, progress: "By another." })
    clock.pass(60)
    await nextRound()
    expect((await reply("u1"))?.state).toBe("applied")
    expect(action().progress).toBe("By another.")
    expect(await notices()).toEqual([])
  })

  it.each(["readAction", "addUpdate"] as const)("before %s, the next try comes in a second", async step => {
    const { ports, store, clock, accept, reply } = setUp()
    const row = await accept()
    store.before(step, outage)
    await recordUpdate(ports, row).catch(() => row)
    expect(await reply("u1")).toMatchObject({ dueAt: clock.now() + 1000, leaseUntil: null, attempts: 1 })
  })

  it("again and again, the tries come less and less often", async () => {
    const { ports, store, clock, accept, reply } = setUp()
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
    const { ports, store, accept, action, notices, reply } = setUp()
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
})

describe("a group's action", () => {
  it("is complete when the last member's answer arrives", async () => {
    const { ports, accept, action } = setUp({
      posts: [
        aPost({ key: "post", memberKeys: ["a", "b"] }),
        aPost({ key: "a", holder: aPerson("p") }),
        aPost({ key: "b", holder: aPerson("q") }),
      ],
    })
    const complete = { ...asked, status: "complete" as const }
    const answerOf = (key: string, post: string, time: string) =>
      accept({ key, at: time, actor: aPerson(post), forPost: { key: post, title: post }, asked: complete })
    const first = await answerOf("u1", "a", at)
    await recordUpdate(ports, first)
    expect(action().status).toBe("under way")
    await recordUpdate(ports, await answerOf("u2", "b", "2026-11-26T09:10:00Z"))
    expect(action().status).toBe("complete")
    expect(action().byWhen.stages.map(stage => stage.doneOn)).toEqual(["2026-11-26"])
  })
})
