import { describe, expect, it } from "vitest"
import type { Register } from "#domain/update/register.ts"
import { type Incoming, repliesTo, type TakeReplyPorts, takeReply } from "#domain/update/takeReply.ts"
import { wordsLimit } from "#domain/update/update.ts"
import { anAction, aPerson, aPlan, aPost, aRegister } from "../../support/builders.ts"
import { countingIds } from "../../support/countingIds.ts"
import { fixedClock } from "../../support/fixedClock.ts"
import { memoryWork } from "../../support/memoryWork.ts"
import { aForm, noChange, progress } from "../../support/replies.ts"

const action = anAction()
const posts = [
  aPost({ key: "post", holder: aPerson("holder"), lineManagerKey: "manager" }),
  aPost({ key: "manager", holder: aPerson("manager") }),
  aPost({ key: "owner", holder: aPerson("owner") }),
  aPost({ key: "approver", holder: aPerson("approver") }),
  aPost({ key: "officer", holder: aPerson("officer"), roles: ["performance officer"] }),
]
const plans = [aPlan({ ownerKey: "owner", approverKey: "approver" })]

function setUp(register: Register = aRegister({ actions: [action], posts, plans })) {
  const clock = fixedClock()
  const ports: TakeReplyPorts = {
    work: memoryWork(),
    register: () => register,
    clock,
    ids: countingIds(),
    leaseMilliseconds: 30_000,
  }
  const take = async (part: Partial<Incoming> = {}) => {
    const taken = await takeReply(ports, {
      actor: aPerson("p"),
      via: "card",
      form: aForm(action),
      answered: progress("on hold", "Waiting for tiles."),
      ...part,
    })
    if (taken.kind === "refused") return taken
    const { kind: _progress, ...draft } = taken.row.body.draft
    return { kind: taken.kind, isRepeat: taken.isRepeat, ...draft }
  }
  const stored = () => ports.work.list("reply")
  return { ports, clock, take, stored }
}

describe("an answer that is taken", () => {
  it("is stored before its sender is answered, leased to whoever records it next", async () => {
    const { take, stored, clock } = setUp()
    expect(await take()).toMatchObject({ kind: "taken", isRepeat: false })
    expect(await stored()).toMatchObject([
      {
        state: "accepted",
        dueAt: clock.now(),
        leaseUntil: clock.now() + 30_000,
        body: {
          draft: {
            subjectKey: "action",
            actor: aPerson("p"),
            via: "card",
            asked: { status: "on hold" },
            words: "Waiting for tiles.",
          },
          outcome: null,
        },
      },
    ])
  })

  it("is taken once however often it is pressed, and answered alike", async () => {
    const { take, stored } = setUp()
    const first = await take()
    expect(await take()).toEqual({ ...first, isRepeat: true })
    expect(await Promise.all([take(), take()])).toEqual([
      { ...first, isRepeat: true },
      { ...first, isRepeat: true },
    ])
    expect(await stored()).toHaveLength(1)
  })

  it("is taken beside another answer to the same form: nothing is lost", async () => {
    const { take, stored } = setUp()
    await take()
    expect(await take({ answered: progress("on hold", "Something else.") })).toMatchObject({ isRepeat: false })
    expect(await take({ answered: noChange })).toMatchObject({ isRepeat: false })
    expect(await stored()).toHaveLength(3)
  })

  it("is taken again when it was changed to something else and back", async () => {
    const { take, stored } = setUp()
    await take()
    await take({ form: aForm(action, { answersBefore: 1 }), answered: progress("under way", "Tiles came.") })
    expect(await take({ form: aForm(action, { answersBefore: 2 }) })).toMatchObject({ isRepeat: false })
    expect(await stored()).toHaveLength(3)
  })

  it("cannot be multiplied by a form that claims more answers than there were", async () => {
    const { take, stored } = setUp()
    await take({ form: aForm(action, { answersBefore: 5 }) })
    await take({ form: aForm(action, { answersBefore: 0 }) })
    expect(await stored()).toHaveLength(1)
  })

  it("does not meet the answers to another form", async () => {
    const { take, ports } = setUp()
    await take()
    await take({ form: aForm(action, { id: "card/action2" }) })
    expect(await repliesTo(ports.work, "card/action")).toHaveLength(1)
  })

  it("never carries the second of the update before it", async () => {
    const last = "2026-11-26T09:00:00Z"
    const { take } = setUp(aRegister({ actions: [anAction({ lastUpdateOn: last })], plans }))
    expect(await take()).toMatchObject({ at: "2026-11-26T09:00:01Z" })
  })

  it("comes after the last update even when that lies in the future", async () => {
    const { take } = setUp(aRegister({ actions: [anAction({ lastUpdateOn: "2026-12-31T23:59:59Z" })], plans }))
    expect(await take()).toMatchObject({ at: "2027-01-01T00:00:00Z" })
  })

  it("is trimmed, and keeps the words for colleagues apart", async () => {
    const { take } = setUp()
    const answered = { ...progress("on hold", "  Waiting.\n"), wordsForColleagues: " The firm is late. " }
    expect(await take({ answered })).toMatchObject({ words: "Waiting.", wordsForColleagues: "The firm is late." })
  })
})

