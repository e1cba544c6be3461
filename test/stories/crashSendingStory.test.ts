// The app is killed with SIGKILL at every step of sending cards. The world lives on.
import { describe, expect, it } from "vitest"
import { absencesIn } from "#domain/people/request.ts"
import { askedBefore } from "#domain/reminder/askedBefore.ts"
import { askedCardOf } from "#domain/reminder/askedCard.ts"
import { planDay } from "#domain/reminder/planDay.ts"
import { readTimetable, roundsAround } from "#domain/reminder/timetable.ts"
import { ids } from "#infra/local/world.ts"
import { makeSample } from "#infra/provision/sample/sample.ts"
import { aRegister } from "../support/builders.ts"
import { itemsOf, type LedgerRow, personOf } from "../support/crashLooks.ts"
import { councilCalendar, weeklyMeetings } from "../support/crashRun.ts"
import { crashWorldOfFile } from "../support/crashWorld.ts"

const crash = crashWorldOfFile()

const sample = makeSample(2026, { cmtChannelId: ids.cmtChannel })
const forums = sample.forums.map(forum => ({ ...forum, calendar: weeklyMeetings }))
const register = aRegister({ ...sample, forums, absences: absencesIn(sample.requests) })
const timetable = readTimetable(register.settings)

/** Whom the sample's plans ask on a day, after what was sent on earlier days; nobody answers in this story. */
function peopleToAsk(day: string): string[] {
  const roundsOf = roundsAround(day, { forums: register.forums, calendar: councilCalendar, timetable })
  const before = askedBefore(crash.ledgerOfAll().map(askedCardOf), day)
  const { people } = planDay({ register, today: day, calendar: councilCalendar, roundsOf, before })
  return people.map(({ person }) => person.id).sort()
}

/** Every step of sending one card that leaves a trace, and whether that card is then on its way; others may be too. */
const steps = [
  { step: "before work.insertIfAbsent message pending", isOnItsWay: false },
  { step: "after work.insertIfAbsent message pending", isOnItsWay: false },
  { step: "before work.compareAndSet message sending", isOnItsWay: false },
  { step: "after work.compareAndSet message sending", isOnItsWay: true },
  { step: "before messenger.send", isOnItsWay: true },
  { step: "after messenger.send", isOnItsWay: true },
  { step: "before work.compareAndSet message sent", isOnItsWay: true },
  { step: "after work.compareAndSet message sent", isOnItsWay: false },
]

describe("sending cards", () => {
  it("goes through the steps listed, and no others", async () => {
    const app = await crash.startApp()
    await crash.world.teams.settled()
    const posts = crash.postsSoFar()
    await app.remind()
    const rows = await crash.untilSettled(crash.today())

    // An action that nobody can be asked about is noted in the ledger as skipped; no card comes of it.
    const sending = app.steps.filter(step => /message|messenger/.test(step) && !step.endsWith("message skipped"))
    expect(new Set(sending)).toEqual(new Set(steps.map(({ step }) => step)))
    expect(rows.map(personOf).sort()).toEqual(peopleToAsk(crash.today()))
    expect(rows.length).toBeGreaterThan(5)
    crash.expectSumsToHold(crash.today(), rows, { posts, leftSending: [] })
    await app.close()
  })

  it.each(steps)("killed $step: nobody has two cards, nobody is left out", async ({ step, isOnItsWay }) => {
    const day = crash.nextRound()
    const posts = crash.postsSoFar()
    const app = await crash.startApp({ step, nth: 2 })
    await app.remind()
    expect(await app.died).toBe("SIGKILL")
    const leftSending = crash.leftSending(day)

    const next = await crash.startApp()
    await next.remind()
    const rows = await crash.untilSettled(day)
    const unknown = rows.filter(row => row.state === "unknown")
    const postsBefore = new Map(unknown.map(row => [row.key, crash.postsInto(personOf(row)).length]))

    expect(rows.map(personOf).sort()).toEqual(peopleToAsk(day))
    expect(rows.length).toBeGreaterThan(5)
    crash.expectSumsToHold(day, rows, { posts, leftSending })
    if (isOnItsWay) expect(unknown.length).toBeGreaterThan(0)
    await next.close()
    if (unknown.length > 0) await expectInNextDaysCard(unknown, postsBefore)
  })
})

/** An unknown card is never sent again; its items come on the next working day, and nobody else is asked again then. */
async function expectInNextDaysCard(unknown: LedgerRow[], postsBefore: Map<string, number>) {
  const tomorrow = crash.nextWorkingDay()
  const app = await crash.startApp()
  await app.remind()
  const rows = await crash.untilSettled(tomorrow)
  expect(rows.map(personOf).sort()).toEqual(peopleToAsk(tomorrow))
  for (const row of unknown) {
    const later = rows.find(it => personOf(it) === personOf(row))
    expect(later && itemsOf(later)).toEqual(expect.arrayContaining(itemsOf(row)))
    expect(crash.postsInto(personOf(row))).toHaveLength((postsBefore.get(row.key) ?? 0) + 1)
  }
  await app.close()
}
