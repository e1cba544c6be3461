import { describe, expect, it } from "vitest"
import type { Message } from "#domain/message/message.ts"
import type { Request } from "#domain/people/request.ts"
import { absencesIn } from "#domain/people/request.ts"
import { askedKey, cardsAbout, saidKey } from "#domain/reminder/cardsAbout.ts"
import { type Reminder, reminderKey } from "#domain/reminder/reminder.ts"
import type { Work } from "#domain/work/ports.ts"
import { anAbsence, anAction, aPerson, aPost, aRegister } from "../../support/builders.ts"
import { memoryWork } from "../../support/memoryWork.ts"
import { anItem, aReminder } from "../../support/reminders.ts"

const today = "2026-11-26"
const action = anAction({ key: "a", leadKey: "post" })
const posts = [
  aPost({ key: "post", holder: aPerson("holder"), updater: aPerson("updater"), lineManagerKey: "head" }),
  aPost({ key: "head", holder: aPerson("head"), lineManagerKey: "director" }),
  aPost({ key: "director", holder: aPerson("director") }),
  aPost({ key: "elsewhere", holder: aPerson("elsewhere") }),
]

async function found(cards: Record<string, Partial<Reminder>>, absences: Request[] = []) {
  const work = memoryWork()
  for (const [key, part] of Object.entries(cards)) await put(work, key, part)
  const register = { ...aRegister({ actions: [action], posts }), absences: absencesIn(absences) }
  const rows = await cardsAbout(action, { work, register, today })
  return rows.map(({ key }) => key)
}

async function put(work: Work, key: string, part: Partial<Reminder>) {
  const content = { ...aReminder([anItem(0, { actionKey: "a" })]), day: today, ...part, key }
  const body: Message<Reminder> = { to: { kind: "nobody" }, content, until: today, delivered: null, why: null }
  const row = { kind: "message" as const, key, state: "sent", body, dueAt: null, leaseUntil: null }
  await work.insertIfAbsent({ ...row, createdAt: `${today}T09:00:00Z` })
}

describe("cardsAbout", () => {
  it.each([
    ["the day's card of whoever answers", reminderKey(today, "updater")],
    ["the card of somebody in the same post", reminderKey(today, "holder")],
    ["a card of some days ago", reminderKey("2026-11-20", "updater")],
    ["a card that was asked for", askedKey("updater", today, "abc")],
    ["one of last week", askedKey("updater", "2026-11-20", "abc")],
    ["a reading of typed words", saidKey("updater", today, "abc", 2)],
    ["the head's card", reminderKey(today, "head")],
    ["the director's card", reminderKey(today, "director")],
  ])("finds %s", async (_, key) => {
    expect(await found({ [key]: {} })).toEqual([key])
  })

  it("finds what followed a day's card that was full, though that does not show it", async () => {
    const day = reminderKey(today, "updater")
    const more = `${day}/more/updater`
    expect(await found({ [day]: { items: [anItem(0, { actionKey: "b" })] }, [more]: {} })).toEqual([more])
  })

  it("reads no more than is recent, a little at a time", async () => {
    const work = memoryWork()
    const cards = [
      askedKey("updater", today, "now"),
      askedKey("updater", "2026-11-11", "then"),
      saidKey("updater", "2026-11-11", "then", 1),
      reminderKey("2026-11-11", "updater"),
    ]
    for (const key of cards) await put(work, key, {})
    let [calls, underWay, most, read] = [0, 0, 0, 0]
    const counted = async <T>(call: Promise<T>, rows: (answer: T) => number) => {
      most = Math.max(most, ++underWay)
      calls++
      const answer = await call
      read += rows(answer)
      underWay--
      return answer
    }
    const watchedWork: Work = {
      ...work,
      get: (kind, key) => counted(work.get(kind, key) as Promise<never>, row => (row ? 1 : 0)),
      list: (kind, filter) => counted(work.list(kind, filter) as Promise<never[]>, rows => rows.length) as never,
    }
    const rows = await cardsAbout(action, {
      work: watchedWork,
      register: aRegister({ actions: [action], posts }),
      today,
    })

    expect(rows.map(({ key }) => key)).toEqual([cards[0]])
    expect(read).toBe(1)
    expect(most).toBeLessThanOrEqual(6)
    // Of four people: five working days, and two weeks of what they asked for.
    expect(calls).toBe(4 * (5 + 2))
  })

  it("names cards shortly, also one that follows another", () => {
    const id = "7c1d40a6-52e9-4b38-9f00-000000000008"
    const digest = "x".repeat(22)
    for (const key of [askedKey(id, today, digest), saidKey(id, today, digest, 99)])
      expect(`${key}/more/${id}/99`.length).toBeLessThan(200)
  })

  it("finds the card that tells those above of an item", async () => {
    const line = { key: "a/post", actionKey: "a", reference: "1", text: "x", postTitle: "Post", since: today, days: 10 }
    const key = reminderKey(today, "head")

    expect(await found({ [key]: { items: [], escalated: [{ ...line, level: "head" }] } })).toEqual([key])
  })

  it("finds the card of whom somebody away has named, also when they are back by now", async () => {
    const key = reminderKey("2026-11-24", "elsewhere")
    const was = anAbsence({
      from: aPerson("updater"),
      starts: "2026-11-23",
      until: "2026-11-25",
      to: aPerson("elsewhere"),
    })

    expect(await found({ [key]: { day: "2026-11-24" } }, [was])).toEqual([key])
    expect(await found({ [key]: { day: "2026-11-24" } })).toEqual([])
  })

  it.each([
    ["of another action", reminderKey(today, "updater"), { items: [anItem(0, { actionKey: "b" })] }],
    ["of more than a week ago", askedKey("updater", today, "abc"), { day: "2026-11-19" }],
    ["of somebody who has nothing to do with it", reminderKey(today, "elsewhere"), {}],
    ["that is a test", `test/${today}/updater/1`, {}],
  ])("passes over a card %s", async (_, key, part) => {
    expect(await found({ [key]: part })).toEqual([])
  })

  it("finds nothing for what nobody leads", async () => {
    const register = aRegister({ posts })
    const nobodys = anAction({ leadKey: null })
    expect(await cardsAbout(nobodys, { work: memoryWork(), register, today })).toEqual([])
  })
})
