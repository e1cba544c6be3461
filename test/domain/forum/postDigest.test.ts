import { describe, expect, it } from "vitest"
import { digestsOf } from "#domain/forum/lastDigest.ts"
import { mayPostDigest, nextDigestFrom, postDigest } from "#domain/forum/postDigest.ts"
import { deliver } from "#domain/message/deliver.ts"
import type { Message } from "#domain/message/message.ts"
import type { Delivery } from "#domain/message/ports.ts"
import type { Register } from "#domain/update/register.ts"
import { aForum, aFrame, anAction, aPerson, aPost, aRegister, away, dueBy, unpaced } from "../../support/builders.ts"
import { collectingMessenger } from "../../support/collectingMessenger.ts"
import { fixedClock } from "../../support/fixedClock.ts"
import { memoryWork } from "../../support/memoryWork.ts"

const forum = aForum({ memberKeys: ["member"], clerkKey: "clerk" })
const posts = [
  aPost({ key: "post", holder: aPerson("p") }),
  aPost({ key: "member", holder: aPerson("member") }),
  aPost({ key: "clerk", holder: aPerson("clerk"), standIn: aPerson("clerk's stand-in") }),
  aPost({ key: "officer", holder: aPerson("officer"), roles: ["performance officer"] }),
  aPost({ key: "administrator", holder: aPerson("administrator"), roles: ["administrator"] }),
]
const register = aRegister({ posts, actions: [anAction({ byWhen: dueBy("2026-11-20") })] })

/** On Thursday 26 November 2026. */
function setUp(ends: Exclude<Delivery, { kind: "sent" }>[] = [], of: Register = register) {
  const clock = fixedClock("2026-11-26")
  const work = memoryWork()
  const messenger = collectingMessenger(ends)
  const frame = () => aFrame(of, clock.today())
  const ports = { work, clock, frame }
  const send = async () => {
    for (const row of await work.claimDue<Message>("message", clock.now(), clock.now() + 1000, 10))
      await deliver({ ...unpaced, work, clock, messenger }, row)
  }
  return { clock, work, messenger, ports, send, post: () => postDigest(ports, forum) }
}

describe("posting a digest", () => {
  it("puts it in the way of being sent, and it arrives in the forum's channel", async () => {
    const { post, send, messenger } = setUp()
    expect((await post()).inserted).toBe(true)
    await send()
    expect(messenger.received).toMatchObject([
      {
        to: { kind: "channel", channelId: "channel" },
        content: { type: "digest", forumTitle: "CMT", day: "2026-11-26", newlyOverdue: { lines: [{ days: 6 }] } },
      },
    ])
  })

  it("a second time in the same week finds the first, sent or not", async () => {
    const { post, send, clock, messenger } = setUp()
    const first = await post()
    expect(await post()).toMatchObject({ inserted: false, row: { key: first.row.key } })
    await send()
    clock.setDay("2026-11-29")
    expect(await post()).toMatchObject({ inserted: false, row: { state: "sent" } })
    await send()
    expect(messenger.received).toHaveLength(1)
  })

  it("in the next week, which begins on Monday, posts another", async () => {
    const { post, send, clock, messenger } = setUp()
    await post()
    await send()
    clock.setDay("2026-11-30")
    expect((await post()).inserted).toBe(true)
    await send()
    expect(messenger.received).toHaveLength(2)
  })

  it("in another forum is another digest", async () => {
    const { post, ports, work } = setUp()
    await post()
    const board = aForum({ key: "forum2", title: "Board" })
    expect((await postDigest(ports, board)).inserted).toBe(true)
    expect(await digestsOf(work, forum)).toHaveLength(1)
    expect(await digestsOf(work, board)).toHaveLength(1)
  })

  it("that certainly did not arrive is sent anew, as things stand by then", async () => {
    const { post, send, clock, messenger } = setUp([{ kind: "failed", why: "the app is not in the team" }])
    await post()
    await send()
    clock.setDay("2026-11-27")
    const again = await post()
    expect(again).toMatchObject({ inserted: true, row: { state: "pending", attempts: 0, body: { why: null } } })
    await send()
    expect(messenger.received).toMatchObject([{ content: { day: "2026-11-27" } }])
  })

  it("that may have arrived is not sent anew", async () => {
    const { post, send, messenger } = setUp([{ kind: "unknown", why: "no answer" }])
    await post()
    await send()
    expect(await post()).toMatchObject({ inserted: false, row: { state: "unknown" } })
    await send()
    expect(messenger.received).toEqual([])
  })
})

describe("what a digest looks back to", () => {
  it("is fourteen days the first time, and then the last digest's day", async () => {
    const { post, clock } = setUp()
    expect((await post()).row.body.content.since).toBe("2026-11-12")
    clock.setDay("2026-12-01")
    expect((await post()).row.body.content.since).toBe("2026-11-26")
    clock.setDay("2026-12-07")
    expect((await post()).row.body.content.since).toBe("2026-12-01")
  })

  it("is not the failed digest of the same week, when that is sent anew", async () => {
    const { post, send, clock } = setUp([{ kind: "failed", why: "no" }])
    await post()
    await send()
    clock.setDay("2026-11-27")
    expect((await post()).row.body.content.since).toBe("2026-11-13")
  })

  it("counts of what the rounds have asked about how much is updated", async () => {
    const { post, clock } = setUp()
    // The month's round opened on the 16th; the next opens on the 17th of December.
    expect((await post()).row.body.content.asked).toMatchObject({ asked: 1, updated: 0 })
    clock.setDay("2026-12-01")
    expect((await post()).row.body.content.asked).toMatchObject({ asked: 1, updated: 0 })
    const answered = aRegister({ posts, actions: [anAction({ lastUpdateOn: "2026-11-17T09:00:00Z" })] })
    expect((await setUp([], answered).post()).row.body.content.asked).toMatchObject({ asked: 1, updated: 1 })
  })
})

describe("who may post a digest", () => {
  it.each([
    ["clerk", true],
    ["officer", true],
    ["member", false],
    ["administrator", false],
    ["p", false],
    ["clerk's stand-in", false],
  ])("%s: %s", (personId, expected) => {
    expect(mayPostDigest(forum, personId, register, "2026-11-26")).toBe(expected)
  })

  it("the clerk's stand-in while the clerk is away", () => {
    const without = { ...register, absences: away({ clerk: "2026-12-01" }) }
    expect(mayPostDigest(forum, "clerk's stand-in", without, "2026-11-26")).toBe(true)
  })
})

it("the next digest may be posted from the Monday on", () => {
  expect([nextDigestFrom("2026-11-23"), nextDigestFrom("2026-11-29")]).toEqual(["2026-11-30", "2026-11-30"])
})
