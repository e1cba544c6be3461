import { describe, expect, it } from "vitest"
import { AppError } from "#domain/errors.ts"
import type { Message } from "#domain/message/message.ts"
import { type Reminder, reminderKey } from "#domain/reminder/reminder.ts"
import {
  confirmRun,
  type DayRun,
  hoursOf,
  runKey,
  type SendRemindersPorts,
  sendReminders,
} from "#domain/reminder/sendReminders.ts"
import type { CapReached } from "#domain/reminder/tellCap.ts"
import type { Register } from "#domain/update/register.ts"
import type { Work } from "#domain/work/ports.ts"
import { aFrame, anAction, aPerson, aPost, aRegister, aRequest, away } from "../../support/builders.ts"
import { fixedClock } from "../../support/fixedClock.ts"
import { memoryWork } from "../../support/memoryWork.ts"

/** A Thursday: the month's round was asked about again on the day before. */
const today = "2026-11-26"
const actions = [anAction({ key: "a" }), anAction({ key: "b", leadKey: "other" })]
const posts = [aPost({ key: "post", holder: aPerson("p") }), aPost({ key: "other", holder: aPerson("q") })]
const register = aRegister({ actions, posts })
const withSettings = (settings: Record<string, string>, parts = {}) =>
  aRegister({
    actions,
    posts,
    settings: Object.entries(settings).map(([key, value]) => ({ key: `setting-${key}`, title: key, value })),
    ...parts,
  })

function setUp(of: Register = register, work: Work = memoryWork()) {
  const clock = fixedClock(today)
  const ports: SendRemindersPorts = {
    work,
    clock,
    frame: () => aFrame(of, clock.today()),
    heldUntil: async () => null,
    leaseMilliseconds: 120_000,
  }
  const cards = () => work.list<Message<Reminder>>("message", { prefix: "reminder/" })
  const everyCardArrives = async () => {
    for (const row of await cards()) await work.compareAndSet(row, { state: "sent", dueAt: null })
  }
  const run = () => work.get<DayRun>("job", runKey(clock.today()))
  return { work, clock, ports, cards, run, everyCardArrives }
}

