import { describe, expect, it } from "vitest"
import { unreachedByNotice } from "#api/routes/unreached.ts"
import type { MessageState } from "#domain/message/message.ts"
import { postMessage } from "#domain/message/postMessage.ts"
import { makeNotice } from "#domain/request/notice.ts"
import type { HeldNotice } from "#domain/update/tellHeld.ts"
import { english, makeWords } from "#domain/words/words.ts"
import { anAction, aPerson, aPlan, aPost, aRegister, aRequest } from "../../support/builders.ts"
import { fixedClock } from "../../support/fixedClock.ts"
import { memoryWork } from "../../support/memoryWork.ts"

const words = makeWords("en-GB", english)
const today = "2026-11-26"
const blocked = "has blocked the app"
const from = aPerson("asker")
const open = ["a", "b"].map(key => aRequest({ key, from }))
const register = aRegister({
  posts: [aPost({ key: "post", title: "Head of Leisure", holder: aPerson("p") })],
  plans: [aPlan({ ownerKey: "post", approverKey: "post" })],
  actions: [anAction({ reference: "2.2" })],
  requests: [
    ...open,
    aRequest({ key: "handed", kind: "hand-over", from }),
    aRequest({ key: "taken", from, state: "agreed" }),
  ],
})
const everything = { isAll: true, plans: register.plans }

type Sent = {
  request?: string
  what?: "decide" | "decided" | "handed"
  on?: string
  why?: string | null
  person?: string
}

function setUp() {
  const work = memoryWork()
  const put = async (key: string, content: { type: string }, state: MessageState, { on = today, ...one }: Sent) => {
    const ports = { work, clock: fixedClock(on) }
    const to = { kind: "person" as const, person: aPerson(one.person ?? "p") }
    const { row } = await postMessage(ports, key, to, content, "2026-12-10")
    await work.compareAndSet(row, { state, dueAt: null, body: { ...row.body, why: one.why ?? null } })
  }
  const request = (state: MessageState, sent: Sent = {}) => {
    const { request: key = "a", what = "decide" } = sent
    const about = register.requests.get(key) ?? aRequest({ key })
    return put(`${what}/${key}/${sent.person ?? "p"}`, makeNotice(about, what, register), state, sent)
  }
  const held = (state: MessageState, sent: Sent = {}) => {
    const content: HeldNotice = {
      ...{ type: "held", forOwner: true, actionKey: "action", reference: "2.2", text: "", words: "" },
      ...{ status: "under way", by: "p", because: "closed" },
    }
    return put("held/update/p", content, state, sent)
  }
  const read = (seen = everything) => unreachedByNotice(work, { today, seen, register, words })
  return { request, held, read, work, put }
}

const said = async (reading: ReturnType<typeof setUp>) => (await reading.read()).map(({ about }) => about)

describe("whom a message other than a card did not reach", () => {
  it("is listed with what waits for them, the reason and what to do", async () => {
    const { request, read } = setUp()
    await request("failed", { why: blocked, on: "2026-11-20" })
    expect(await read()).toEqual([
      {
        ...{ personId: "p", personName: "Person p", postTitles: ["Head of Leisure"], on: "2026-11-20" },
        about:
          "A decision on a later date for 2.2 waits for them. The card is not sent again; they can decide on the Decisions page.",
        why: "They have blocked the app in Teams.",
        advice: "Ask them to unblock it: in Teams, open the app’s menu and choose Unblock.",
      },
    ])
  })

  it("is listed once for each kind", async () => {
    const all = setUp()
    await all.request("failed", { request: "handed" })
    await all.request("failed", { what: "decided" })
    await all.request("failed", { request: "handed", what: "handed" })
    await all.held("failed")
    expect(await said(all)).toEqual([
      expect.stringContaining("A decision on who leads 2.2 waits"),
      expect.stringContaining("told what was decided on a later date for 2.2"),
      expect.stringContaining("2.2 was handed over to them"),
      expect.stringContaining("an update to 2.2 was kept and not applied"),
    ])
  })

  it("is listed for each request that waits, whatever arrived since about another, and for as long as it waits", async () => {
    const { request, read } = setUp()
    await request("failed", { request: "a", on: "2026-09-01" })
    await request("failed", { request: "handed", on: "2026-11-20" })
    await request("sent", { request: "b", on: "2026-11-25" })
    expect((await read()).map(({ on }) => on)).toEqual(["2026-09-01", "2026-11-20"])
  })

  it("is listed where Teams could not be reached while it was worth sending", async () => {
    const { held, read } = setUp()
    await held("skipped", { why: "Teams could not be reached" })
    expect(await read()).toMatchObject([
      { why: "Teams could not be reached.", advice: expect.stringContaining("then tell IT") },
    ])
  })

  it("is listed where the activity feed told them that there is something", async () => {
    const { request, read } = setUp()
    await request("sent", { why: "told in the activity feed, having blocked or removed the app" })
    expect(await read()).toHaveLength(1)
  })
})

describe("is not listed", () => {
  it("who was reached later by a message of that kind; one of another kind says nothing", async () => {
    const { request, held, read } = setUp()
    await request("failed", { request: "b", what: "decided", on: "2026-11-20" })
    await held("sent")
    expect(await read()).toHaveLength(1)
    await request("sent", { request: "a", what: "decided" })
    expect(await read()).toEqual([])
  })

  it("who was reached before, the order of the keys saying nothing", async () => {
    const { request, read } = setUp()
    await request("sent", { request: "b", on: "2026-11-20" })
    await request("failed", { request: "a", on: "2026-11-24" })
    expect(await read()).toMatchObject([{ on: "2026-11-24" }])
  })

  it.each<[string, MessageState, Sent]>([
    ["of a decision that has been taken", "failed", { request: "taken" }],
    ["of a request that is gone", "failed", { request: "gone" }],
    ["of what still waits", "pending", { why: "Teams was not available" }],
    ["of what may have arrived", "unknown", {}],
    ["of what arrived", "sent", {}],
    ["of what failed more than 31 days ago", "failed", { what: "decided", on: "2026-10-25" }],
  ])("who was to be told %s", async (_what, state, sent) => {
    const { request, read } = setUp()
    await request(state, sent)
    expect(await read()).toEqual([])
  })

  it("who has given up the post that decides", async () => {
    const { request, read } = setUp()
    await request("failed", { person: "before" })
    expect(await read()).toEqual([])
    await request("failed")
    expect(await read()).toMatchObject([{ personId: "p" }])
  })

  it("what is about plans that the reader does not see", async () => {
    const { request, read } = setUp()
    await request("failed")
    expect(await read({ isAll: false, plans: register.plans })).toHaveLength(1)
    expect(await read({ isAll: false, plans: new Map() })).toEqual([])
  })

  it("what no version knows, nor a failed card of a day", async () => {
    const { put, read } = setUp()
    await put("decide/x/p", { type: "request" }, "failed", {})
    await put("reminder/2026-11-26/p", { type: "reminder" }, "failed", {})
    expect(await read()).toEqual([])
  })
})
