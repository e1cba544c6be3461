import { describe, expect, it } from "vitest"
import type { Action } from "#domain/action/action.ts"
import { recordUpdate } from "#domain/update/recordUpdate.ts"
import type { Reply } from "#domain/update/reply.ts"
import { stateOf } from "#domain/update/update.ts"
import { anAction, aPerson, aPlan, aPost, dueBy } from "../../support/builders.ts"
import { outage } from "../../support/memoryUpdateStore.ts"
import { asked, at, recordingWorld } from "../../support/recordingWorld.ts"
import { aReplyRow } from "../../support/replies.ts"

describe("a reply brought to the plan", () => {
  it("is an update in the list, and the action's new state", async () => {
    const { ports, store, accept, action, notices } = recordingWorld()
    const before = stateOf(action())
    const row = await recordUpdate(ports, await accept())
    expect(action()).toMatchObject({ status: "on hold", progress: "Waiting for tiles.", lastUpdateOn: at })
    expect(store.updates).toMatchObject([{ key: "u1", before, after: stateOf(action()), held: null }])
    expect(row).toMatchObject({ state: "applied", dueAt: null, leaseUntil: null })
    expect(row.body.outcome).toEqual({ state: stateOf(action()), held: null })
    expect(await notices()).toEqual([])
  })

  it("is brought there once, however often it is taken up", async () => {
    const { ports, store, accept, action } = recordingWorld()
    const done = await recordUpdate(ports, await accept())
    store.edit("action", { progress: "Put right by hand." })
    expect(await recordUpdate(ports, done)).toEqual(done)
    expect(action().progress).toBe("Put right by hand.")
    expect(store.updates).toHaveLength(1)
  })

  it("waits behind an earlier reply on the same action", async () => {
    const { ports, store, clock, onTheirWay, accept, nextRound, action } = recordingWorld()
    const first = await accept()
    onTheirWay.push(first)
    const second = await accept({ key: "u2", at: "2026-11-26T09:00:05Z", words: "Tiles came." })
    expect((await recordUpdate(ports, second)).state).toBe("accepted")
    expect(store.updates).toEqual([])
    await recordUpdate(ports, first)
    onTheirWay.pop()
    clock.pass(2)
    await nextRound()
    expect(action().progress).toBe("Tiles came.")
    expect(store.updates.map(update => [update.key, update.held])).toEqual([
      ["u1", null],
      ["u2", null],
    ])
  })

  it("that comes behind its sender's own later answer, by way of another instance, is history and leaves that", async () => {
    const { ports, store, accept, action, notices } = recordingWorld()
    const first = await accept()
    const second = await accept({ key: "u2", at: "2026-11-26T09:00:05Z", words: "Tiles came." })
    await recordUpdate(ports, second)
    const stood = stateOf(action())
    const row = await recordUpdate(ports, first)

    expect(row).toMatchObject({ state: "applied", body: { outcome: { held: null } } })
    expect(stateOf(action())).toEqual(stood)
    expect(store.updates.map(({ key, held }) => [key, held])).toEqual([
      ["u2", null],
      ["u1", null],
    ])
    expect(await notices()).toEqual([])
  })

  it("does not wait behind a reply on another action", async () => {
    const { ports, onTheirWay, accept, action } = recordingWorld()
    onTheirWay.push(aReplyRow(anAction({ key: "another" }), { key: "u0" }))
    await recordUpdate(ports, await accept())
    expect(action().status).toBe("on hold")
  })
})

