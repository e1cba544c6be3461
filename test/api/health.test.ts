import { encodeTime } from "ulid"
import { describe, expect, it } from "vitest"
import { createHealth } from "#api/health.ts"
import { toInstant } from "#domain/day/day.ts"
import type { Message } from "#domain/message/message.ts"
import { postMessage } from "#domain/message/postMessage.ts"
import type { RequestRow } from "#domain/request/requestRow.ts"
import type { ReplyRow } from "#domain/update/reply.ts"
import { aPerson, aRequest } from "../support/builders.ts"
import { fixedClock } from "../support/fixedClock.ts"
import { memoryWork } from "../support/memoryWork.ts"

const hours = 3600
const blocked = "the app is blocked by the Teams administrator"

function setUp() {
  const work = memoryWork()
  const clock = fixedClock()
  clock.pass(1000 * hours)
  const requests: RequestRow[] = []
  const replies: ReplyRow[] = []
  let looks = 0
  const counting: typeof work = {
    ...work,
    soonest: (...asked) => {
      looks++
      return work.soonest(...asked)
    },
  }
  const health = createHealth({
    work: counting,
    replica: { readAt: clock.stamp, readMoment: clock.now, unreadable: () => [] },
    worker: { lastRound: clock.now, waiting: { replies: () => replies, requests: () => requests } },
    lastFault: () => "a job failed",
    now: clock.now,
  })
  const ago = (seconds: number) => clock.now() - seconds * 1000
  const post = (key: string, at: number) =>
    postMessage({ work, clock }, key, { kind: "person", person: aPerson("p") }, { type: "note" }, "2026-11-26", at)
  /** As delivering leaves what was refused for now. */
  const tried = async (key: string, { since, due, why }: { since: number; due: number; why: string }) => {
    const { row } = await post(key, since)
    return work.compareAndSet<Message>(row, { attempts: 3, dueAt: due, body: { ...row.body, since, why } })
  }
  return { work, clock, health, ago, post, tried, requests, replies, looks: () => looks }
}

const idMade = (at: number) => `${encodeTime(at, 10)}0000000000000000`
const askedAt = (at: number, state = "accepted") =>
  ({ state, body: { type: "ask", request: { ...aRequest(), key: idMade(at) }, update: null } }) as RequestRow
const decidedAt = (at: number) =>
  ({
    state: "accepted",
    body: { type: "decide", request: aRequest(), updateKey: idMade(at) },
  }) as RequestRow

describe("what waits", () => {
  it("is nothing while messages only wait for their hour", async () => {
    const { health, post, ago } = setUp()
    await post("a", ago(-hours))
    expect(await health()).toMatchObject({ isHealthy: true, oldestWaiting: null, lastFault: "a job failed" })
  })

  it("is the oldest of three hundred cards that should have gone five hours ago", async () => {
    const { health, post, ago } = setUp()
    for (let at = 0; at < 300; at++) await post(`reminder/${at}`, ago(5 * hours - at))
    expect(await health()).toMatchObject({
      isHealthy: false,
      oldestWaiting: { what: "message", seconds: 5 * hours },
    })
  })

  it("is a card that is tried again and again, though it is due later, with what keeps it", async () => {
    const { health, tried, post, ago } = setUp()
    for (let at = 0; at < 150; at++) await post(`waits for its hour ${at}`, ago(-hours))
    await tried("a", { since: ago(5 * hours), due: ago(-200), why: "Teams could not be reached" })
    expect(await health()).toMatchObject({
      isHealthy: false,
      oldestWaiting: { what: "message", seconds: 5 * hours },
      lastFault: "Teams could not be reached",
    })
  })

  it("is well while what was refused for now has waited a short time", async () => {
    const { health, tried, ago } = setUp()
    await tried("a", { since: ago(60), due: ago(-20), why: "Teams asked to wait" })
    expect(await health()).toMatchObject({
      isHealthy: true,
      oldestWaiting: { what: "message", seconds: 60 },
      lastFault: "a job failed",
    })
  })

  it.each([
    ["a decision", (at: number) => [decidedAt(at)]],
    ["a request", (at: number) => [askedAt(at)]],
    [
      "a request with a key that tells no time",
      (at: number) => [{ ...askedAt(at), createdAt: toInstant(new Date(at)), body: { request: { key: "odd" } } }],
    ],
  ])("is %s accepted thirty hours ago", async (_what, rows) => {
    const { health, requests, ago, post } = setUp()
    await post("younger", ago(60))
    requests.push(...(rows(ago(30 * hours)) as RequestRow[]))
    expect(await health()).toMatchObject({
      isHealthy: false,
      oldestWaiting: { what: "request", seconds: 30 * hours },
    })
  })

  it("is an answer, where that is the oldest, and no request that reached its end elsewhere", async () => {
    const { health, requests, replies, ago } = setUp()
    requests.push(askedAt(ago(9 * hours), "ended elsewhere"))
    replies.push({ body: { draft: { key: idMade(ago(60)) } } } as ReplyRow)
    expect(await health()).toMatchObject({
      isHealthy: true,
      repliesWaiting: 1,
      oldestWaiting: { what: "answer", seconds: 60 },
    })
  })
})

describe("what keeps every message from everybody", () => {
  it("is the last fault at once, whatever else waits longer, and until it is mended", async () => {
    const { health, tried, post, ago, clock, work } = setUp()
    await post("older", ago(300))
    const row = await tried("a", { since: ago(120), due: ago(-780), why: blocked })
    expect(await health()).toMatchObject({ isHealthy: false, lastFault: blocked })

    if (row) await work.compareAndSet<Message>(row, { state: "sent", dueAt: null, body: { ...row.body, why: null } })
    clock.pass(5)
    expect(await health()).toMatchObject({ isHealthy: true, lastFault: "a job failed" })
  })
})

it("looks into the store once in five seconds, however often it is asked", async () => {
  const { health, looks, clock, post, ago } = setUp()
  await Promise.all([health(), health(), health()])
  await post("a", ago(hours))
  clock.pass(4)
  expect((await health()).oldestWaiting).toBeNull()
  expect(looks()).toBe(1)
  clock.pass(1)
  expect((await health()).oldestWaiting).toMatchObject({ what: "message" })
  expect(looks()).toBe(2)
})
