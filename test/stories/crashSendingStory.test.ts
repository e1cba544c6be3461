// The app is killed with SIGKILL at every step of sending cards. The world lives on.
import { describe, expect, it } from "vitest"
import { absencesIn } from "#domain/people/request.ts"
import { planDay } from "#domain/reminder/planDay.ts"
import { ids } from "#infra/local/world.ts"
import { makeSample } from "#infra/provision/sample/sample.ts"
import { aRegister } from "../support/builders.ts"
import { itemsOf, type LedgerRow, personOf } from "../support/crashLooks.ts"
import { crashWorldOfFile } from "../support/crashWorld.ts"

const crash = crashWorldOfFile()

const sample = makeSample(2026, { cmtChannelId: ids.cmtChannel })
const register = aRegister({ ...sample, absences: absencesIn(sample.requests) })

/** Whom the sample's plans ask on a day; nobody answers in this story. */
const peopleToAsk = (day: string) => planDay(register, day).people.map(({ person }) => person.id)

/** Every step of sending one card that leaves a trace, and whether a card is then on its way. */
const steps = [
  { step: "before work.insertIfAbsent message pending", onItsWay: 0 },
  { step: "after work.insertIfAbsent message pending", onItsWay: 0 },
  { step: "before work.compareAndSet message sending", onItsWay: 0 },
  { step: "after work.compareAndSet message sending", onItsWay: 1 },
  { step: "before messenger.send", onItsWay: 1 },
  { step: "after messenger.send", onItsWay: 1 },
  { step: "before work.compareAndSet message sent", onItsWay: 1 },
  { step: "after work.compareAndSet message sent", onItsWay: 0 },
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
    expect(rows.map(personOf).sort()).toEqual(peopleToAsk(crash.today()).sort())
    crash.expectSumsToHold(crash.today(), rows, { posts, leftSending: [] })
    await app.close()
  })

  it.each(steps)("killed $step: nobody has two cards, nobody is left out", async ({ step, onItsWay }) => {
    const day = crash.nextDay()
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

    expect(rows.map(personOf).sort()).toEqual(peopleToAsk(day).sort())
    crash.expectSumsToHold(day, rows, { posts, leftSending })
    expect(unknown).toHaveLength(onItsWay)
    await next.close()
    if (unknown.length > 0) await expectInNextDaysCard(unknown, postsBefore)
  })
})

/** An unknown card is never sent again; its items come with the next day's. */
async function expectInNextDaysCard(unknown: LedgerRow[], postsBefore: Map<string, number>) {
  const tomorrow = crash.nextDay()
  const app = await crash.startApp()
  await app.remind()
  const rows = await crash.untilSettled(tomorrow)
  for (const row of unknown) {
    const later = rows.find(it => personOf(it) === personOf(row))
    expect(later && itemsOf(later)).toEqual(expect.arrayContaining(itemsOf(row)))
    expect(crash.postsInto(personOf(row))).toHaveLength((postsBefore.get(row.key) ?? 0) + 1)
  }
  await app.close()
}