describe("when somebody edits the action at the same time", () => {
  it("the reply is judged anew and both are kept", async () => {
    const { ports, store, accept, action } = recordingWorld()
    const row = await accept()
    store.before("writeAction", () => store.edit("action", { text: "Mend the whole roof" }))
    expect((await recordUpdate(ports, row)).state).toBe("applied")
    expect(action()).toMatchObject({ text: "Mend the whole roof", status: "on hold" })
    expect(store.updates).toHaveLength(1)
  })

  it("and the edit closes it, the reply is held and a line says so", async () => {
    const { ports, store, accept, action } = recordingWorld()
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
    const { ports, store, clock, accept, nextRound, action } = recordingWorld()
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
    const world = recordingWorld()
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
    const world = recordingWorld({ plans: [aPlan({ ownerKey: "post" })] })
    const row = await world.accept()
    world.store.edit("action", { status: "complete" })
    await recordUpdate(world.ports, row)
    expect((await world.notices()).map(({ content }) => content.forOwner)).toEqual([true])
  })

  it("keeps the words of an action that is gone from the lists", async () => {
    const { ports, store, accept } = recordingWorld()
    const row = await accept()
    store.removeAction("action")
    expect(await recordUpdate(ports, row)).toMatchObject({
      state: "held",
      body: { outcome: { state: null, held: "gone" } },
    })
    expect(store.updates).toMatchObject([{ key: "u1", words: "Waiting for tiles.", before: null, after: null }])
  })
})

describe("a reply that was applied by an instance that died then", () => {
  it.each([
    ["answered by another", asked],
    ["closed", { ...asked, status: "complete" as const }],
  ])("and was overtaken by what the copy does not know yet is applied, not held because %s", async (_, asks) => {
    const { ports, store, accept, action, notices } = recordingWorld({
      posts: [aPost({ key: "post", holder: aPerson("p"), updater: aPerson("q") })],
    })
    const row = await accept()
    const older = ports.register()
    store.after("writeAction", outage)
    await expect(recordUpdate(ports, row)).rejects.toThrow()
    const next = { key: "u2", at: "2026-11-26T09:30:00Z", actor: aPerson("q"), asked: asks, words: "Tiles came." }
    expect((await recordUpdate(ports, await accept(next))).state).toBe("applied")
    let copy = older
    const refresh = async () => {
      copy = store.register()
    }
    const elsewhere = { ...ports, register: () => copy, refresh }

    const left = await ports.work.get<Reply>("reply", row.key)
    if (!left) throw new Error("no row")
    expect(left.state).toBe("recorded")
    expect((await recordUpdate(elsewhere, left)).state).toBe("applied")
    expect(action().progress).toBe("Tiles came.")
    expect(store.updates.map(({ key, held }) => [key, held])).toEqual([
      ["u1", null],
      ["u2", null],
    ])
    expect(await notices()).toEqual([])
  })
})

describe("a group's action", () => {
  const setUp = () => {
    const world = recordingWorld({
      posts: [
        aPost({ key: "post", memberKeys: ["a", "b"] }),
        aPost({ key: "a", holder: aPerson("p") }),
        aPost({ key: "b", holder: aPerson("q") }),
      ],
    })
    const complete = { ...asked, status: "complete" as const }
    const answerOf = (key: string, post: string, time: string) =>
      world.accept({ key, at: time, actor: aPerson(post), forPost: { key: post, title: post }, asked: complete })
    return { ...world, answerOf }
  }

  it("is complete when the last member's answer comes to an instance that does not know the others' yet", async () => {
    const { ports, store, answerOf, action } = setUp()
    let copy = ports.register()
    await recordUpdate(ports, await answerOf("u1", "a", at))
    const refresh = async () => {
      copy = store.register()
    }
    const elsewhere = { ...ports, register: () => copy, refresh }
    await recordUpdate(elsewhere, await answerOf("u2", "b", "2026-11-26T09:10:00Z"))
    expect(action().status).toBe("complete")
  })

  it("is complete when the last member's answer arrives", async () => {
    const { ports, answerOf, action } = setUp()
    const first = await answerOf("u1", "a", at)
    await recordUpdate(ports, first)
    expect(action().status).toBe("under way")
    await recordUpdate(ports, await answerOf("u2", "b", "2026-11-26T09:10:00Z"))
    expect(action().status).toBe("complete")
    expect(action().byWhen.stages.map(stage => stage.doneOn)).toEqual(["2026-11-26"])
  })
})
