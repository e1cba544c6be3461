// The app is killed with SIGKILL at every step of sending cards. The world lives on.
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { itemsOf, lookingAt, personOf } from "../support/crashLooks.ts"
import { type CrashWorld, startCrashWorld } from "../support/crashRun.ts"

let run: CrashWorld
let look: ReturnType<typeof lookingAt>
beforeAll(async () => {
  run = await startCrashWorld()
  look = lookingAt(run)
})
afterAll(() => run.close())

/** Every step of sending one card that leaves a trace; a run without a crash is compared with this. */
const steps = [
  "before work.insertIfAbsent message pending",
  "after work.insertIfAbsent message pending",
  "before work.compareAndSet message sending",
  "after work.compareAndSet message sending",
  "before messenger.send",
  "after messenger.send",
  "before work.compareAndSet message sent",
  "after work.compareAndSet message sent",
]

describe("sending cards", () => {
  it("goes through the steps listed, and no others", async () => {
    const app = await run.startApp()
    await run.world.teams.settled()
    await app.remind()
    const rows = await look.untilSettled(run.today())

    expect(new Set(app.steps.filter(step => /message|messenger/.test(step)))).toEqual(new Set(steps))
    look.expectSumsToHold(run.today(), rows)
    expect(rows.map(row => row.state)).toEqual(rows.map(() => "sent"))
    await app.close()
  })

  it.each(steps)("killed %s: nobody has two cards, nobody is left out", async step => {
    const day = run.nextDay()
    const app = await run.startApp({ step, nth: 2 })
    await app.remind()
    expect(await app.died).toBe("SIGKILL")
    const leftSending = look.ledgerOf(day).filter(row => row.state === "sending")

    const next = await run.startApp()
    await next.remind()
    const rows = await look.untilSettled(day)
    const unknown = rows.filter(row => row.state === "unknown")
    const postsBefore = new Map(unknown.map(row => [row.key, look.postsTo(personOf(row))]))

    look.expectSumsToHold(day, rows)
    expect(unknown.map(row => row.key)).toEqual(leftSending.map(row => row.key))
    await next.close()
    if (unknown.length > 0) await expectInNextDaysCard(unknown, postsBefore)
  })
})

/** An unknown card is never sent again; its items come with the next day's. */
async function expectInNextDaysCard(unknown: ReturnType<typeof look.ledgerOf>, postsBefore: Map<string, number>) {
  const tomorrow = run.nextDay()
  const app = await run.startApp()
  await app.remind()
  const rows = await look.untilSettled(tomorrow)
  for (const row of unknown) {
    const later = rows.find(it => personOf(it) === personOf(row))
    expect(later && itemsOf(later)).toEqual(expect.arrayContaining(itemsOf(row)))
    expect(look.postsTo(personOf(row))).toBe((postsBefore.get(row.key) ?? 0) + 1)
  }
  await app.close()
}