describe("sending a day's reminders", () => {
  it("puts one card a person in the ledger", async () => {
    const { ports, cards, run } = setUp()
    expect(await sendReminders(ports)).toEqual({ state: "planned", added: 2, alreadyThere: 0 })
    expect((await cards()).map(row => [row.key, row.state, row.body.to, row.body.until])).toEqual([
      [reminderKey(today, "p"), "pending", { kind: "person", person: aPerson("p") }, today],
      [reminderKey(today, "q"), "pending", { kind: "person", person: aPerson("q") }, today],
    ])
    expect(await run()).toMatchObject({ state: "planned", leaseUntil: null, body: { people: 2, confirmedBy: null } })
  })

  it("adds nothing when it runs again on the same day, nor changes what was shown", async () => {
    const { ports, cards } = setUp()
    await sendReminders(ports)
    const before = await cards()
    const more = aRegister({ posts, actions: [...actions, anAction({ key: "c", leadKey: "third" })] })
    const again = { ...ports, frame: () => aFrame(more, today) }
    expect(await sendReminders(again)).toEqual({ state: "planned", added: 0, alreadyThere: 2 })
    expect(await cards()).toEqual(before)
  })

  it("goes on where it stopped when the app died in the middle", async () => {
    const { ports, work, clock, cards } = setUp()
    let left = 1
    const dying: Work = {
      ...work,
      insertIfAbsent: row => {
        if (row.kind === "message" && left-- <= 0) throw new Error("died")
        return work.insertIfAbsent(row)
      },
    }
    await expect(sendReminders({ ...ports, work: dying })).rejects.toThrow("died")
    expect(await cards()).toHaveLength(1)
    expect((await sendReminders(ports)).state).toBe("another is at it")
    clock.pass(121)
    expect(await sendReminders(ports)).toEqual({ state: "planned", added: 1, alreadyThere: 1 })
  })

  it("asks again on the due day and not on the days between, once the cards have arrived", async () => {
    const { ports, clock, cards, everyCardArrives } = setUp()
    const days: string[] = []
    for (const day of ["2026-11-25", "2026-11-26", "2026-11-27", "2026-11-28", "2026-11-30", "2026-12-01"]) {
      clock.setDay(day)
      await sendReminders(ports)
      if ((await cards()).some(row => row.body.content.day === day)) days.push(day)
      await everyCardArrives()
    }
    expect(days).toEqual(["2026-11-25", "2026-11-30"])
  })

  it("asks the next day about what did not arrive", async () => {
    const { ports, clock, cards } = setUp()
    await sendReminders(ports)
    clock.setDay("2026-11-27")
    expect((await sendReminders(ports)).added).toBe(2)
    expect(await cards()).toHaveLength(4)
  })

  it("one card that cannot be stored keeps nobody else's back, and stands in the ledger as failed", async () => {
    const work = memoryWork()
    const refusing = (code: "invalid" | "unavailable"): Work => ({
      ...work,
      insertIfAbsent: async row => {
        const { content } = row.body as Message<Reminder>
        if (row.kind === "message" && row.key.endsWith("/p") && content.items.length > 0)
          throw new AppError(code, "the row is too large")
        return work.insertIfAbsent(row)
      },
    })
    const { ports, cards, clock } = setUp(register, refusing("invalid"))
    expect(await sendReminders(ports)).toEqual({ state: "planned", added: 2, alreadyThere: 0 })
    expect((await cards()).map(({ key, state, dueAt, body }) => [key, state, dueAt === null, body.why])).toEqual([
      [reminderKey(today, "p"), "failed", true, "its card could not be made"],
      [reminderKey(today, "q"), "pending", false, null],
    ])

    clock.setDay("2026-11-27")
    await expect(sendReminders({ ...ports, work: refusing("unavailable") })).rejects.toThrow("too large")
  })

  it("sends nothing when nothing is asked about", async () => {
    const { ports, cards } = setUp(aRegister())
    expect(await sendReminders(ports)).toEqual({ state: "planned", added: 0, alreadyThere: 0 })
    expect(await cards()).toEqual([])
  })

  it("leaves an action that nobody could be asked about in the ledger, with the reason", async () => {
    const { ports, work } = setUp(aRegister({ actions: [anAction({ leadKey: null })] }))
    await sendReminders(ports)
    expect(await work.list<Message>("message")).toMatchObject([
      {
        key: `not-asked/${today}/action`,
        state: "skipped",
        dueAt: null,
        body: { to: { kind: "nobody" }, why: "no owner" },
      },
    ])
  })

  it("leaves every member of a group that could not be asked in the ledger, and says which", async () => {
    const group = [
      aPost({ key: "group", memberKeys: ["empty", "top"] }),
      aPost({ key: "empty" }),
      aPost({ key: "top", holder: aPerson("t") }),
    ]
    const absences = away({ t: "2027-01-15" })
    const { ports, work } = setUp(aRegister({ actions: [anAction({ leadKey: "group" })], posts: group, absences }))
    await sendReminders(ports)
    const rows = await work.list<Message>("message")
    expect(rows.map(({ key, body }) => [key, body.content, body.why])).toEqual([
      [
        `not-asked/${today}/action/empty`,
        { type: "not asked", actionKey: "action", postKey: "empty" },
        "vacant and no line manager",
      ],
      [`not-asked/${today}/action/top`, { type: "not asked", actionKey: "action", postKey: "top" }, "away"],
    ])
  })
})

describe("several instances", () => {
  it("that run at once make one card a person", async () => {
    const work = memoryWork()
    const runs = await Promise.all([1, 2, 3, 4].map(() => sendReminders(setUp(register, work).ports)))
    expect(runs.map(run => run.state).sort()).toEqual([
      "another is at it",
      "another is at it",
      "another is at it",
      "planned",
    ])
    expect(runs.reduce((sum, run) => sum + run.added, 0)).toBe(2)
    expect(await work.list("message")).toHaveLength(2)
  })

  it("do not plan what another is planning, but do once it has died", async () => {
    const { ports, work, clock } = setUp()
    const body = { people: 0, confirmedBy: null, at: clock.stamp() }
    const row = {
      kind: "job" as const,
      key: runKey(today),
      state: "begun",
      body,
      dueAt: null,
      createdAt: clock.stamp(),
    }
    await work.insertIfAbsent({ ...row, leaseUntil: clock.now() + 60_000 })
    expect((await sendReminders(ports)).state).toBe("another is at it")
    clock.pass(61)
    expect((await sendReminders(ports)).state).toBe("planned")
  })
})

