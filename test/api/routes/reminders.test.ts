import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { settingKeys } from "#domain/people/setting.ts"
import { ActionAnswer } from "#domain/wire/actions.ts"
import { HealthLine, LedgerAnswer, RemindersAnswer } from "#domain/wire/reminders.ts"
import { actionKey } from "#infra/provision/sample/actionKey.ts"
import { planKeys } from "#infra/provision/sample/plans.ts"
import { chatOf } from "../../support/chat.ts"
import { listsOf } from "../../support/lists.ts"
import { type LocalWorld, startLocalWorld, until } from "../../support/localWorld.ts"
import { personIn } from "../../support/people.ts"
import { textsOf } from "../../support/readCard.ts"
import { addToLists, askAs } from "./askAs.ts"

let local: LocalWorld
beforeAll(async () => {
  local = await startLocalWorld()
})
afterAll(() => local.close())

const [officer, owner, otherOwner] = ["Performance Officer", "Chief Officer: Human Resources", "Chief Executive"]
const [learning, stranger, administrator] = ["Head of Learning and Development", "Head of Leisure", "IT Administrator"]
const today = "2026-11-26"

const page = async (label = officer) => RemindersAnswer.parse((await askAs(local, label, "/api/reminders")).json)
const planOf = async (key: string, label = officer) => (await page(label)).plans.find(plan => plan.key === key)
const ledgerOf = async (label: string, reader = officer) =>
  LedgerAnswer.parse((await askAs(local, reader, `/api/reminders/people/${personIn(label).id}`)).json)
const itemsIn = (people: RemindersAnswer["day"]["people"]) =>
  people.flatMap(({ personName, items }) => items.map(({ reference, text }) => `${personName} ${reference} ${text}`))
const settled = () =>
  until("the day's end", async () => {
    const { day } = await page()
    return day.state === "done" && day
  })

describe("whose the page is", () => {
  it.each([learning, stranger, administrator, "Clerk to CMT"])("not %s's: nothing is read or done", async label => {
    const tries: [string, unknown?][] = [
      ["/api/reminders"],
      [`/api/reminders/people/${personIn(learning).id}`],
      ["/api/reminders/confirm", { day: today, people: 7 }],
      ["/api/reminders/test", { personId: null }],
      [`/api/plans/${planKeys.staffSurvey}/reminders`, { from: null }],
      [`/api/actions/${actionKey("SSAP", "2.2")}/dates`, { words: "" }],
    ]
    for (const [path, body] of tries) {
      const { status, sentence } = await askAs(local, label, path, body)
      expect(status).toBe(403)
      expect(sentence).toMatch(/Your posts do not allow this/)
    }
    expect((await planOf(planKeys.staffSurvey))?.state).toBe("asking")
  })

  it("a plan's owner sees their own plans and nothing of others", async () => {
    const mine = await page(owner)
    expect(mine.plans.map(({ key }) => key)).toEqual([planKeys.staffSurvey])
    expect(mine.day.people.length).toBeGreaterThan(5)

    const others = await page(otherOwner)
    const theirs = [planKeys.communityStrategy, planKeys.councilPlan, planKeys.improvementFramework]
    expect(others.plans.map(({ key }) => key)).toEqual(theirs)
    expect([others.day.people, others.day.notAsked, others.rounds, others.outstanding]).toEqual([[], [], [], []])
    const pause = await askAs(local, otherOwner, `/api/plans/${planKeys.staffSurvey}/reminders`, { from: null })
    expect(pause.status).toBe(403)
  })

  it("lets nobody but who sees every plan let a large day go", async () => {
    const body = { day: today, people: 7 }
    expect((await askAs(local, owner, "/api/reminders/confirm", body)).status).toBe(403)
    // Not large: there is nothing to let go.
    expect((await askAs(local, officer, "/api/reminders/confirm", body)).status).toBe(409)
    expect([(await page(owner)).day.mayConfirm, (await page(officer)).day.mayConfirm]).toEqual([false, true])
  })
})

