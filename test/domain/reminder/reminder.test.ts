import { describe, expect, it } from "vitest"
import type { Message } from "#domain/message/message.ts"
import { planDay } from "#domain/reminder/planDay.ts"
import { itemKey, makeReminder, Reminder, reminderKey } from "#domain/reminder/reminder.ts"
import { answersOf, cardOfForm, findReminder, reminderForm } from "#domain/reminder/reminderForm.ts"
import { sendReminders } from "#domain/reminder/sendReminders.ts"
import { shownOf } from "#domain/update/applyUpdate.ts"
import { anAction, aPerson, aPlan, aPost, aRegister, aTheme, dueBy } from "../../support/builders.ts"
import { fixedClock } from "../../support/fixedClock.ts"
import { memoryWork } from "../../support/memoryWork.ts"
import { aReplyRow } from "../../support/replies.ts"

const today = "2026-11-26"
const late = anAction({ key: "late", themeKey: "theme", byWhen: dueBy("2026-10-31"), progress: "Tiles ordered." })
const secret = anAction({ key: "secret", reference: "3.1", text: "Hush", exemptParagraph: "4" })
const register = aRegister({
  actions: [late, secret, anAction({ key: "other", reference: "2.1", leadKey: "other" })],
  posts: [aPost({ key: "post", holder: aPerson("p") }), aPost({ key: "other", holder: aPerson("q") })],
  plans: [
    aPlan({ parentKeys: ["council"] }),
    aPlan({ key: "council", parentKeys: ["strategy"] }),
    aPlan({ key: "strategy" }),
  ],
  themes: [aTheme()],
})

const reminderOf = (personId: string) => {
  const found = planDay(register, today).people.find(it => it.person.id === personId)
  if (!found) throw new Error("nobody is asked")
  return makeReminder(found, register, today)
}

function setUp(of = register) {
  const work = memoryWork()
  const clock = fixedClock(today)
  const ports = { work, clock, register: () => of }
  const stored = () => work.list<Message<Reminder>>("message")
  return { work, clock, ports, stored }
}

describe("a reminder", () => {
  it("says everything its card will say", () => {
    expect(reminderOf("p")).toEqual({
      type: "reminder",
      key: "reminder/2026-11-26/p",
      day: today,
      more: 0,
      exempt: ["secret"],
      items: [
        {
          actionKey: "late",
          reference: "1.1",
          text: "Mend the roof",
          planTitle: "Title of plan",
          theme: "1. Buildings",
          serves: ["Title of council", "Title of strategy"],
          postKey: "post",
          postTitle: "Title of post",
          capacity: "holder",
          byWhen: late.byWhen,
          standing: { rating: "red", because: "overdue", days: 26 },
          status: "under way",
          forecast: null,
          progress: "Tiles ordered.",
          lastUpdateOn: null,
          shown: shownOf(late),
        },
      ],
    })
  })

  it("tells of an exempt item that there is one, and no more", () => {
    expect(JSON.stringify(reminderOf("p"))).not.toMatch(/Hush/)
  })

  it("can be stored and read again", () => {
    expect(Reminder.parse(JSON.parse(JSON.stringify(reminderOf("p"))))).toEqual(reminderOf("p"))
  })
})

describe("sending a day's reminders", () => {
  it("puts one card a person in the ledger", async () => {
    const { ports, stored } = setUp()
    expect(await sendReminders(ports)).toEqual({ added: 2, alreadyThere: 0 })
    expect((await stored()).map(row => [row.key, row.state, row.body.to])).toEqual([
      [reminderKey(today, "p"), "pending", { kind: "person", person: aPerson("p") }],
      [reminderKey(today, "q"), "pending", { kind: "person", person: aPerson("q") }],
    ])
  })

  it("adds nothing when it runs again on the same day, nor changes what was shown", async () => {
    const { ports, stored } = setUp()
    await sendReminders(ports)
    const before = await stored()
    const changed = aRegister({ ...registerParts(), actions: [{ ...late, text: "Mend half the roof" }] })
    expect(await sendReminders({ ...ports, register: () => changed })).toEqual({ added: 0, alreadyThere: 1 })
    expect(await stored()).toEqual(before)
  })

  it("sends another on the next day", async () => {
    const { ports, clock, stored } = setUp()
    await sendReminders(ports)
    clock.setDay("2026-11-27")
    expect(await sendReminders(ports)).toEqual({ added: 2, alreadyThere: 0 })
    expect(await stored()).toHaveLength(4)
  })

  it("sends nothing when nothing is due", async () => {
    const { ports, stored } = setUp(aRegister())
    expect(await sendReminders(ports)).toEqual({ added: 0, alreadyThere: 0 })
    expect(await stored()).toEqual([])
  })
})

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
    ])
  })
})

function registerParts() {
  return { posts: [...register.posts.values()], plans: [...register.plans.values()] }
}