describe("more people than the cap", () => {
  it("wait for a word, are not sent meanwhile, and go once it is given", async () => {
    const { ports, cards, run } = setUp(withSettings({ cap: "1" }))
    expect(await sendReminders(ports)).toEqual({ state: "too many", added: 0, alreadyThere: 0 })
    expect(await sendReminders(ports)).toEqual({ state: "too many", added: 0, alreadyThere: 0 })
    expect(await cards()).toEqual([])
    expect(await run()).toMatchObject({ state: "too many", body: { people: 2 } })

    expect(await confirmRun(ports, today, 2, "Performance Officer")).toBe(true)
    expect(await sendReminders(ports)).toEqual({ state: "planned", added: 2, alreadyThere: 0 })
    expect(await run()).toMatchObject({ state: "planned", body: { people: 2, confirmedBy: "Performance Officer" } })
  })

  it("are made known to whoever may give it, once a day, an hour before the cards would go", async () => {
    const officer = aPost({ key: "officer", holder: aPerson("o"), roles: ["performance officer"] })
    const { ports, work, clock } = setUp(withSettings({ cap: "1" }, { posts: [...posts, officer] }))
    await sendReminders(ports)
    await sendReminders(ports)
    const told = await work.list<Message>("message", { prefix: "cap/" })
    expect(told).toMatchObject([
      { state: "pending", dueAt: clock.momentOf(today, 8), body: { to: { person: { id: "o" } }, until: today } },
    ])
    expect(told[0]?.body.content).toEqual({ type: "cap reached", day: today, people: 2, cap: 1 })
  })

  it("are made known by the number there are when it goes, and not at all once it is confirmed", async () => {
    const officer = aPost({ key: "officer", holder: aPerson("o"), roles: ["performance officer"] })
    const { ports, work } = setUp(withSettings({ cap: "1" }, { posts: [...posts, officer] }))
    const told = () => work.list<Message<CapReached>>("message", { prefix: "cap/" })
    await sendReminders(ports)
    const [first] = await told()
    if (first)
      await work.compareAndSet(first, { body: { ...first.body, content: { ...first.body.content, people: 9 } } })
    await sendReminders(ports)
    expect(await told()).toMatchObject([{ body: { content: { people: 2 } } }])

    await confirmRun(ports, today, 2, "Performance Officer")
    await sendReminders(ports)
    expect(await told()).toEqual([])
  })

  it("are not the same as exactly as many as the cap", async () => {
    expect((await sendReminders(setUp(withSettings({ cap: "2" })).ports)).state).toBe("planned")
  })

  it("are confirmed by their number, on their day, and once", async () => {
    const { ports } = setUp(withSettings({ cap: "1" }))
    expect(await confirmRun(ports, today, 2, "x")).toBe(false)
    await sendReminders(ports)
    expect(await confirmRun(ports, today, 3, "x")).toBe(false)
    expect(await confirmRun(ports, "2026-11-27", 2, "x")).toBe(false)
    const both = await Promise.all([confirmRun(ports, today, 2, "x"), confirmRun(ports, today, 2, "y")])
    expect(both.sort()).toEqual([false, true])
  })
})

describe("a store of what was sent that is new", () => {
  it("sends nothing before its day, and then as usual", async () => {
    const { ports, clock, cards, run } = setUp()
    const held = { ...ports, heldUntil: async () => "2026-11-27" }
    expect(await sendReminders(held)).toEqual({ state: "held", added: 0, alreadyThere: 0 })
    expect(await cards()).toEqual([])
    expect((await run())?.state).toBe("held")
    clock.setDay("2026-11-27")
    expect((await sendReminders(held)).state).toBe("planned")
  })
})

describe("the hour a card goes", () => {
  const wish = (words: string) => aRequest({ key: "1", kind: "preference", from: aPerson("q"), words, state: "agreed" })

  it("is nine o'clock, the council's, or the person's own", () => {
    const hours = (of: Register) => ["p", "q"].map(hoursOf(aFrame(of, today)))
    expect(hours(register)).toEqual([9, 9])
    expect(hours(withSettings({ hour: "8" }))).toEqual([8, 8])
    expect(hours(withSettings({ hour: "8" }, { requests: [wish("14:00, chat")] }))).toEqual([8, 14])
    expect(hours(withSettings({ hour: "8" }, { requests: [wish("council's hour, activity feed")] }))).toEqual([8, 8])
  })

  it("is when its row comes due", async () => {
    const { ports, cards, clock } = setUp(withSettings({ hour: "10" }, { requests: [wish("14:00, chat")] }))
    await sendReminders(ports)
    // The clock stands at nine.
    const hours = (await cards()).map(row => ((row.dueAt ?? 0) - clock.now()) / 3_600_000)
    expect(hours).toEqual([1, 5])
  })
})
