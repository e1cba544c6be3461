import { describe, expect, it } from "vitest"
import { itemKey, reminderKey } from "#domain/reminder/reminder.ts"
import { answersOf, cardOfForm, findReminder, reminderForm } from "#domain/reminder/reminderForm.ts"
import { sendReminders } from "#domain/reminder/sendReminders.ts"
import { shownOf } from "#domain/update/applyUpdate.ts"
import { aFrame, anAction, aPerson, aPost, aRegister, dueBy } from "../../support/builders.ts"
import { fixedClock } from "../../support/fixedClock.ts"
import { memoryWork } from "../../support/memoryWork.ts"
import { aReplyRow } from "../../support/replies.ts"

const today = "2026-11-26"
const late = anAction({ key: "late", byWhen: dueBy("2026-10-31") })
const register = aRegister({
  actions: [late, anAction({ key: "later", reference: "2.1" })],
  posts: [aPost({ key: "post", holder: aPerson("p") })],
})

function setUp() {
  const work = memoryWork()
  const clock = fixedClock(today)
  const ports = {
    work,
    clock,
    frame: () => aFrame(register, today),
    leaseMilliseconds: 120_000,
    heldUntil: async () => null,
  }
  return { work, clock, ports }
}

describe("the form of an item on a card", () => {
  it("is what the ledger says was shown, and to whom", async () => {
    const { ports, work } = setUp()
    await sendReminders(ports)
    const row = await findReminder(work, reminderKey(today, "p"))
    const item = row?.body.content.items[0]
    if (!row || !item) throw new Error("the card is not in the ledger")
    expect(reminderForm(row, item, 2)).toEqual({
      id: "reminder/2026-11-26/p/late/post",
      answersBefore: 2,
      actionKey: "late",
      shown: shownOf(late),
      postKey: "post",
      addresseeId: "p",
    })
  })

  it("is not found for a card that was never sent, nor in a message that is no reminder", async () => {
    const { work, ports } = setUp()
    await work.insertIfAbsent({
      kind: "message",
      key: "digest/x",
      state: "sent",
      body: { to: { kind: "channel", channelId: "c" }, content: { type: "digest" }, delivered: null, why: null },
      dueAt: null,
      leaseUntil: null,
      createdAt: ports.clock.stamp(),
    })
    expect(await findReminder(work, "reminder/2026-11-26/p")).toBeNull()
    expect(await findReminder(work, "digest/x")).toBeNull()
  })

  it("finds the answers each item of the card has had, in order", async () => {
    const { ports, work } = setUp()
    await sendReminders(ports)
    const row = await findReminder(work, reminderKey(today, "p"))
    if (!row) throw new Error("the card is not in the ledger")
    const item = row.body.content.items.find(({ actionKey }) => actionKey === "late")
    if (!item) throw new Error("the item is not on the card")
    const form = reminderForm(row, item, 0).id
    await work.insertIfAbsent(aReplyRow(late, { key: "u2" }, { key: `${form}:1:x` }))
    await work.insertIfAbsent(aReplyRow(late, { key: "u1" }, { key: `${form}:0:y` }))
    await work.insertIfAbsent(aReplyRow(late, { key: "u3" }, { key: `${form}r:0:z` }))
    const answers = await answersOf(work, row)
    expect(cardOfForm(`${form}:1`)).toBe(row.key)
    expect([...answers].map(([key, rows]) => [key, rows.map(it => it.body.draft.key)])).toEqual([
      [itemKey(item), ["u1", "u2"]],
      ["later/post", []],
    ])
  })
})