describe("before the day's cards are planned", () => {
  it("shows who will be asked what, and why, with no words of an exempt action", async () => {
    const { day, sums } = await page()
    expect(day).toMatchObject({ on: today, state: "to come", cap: 250 })
    expect(itemsIn(day.people)).toContain("Chief Officer: Human Resources 3.1 null")
    expect(JSON.stringify(day)).not.toContain((await listsOf(local.world).actionByReference("3.1")).fields.Text)
    expect(day.people.every(({ hour }) => hour === 9)).toBe(true)
    expect(sums).toEqual({ requested: 0, sent: 0, failed: 0, skipped: 0, unknown: 0, waiting: 0 })
  })

  it("shows which days were read of the settings, and which lines were not", async () => {
    const before = await page()
    expect(before.daysUnread).toEqual([])
    expect(before.daysRead).toContain("Closed: 24 December 2026 to 1 January 2027.")

    const value = "2026-12-21 until 2027-01-01\n2027-02-15 to 2027-02-31"
    await addToLists(local, { settings: [{ key: settingKeys.schoolHolidays, title: "School holidays", value }] })

    const { daysRead, daysUnread } = await page()
    expect(daysRead).toContain("School holidays: 21 December 2026 to 1 January 2027.")
    expect(daysUnread).toEqual(["In the setting “School holidays”: 2027-02-15 to 2027-02-31"])
    expect((await page(owner)).daysUnread).toEqual(daysUnread)
  })

  it("shows rounds, the timetable and the next run", async () => {
    const { rounds, timetable, health } = await page()
    const plan = { planTitles: ["Staff Survey Action Plan"] }
    // After the last meeting on the forum's calendar the months go on.
    expect(rounds).toMatchObject([
      { ...plan, forumTitle: "CMT", due: "2026-12-01", isOpen: true },
      { ...plan, forumTitle: null, due: "2026-12-23", isOpen: false },
      { ...plan, forumTitle: null, due: "2027-01-29", isOpen: false },
    ])
    expect(rounds[0]?.updated).toBeGreaterThan(0)
    expect(rounds[0]?.asked).toBeGreaterThan(rounds[0]?.updated ?? 0)
    expect(timetable.length).toBeGreaterThan(5)
    expect(HealthLine.parse(health)).toMatchObject({ isHealthy: true, lastRun: null, nextRun: today, nextHour: 9 })
  })
})

describe("a card to look at", () => {
  const test = (label: string, personId: string | null) => askAs(local, label, "/api/reminders/test", { personId })

  it("goes to whoever asks for it, and to nobody else, and is counted nowhere", async () => {
    expect((await test(officer, personIn(learning).id)).json).toEqual({ outcome: "on its way" })

    const card = await chatOf(local, officer).card("2.2")
    expect(textsOf(card.card).join("\n")).toContain("2.8")
    expect(chatOf(local, learning).cards()).toEqual([])
    expect((await page()).sums.requested).toBe(0)
    expect((await ledgerOf(officer)).entries).toMatchObject([{ day: today, kind: "test", state: "sent" }])
  })

  it("is one's own where one has one, else the first", async () => {
    const cards = () => chatOf(local, owner).cards().length
    const before = cards()
    expect((await test(owner, null)).json).toEqual({ outcome: "on its way" })
    await until("the owner's card", () => cards() > before)
    expect(textsOf(chatOf(local, owner).cards().at(-1)?.card).join("\n")).toContain("2.1")
    expect((await test(officer, null)).json).toEqual({ outcome: "on its way" })
  })

  it("is nothing where nobody has one, or not of the reader's plans", async () => {
    expect((await test(officer, personIn(stranger).id)).json).toEqual({ outcome: "nothing to show" })
    expect((await test(otherOwner, personIn(learning).id)).json).toEqual({ outcome: "nothing to show" })
    expect((await test(officer, "x".repeat(65))).status).toBe(400)
  })
})

