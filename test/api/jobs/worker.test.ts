import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { createWorker, type Worker } from "#api/jobs/worker.ts"
import type { Content } from "#domain/message/message.ts"
import { postMessage } from "#domain/message/postMessage.ts"
import type { RequestBody } from "#domain/request/requestRow.ts"
import type { ReplyRow } from "#domain/update/reply.ts"
import type { Work } from "#domain/work/ports.ts"
import { anAbsence, anAction, aPerson, aPost } from "../../support/builders.ts"
import { type CollectingMessenger, collectingMessenger } from "../../support/collectingMessenger.ts"
import { countingIds } from "../../support/countingIds.ts"
import { fixedClock } from "../../support/fixedClock.ts"
import { until } from "../../support/localWorld.ts"
import { type MemoryUpdateStore, memoryUpdateStore, outage } from "../../support/memoryUpdateStore.ts"
import { memoryWork } from "../../support/memoryWork.ts"
import { aRequestRow } from "../../support/requestRows.ts"

const owner = aPerson("owner")
let work: Work
let store: MemoryUpdateStore
let messenger: CollectingMessenger
let worker: Worker
let ended: (row: ReplyRow, isLate: boolean) => Promise<void>
let revise: (content: Content) => Content | null
let log: string[]

beforeEach(() => {
  const clock = { ...fixedClock(), now: () => Date.now() }
  const ids = countingIds()
  work = memoryWork()
  store = memoryUpdateStore({
    actions: ["a", "b", ...Array.from({ length: 20 }, (_, at) => `action${at}`)].map(key => anAction({ key })),
    posts: [aPost({ holder: owner })],
  })
  messenger = collectingMessenger()
  log = []
  ended = async () => {}
  revise = content => content
  worker = createWorker({
    lists: { readFrom: () => Number.POSITIVE_INFINITY, refresh: () => {}, now: clock.now },
    work,
    clock,
    taking: { work, register: store.register, clock, ids },
    recording: {
      work,
      store,
      register: store.register,
      clock,
      refresh: async () => {},
      waiting: () => worker.waiting.replies(),
    },
    requesting: { work, store, register: store.register, clock },
    delivering: {
      ...{ work, messenger: { send: (to, content) => messenger.send(to, content) }, clock },
      pace: { turn: async () => true },
      revise: content => revise(content),
    },
    restMilliseconds: 50,
    inReplyLane: (_canWait, run) => run(),
    ended: (row, isLate) => ended(row, isLate),
    requestEnded: async () => {},
    log: event => log.push(event),
  })
})
afterEach(() => worker.stop())

const answer = (actionKey: string, words = "Done.") => ({
  actor: owner,
  via: "card" as const,
  form: {
    id: `form/${actionKey}`,
    answersBefore: 0,
    actionKey,
    shown: { status: "under way" as const, leadKey: "post", lastUpdateOn: null, due: '[""]' },
    postKey: "post",
    addresseeId: owner.id,
  },
  answered: {
    kind: "progress" as const,
    asked: { status: "complete" as const, closedBecause: null, forecast: null },
    words,
    wordsForColleagues: "",
    stageLabel: null,
  },
})

const stateOf = (taken: Awaited<ReturnType<Worker["takeReplies"]>>) =>
  taken.map(it => (it.kind === "taken" ? it.row.state : it.why))