describe("the post answered for", () => {
  it("is the one the card asked", async () => {
    const { take } = setUp()
    expect(await take({ form: aForm(action, { postKey: "manager" }) })).toMatchObject({ forPost: { key: "manager" } })
  })

  it("is the lead where a page was used", async () => {
    const { take } = setUp()
    const form = aForm(action, { addresseeId: null })
    expect(await take({ actor: aPerson("holder"), form })).toMatchObject({
      forPost: { key: "post", title: "Title of post" },
    })
  })

  it("is none where nobody leads", async () => {
    const { take } = setUp(aRegister({ actions: [anAction({ leadKey: null })], plans }))
    expect(await take()).toMatchObject({ forPost: null })
  })
})

describe("who may answer", () => {
  const form = aForm(action, { addresseeId: null })
  it.each([
    ["holder", "taken"],
    ["manager", "taken"],
    ["owner", "taken"],
    ["officer", "taken"],
    ["approver", "refused"],
    ["p", "refused"],
  ])("on a page, %s: %s", async (personId, kind) => {
    const { take, stored } = setUp()
    expect((await take({ actor: aPerson(personId), form })).kind).toBe(kind)
    expect(await stored()).toHaveLength(kind === "taken" ? 1 : 0)
  })

  it("the person a card was sent to, even after the post moved on", async () => {
    const { take } = setUp()
    expect((await take({ actor: aPerson("p") })).kind).toBe("taken")
    expect(await take({ actor: aPerson("q") })).toEqual({ kind: "refused", why: "not yours" })
  })
})

describe("what is refused, and not stored", () => {
  it.each<[string, Partial<Incoming>]>([
    ["nothing said", { answered: progress("under way", "  ") }],
    ["nothing said", { answered: { ...progress("under way", ""), asked: null } }],
    ["too long", { answered: progress("under way", "x".repeat(wordsLimit + 1)) }],
    ["too long", { answered: { ...noChange, wordsForColleagues: "x".repeat(wordsLimit + 1) } }],
    ["no reason given", { answered: progress("closed, not proceeding", "Enough.") }],
    ["unknown action", { form: aForm(anAction({ key: "gone" })) }],
  ])("%s", async (why, part) => {
    const { take, stored } = setUp()
    expect(await take(part)).toEqual({ kind: "refused", why })
    expect(await stored()).toEqual([])
  })

  it("is not a status alone, a forecast alone, words for colleagues alone, or no change", async () => {
    const { take, stored } = setUp()
    await take({ answered: progress("on hold", "") })
    await take({ answered: progress("under way", "", { forecast: "yes" }) })
    await take({ answered: { ...progress("under way", ""), wordsForColleagues: "Soon." } })
    await take({ answered: noChange })
    await take({ answered: progress("closed, not proceeding", "", { closedBecause: "no longer needed" }) })
    await take({ answered: progress("under way", "x".repeat(wordsLimit)) })
    expect(await stored()).toHaveLength(6)
  })
})