describe("a day with more people than the cap", () => {
  /** In the tab, which makes a card the fewer. */
  async function answer(label: string, reference: string) {
    const path = `/api/actions/${actionKey("SSAP", reference)}`
    const { shown } = ActionAnswer.parse((await askAs(local, label, path)).json)
    const said = { kind: "no change", status: shown.status, closedBecause: null, forecast: null }
    const body = { formId: "form", shown, ...said, words: "", wordsForColleagues: "" }
    expect((await askAs(local, label, `${path}/updates`, body)).status).toBe(200)
  }

  const confirm = (body: unknown, label = officer) => askAs(local, label, "/api/reminders/confirm", body)

  it("waits for a manager's word, who must have seen the number as it is", async () => {
    await addToLists(local, { settings: [{ key: settingKeys.cap, title: "Most people in one day", value: "3" }] })
    expect((await confirm({ day: today, people: 7 })).status).toBe(409)
    await local.app.sendReminders()
    const { day, sums } = await page()
    expect(day).toMatchObject({ state: "too many", cap: 3 })
    expect(sums.requested).toBe(0)

    for (const [day, people] of [
      [today, 8],
      ["2026-11-27", 7],
    ]) {
      const wrong = await confirm({ day, people })
      expect([wrong.status, wrong.sentence]).toEqual([409, expect.stringMatching(/number of people has changed/)])
    }
    expect((await page()).day.state).toBe("too many")
    expect((await confirm({ day: today })).status).toBe(400)

    await answer(otherOwner, "2.3")
    expect((await confirm({ day: today, people: 7 })).status).toBe(409)
    const planned = (await page()).day.people
    expect(planned).toHaveLength(6)
    expect((await confirm({ day: today, people: 6 })).json).toEqual({ done: true })
    expect(itemsIn((await settled()).people)).toEqual(itemsIn(planned))
    expect((await confirm({ day: today, people: 6 })).status).toBe(409)
  })
})

describe("once the cards have gone", () => {
  it("the sums are the whole, for every reader, and the run is known", async () => {
    const { sums, health } = await page()
    expect(sums).toMatchObject({ requested: 6, sent: 6, waiting: 0 })
    expect((await page(otherOwner)).sums.requested).toBe(0)
    expect(health.lastRun).toMatch(/^2026-11-26T/)
    expect(health.nextRun).toBe("2026-11-27")
  })

  it("a person's ledger tells what was sent and how much of it was answered", async () => {
    const card = await chatOf(local, learning).card("actions to update")
    await chatOf(local, learning).press(card, "Send update", { "words:0": "Under way.", "status:0": "under way" })

    const { personName, entries } = await ledgerOf(learning)
    expect(personName).toBe(learning)
    expect(entries).toMatchObject([{ day: today, kind: "reminder", state: "sent", why: null, answered: 1 }])
    expect(entries[0]?.items).toBeGreaterThan(3)
    expect((await ledgerOf(learning, owner)).entries).toEqual(entries)
  })

  it("nobody's ledger is told to the owner of other plans, and nobody's to anybody", async () => {
    const path = `/api/reminders/people/${personIn(learning).id}`
    expect((await askAs(local, otherOwner, path)).status).toBe(404)
    expect((await askAs(local, officer, "/api/reminders/people/nobody")).status).toBe(404)
    expect((await ledgerOf(stranger)).entries).toEqual([])
  })
})

describe("whom no card reached", () => {
  it("is listed with what can be done, and is in the sums", async () => {
    local.world.teams.block(personIn(learning).id)
    await local.restart("2026-12-01")
    await local.app.sendReminders()
    const { day } = await page()
    await askAs(local, officer, "/api/reminders/confirm", { day: day.on, people: day.people.length })
    await settled()

    const { unreached, sums } = await page()
    expect(unreached).toMatchObject([{ personId: personIn(learning).id, on: "2026-12-01", postTitles: [learning] }])
    expect(unreached[0]?.why).toMatch(/blocked/)
    expect(unreached[0]?.advice).toMatch(/unblock/)
    expect(sums.requested).toBeGreaterThan(3)
    expect(sums.sent + sums.failed + sums.skipped + sums.unknown + sums.waiting).toBe(sums.requested)
    expect((await page(otherOwner)).unreached).toEqual([])
    local.world.teams.unblock(personIn(learning).id)
  })

  it("and who has left is named, once somebody has looked", async () => {
    expect((await page()).leavers).toBeNull()
    await local.app.findLeavers()
    expect((await page()).leavers).toEqual([])
  })
})
