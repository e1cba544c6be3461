import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { settingKeys } from "#domain/people/setting.ts"
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
    const tries = [
      askAs(local, label, "/api/reminders"),
      askAs(local, label, `/api/reminders/people/${personIn(learning).id}`),
      askAs(local, label, "/api/reminders/confirm", { day: today, people: 7 }),
      askAs(local, label, "/api/reminders/test", { personId: null }),
      askAs(local, label, `/api/plans/${planKeys.staffSurvey}/reminders`, { from: null }),
      askAs(local, label, `/api/actions/${actionKey("SSAP", "2.2")}/dates`, { words: "" }),
    ]
    for (const { status, sentence } of await Promise.all(tries)) {
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
    expect(others.plans.map(({ key }) => key).sort()).toEqual(
      [planKeys.communityStrategy, planKeys.councilPlan, planKeys.improvementFramework].sort(),
    )
    expect([others.day.people, others.day.notAsked, others.rounds, others.outstanding]).toEqual([[], [], [], []])
    const pause = await askAs(local, otherOwner, `/api/plans/${planKeys.staffSurvey}/reminders`, { from: null })
    expect(pause.status).toBe(403)
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

  it("shows rounds, the timetable and the next run", async () => {
    const { rounds, timetable, health } = await page()
    expect(rounds).toMatchObject([
      { planTitles: ["Staff Survey Action Plan"], forumTitle: "CMT", due: "2026-12-01", isOpen: true },
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
  const confirm = (body: unknown, label = officer) => askAs(local, label, "/api/reminders/confirm", body)

  it("waits for a manager's word, who must have seen the number as it is", async () => {
    await addToLists(local, { settings: [{ key: settingKeys.cap, title: "Most people in one day", value: "3" }] })
    const planned = itemsIn((await page()).day.people)
    expect((await confirm({ day: today, people: 7 })).status).toBe(409)
    await local.app.sendReminders()
    const { day, sums } = await page()
    expect(day).toMatchObject({ state: "too many", cap: 3 })
    expect(sums.requested).toBe(0)

    for (const body of [
      { day: today, people: 8 },
      { day: "2026-11-27", people: 7 },
    ]) {
      const wrong = await confirm(body)
      expect([wrong.status, wrong.sentence]).toEqual([409, expect.stringMatching(/number of people has changed/)])
    }
    expect((await page()).day.state).toBe("too many")
    expect((await confirm({ day: today })).status).toBe(400)

    expect((await confirm({ day: today, people: 7 })).json).toEqual({ done: true })
    expect(itemsIn((await settled()).people)).toEqual(planned)
    expect((await confirm({ day: today, people: 7 })).status).toBe(409)
  })
})

describe("once the cards have gone", () => {
  it("the sums are the whole, for every reader, and the run is known", async () => {
    const { sums, health } = await page()
    expect(sums).toMatchObject({ requested: 7, sent: 7, waiting: 0 })
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

describe("POST /api/plans/:key/reminders", () => {
  const set = (key: string, from: unknown, label = owner) =>
    askAs(local, label, `/api/plans/${key}/reminders`, { from })
  const stored = async (key: string) =>
    (await listsOf(local.world).read("Plans")).find(({ fields }) => fields.Key === key)?.fields.RemindersFrom

  it("pauses, and resumes on a day; a day that has passed is today", async () => {
    expect((await set(planKeys.staffSurvey, null)).json).toEqual({ done: true })
    const paused = await page(owner)
    expect(paused.plans).toMatchObject([{ state: "paused", from: null, mayPause: true }])
    expect(paused.plans[0]?.preview.people).toBeGreaterThan(0)
    expect(paused.outstanding).toEqual([])
    expect(await stored(planKeys.staffSurvey)).toBeUndefined()

    await set(planKeys.staffSurvey, "2026-12-07")
    expect(await planOf(planKeys.staffSurvey)).toMatchObject({ state: "paused", from: "2026-12-07" })
    await set(planKeys.staffSurvey, "2026-01-01", officer)
    expect(await planOf(planKeys.staffSurvey)).toMatchObject({ state: "asking", from: "2026-12-01" })
    expect(await stored(planKeys.staffSurvey)).toMatch(/^2026-12-01/)
  })

  it("starts a plan that nobody was asked for before", async () => {
    expect((await planOf(planKeys.councilPlan))?.state).toBe("not started")
    expect((await set(planKeys.councilPlan, "2026-12-01", otherOwner)).status).toBe(200)
    expect((await planOf(planKeys.councilPlan))?.state).toBe("asking")
  })

  it("tries again when somebody wrote in between, but not for ever", async () => {
    const writes = { method: "PATCH", list: "Plans" }
    local.world.graph.inject({ kind: "412", times: 2, match: writes })
    expect((await set(planKeys.staffSurvey, "2026-12-08")).status).toBe(200)
    local.world.graph.inject({ kind: "412", times: 50, match: writes })
    expect((await set(planKeys.staffSurvey, "2026-12-09")).status).toBe(409)
    local.world.graph.clearFaults()
    expect(await planOf(planKeys.staffSurvey)).toMatchObject({ from: "2026-12-08" })
  })

  it.each([
    ["a plan that is not approved", planKeys.improvementFramework, null, 400],
    ["a plan that is not there", "none", null, 404],
    ["a day no calendar has", planKeys.councilPlan, "2026-02-30", 400],
    ["a day in words", planKeys.councilPlan, "tomorrow", 400],
    ["nothing", planKeys.councilPlan, undefined, 400],
  ])("refuses %s", async (_title, key, from, status) => {
    expect((await set(key, from, otherOwner)).status).toBe(status)
  })
})

describe("POST /api/actions/:key/dates", () => {
  const key = actionKey("SSAP", "2.5")
  const stage = (part: Record<string, unknown>) => ({
    ...{ label: null, earliest: null, latest: "2027-01-31", ongoing: false, repeats: null, certainty: "month" },
    ...{ inferred: "the year", doneOn: null, ...part },
  })
  const confirm = (words: string, label = owner) => askAs(local, label, `/api/actions/${key}/dates`, { words })
  const toConfirm = async (label = owner) => (await page(label)).plans.flatMap(plan => plan.toConfirm)

  it("shows what was inferred; confirmed it is asked about again, with a line in its history", async () => {
    const lists = listsOf(local.world)
    const item = await lists.actionByReference("2.5")
    const stages = [stage({ label: "First", doneOn: "2026-11-01" }), stage({ label: "Second" })]
    await lists.edit("Actions", item.id, { ByWhenWords: "January", Stages: JSON.stringify(stages) })
    await local.app.refresh()
    await askAs(local, owner, `/api/plans/${planKeys.staffSurvey}/reminders`, { from: today })

    expect(await toConfirm()).toMatchObject([
      {
        reference: "2.5",
        words: "January",
        inferred: "the year",
        mayConfirm: true,
        reading: expect.stringMatching(/2027/),
      },
    ])

    const other = await confirm("February")
    expect([other.status, other.sentence]).toEqual([409, expect.stringMatching(/Someone else changed this/)])
    expect((await confirm("January")).json).toEqual({ done: true })
    expect((await confirm("January", officer)).json).toEqual({ done: true })

    expect(await toConfirm()).toEqual([])
    const after = await lists.actionByReference("2.5")
    const inferred = JSON.parse(String(after.fields.Stages)).map((it: { inferred: string | null }) => it.inferred)
    expect(inferred).toEqual(["the year", null])
    const edits = (await lists.updatesOf(key)).filter(({ fields }) => fields.Kind === "edit")
    expect(edits.map(({ fields }) => [fields.ActorName, fields.Via])).toEqual([[owner, "tab"]])
    expect(String(edits[0]?.fields.Before)).toContain("the year")
  })

  it("is for those who may edit the action", async () => {
    for (const label of [learning, stranger, otherOwner]) expect((await confirm("January", label)).status).toBe(403)
    expect((await askAs(local, owner, "/api/actions/none/dates", { words: "" })).status).toBe(404)
  })
})