describe("an answer", () => {
  it("is in the plan when its sender is answered", async () => {
    expect(stateOf(await worker.takeReplies([answer("a"), answer("b")]))).toEqual(["applied", "applied"])
    expect(worker.waiting.replies()).toEqual([])
  })

  it("is kept when the store does not answer, and brought to the plan by a later round; its sender is told", async () => {
    const told: string[] = []
    ended = async (row, isLate) => {
      if (isLate) told.push(row.state)
    }
    store.before("readAction", outage)
    expect(stateOf(await worker.takeReplies([answer("a")]))).toEqual(["accepted"])
    expect(worker.waiting.replies()).toHaveLength(1)
    expect(log).toContain("reply not recorded yet")

    await worker.start()
    await until("the answer to reach the plan", () => store.actions.get("a")?.status === "complete")
    await until("its sender to be told", () => told.length > 0)
    expect(told).toEqual(["applied"])
    expect(worker.waiting.replies()).toEqual([])
  })

  it("does not wait for another whose sender cannot be told", async () => {
    ended = async () => {
      throw new Error("Teams is down")
    }
    store.before("readAction", outage)
    await worker.takeReplies([answer("a")])
    store.before("readAction", outage)
    await worker.takeReplies([answer("b")])
    await worker.start()

    await until("both answers to reach the plan", () =>
      ["a", "b"].every(key => store.actions.get(key)?.status === "complete"),
    )
    expect(log).toContain("a card was not brought up to date")
  })

  it("reaches the plan while Teams hangs over more cards than are told of at once; all are told by the end", async () => {
    const keys = Array.from({ length: 20 }, (_, at) => `action${at}`)
    const told: string[] = []
    let letGo = () => {}
    const hanging = new Promise<void>(resolve => {
      letGo = resolve
    })
    ended = async row => {
      await hanging
      told.push(row.body.draft.subjectKey)
    }
    for (const key of keys) {
      store.before("readAction", outage)
      await worker.takeReplies([answer(key)])
    }
    await worker.start()

    await until("all answers to reach the plan", () => keys.every(key => store.actions.get(key)?.status === "complete"))
    expect(told).toEqual([])
    const stopped = worker.stop()
    letGo()
    await stopped
    expect(told.toSorted()).toEqual(keys.toSorted())
  })

  it("sent twice at once is answered alike", async () => {
    const both = await Promise.all([worker.takeReplies([answer("a")]), worker.takeReplies([answer("a")])])

    expect(both.map(stateOf)).toEqual([["applied"], ["applied"]])
    expect(store.updates).toHaveLength(1)
  })

  it("that is refused holds up none beside it", async () => {
    const taken = await worker.takeReplies([answer("a", "x".repeat(2001)), answer("b")])

    expect(stateOf(taken)).toEqual(["too long", "applied"])
  })
})

describe("a message", () => {
  const post = (key: string, type = "poem") =>
    postMessage(
      { work, clock: { ...fixedClock(), now: () => Date.now() - 1 } },
      key,
      { kind: "person", person: owner },
      { type },
      "2026-11-26",
    )

  it("is sent once", async () => {
    await post("1")
    await worker.start()
    await until("it to arrive", () => messenger.received.length > 0)
    worker.nudge()
    await new Promise(resolve => setTimeout(resolve, 30))

    expect(messenger.received).toHaveLength(1)
    expect((await work.get("message", "1"))?.state).toBe("sent")
  })

  it("goes as it reads by then, and not at all when nothing is left to say", async () => {
    revise = ({ type }) => (type === "answered" ? null : { type: `${type}, revised` })
    await post("1", "answered")
    await post("2")
    await worker.start()
    await until("the second to arrive", () => messenger.received.length > 0)
    await until("the first to end", async () => (await work.get("message", "1"))?.state === "skipped")

    expect(messenger.received.map(({ content }) => content.type)).toEqual(["poem, revised"])
    expect(await work.get("message", "1")).toMatchObject({
      body: { why: "everything on it was answered or paused before it went" },
    })
    expect((await work.get("message", "2"))?.body).toMatchObject({ content: { type: "poem, revised" } })
  })

  it("that cannot be sent at all does not hold up the next", async () => {
    const good = messenger
    messenger = {
      received: [],
      send: async (to, content) => {
        if (content.type === "bad") throw new Error("nobody foresaw this")
        return good.send(to, content)
      },
    }
    await post("1", "bad")
    await post("2")
    await worker.start()

    await until("the second to arrive", () => good.received.length > 0)
    expect(log).toContain("message not sent")
  })
})

describe("a request", () => {
  const absence = anAbsence({ key: "away", from: owner, state: "agreed" })
  const accepted = async () => {
    const { row } = await work.insertIfAbsent<RequestBody>(aRequestRow(absence))
    worker.accepted(row)
    return row
  }

  it("counts as soon as it is accepted, and reaches the list once", async () => {
    await accepted()
    expect(worker.waiting.requests()).toHaveLength(1)
    await worker.start()
    await until("it to be forgotten here", () => worker.waiting.requests().length === 0)

    expect([...store.requests.values()]).toEqual([absence])
  })

  it("is brought by a later round when the list does not answer", async () => {
    store.before("addRequest", outage)
    const { key } = await accepted()
    await worker.start()
    await until("the failure to be told", () => log.includes("request not recorded yet"))
    expect(worker.waiting.requests()).toHaveLength(1)

    await until("it to be in the list", async () => (await work.get("request", key))?.state === "recorded")
    expect([...store.requests.keys()]).toEqual(["away"])
  })
})

it("a worker that is stopped lets what is under way end, and begins nothing", async () => {
  const taking = worker.takeReplies([answer("a")])
  await worker.stop()
  await taking
  worker.nudge()

  expect(store.actions.get("a")?.status).toBe("complete")
})
