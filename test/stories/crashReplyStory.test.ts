// The app is killed with SIGKILL at every step of taking a reply. The world lives on.
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { lookingAt } from "../support/crashLooks.ts"
import { type CrashWorld, startCrashWorld } from "../support/crashRun.ts"

let run: CrashWorld
let look: ReturnType<typeof lookingAt>
beforeAll(async () => {
  run = await startCrashWorld()
  look = lookingAt(run)
})
afterAll(() => run.close())

/** Every step of taking one reply that leaves a trace; a run without a crash is compared with this. */
const steps = [
  "before work.insertIfAbsent reply accepted",
  "after work.insertIfAbsent reply accepted",
  "before store.addUpdate",
  "after store.addUpdate",
  "before work.compareAndSet reply recorded",
  "after work.compareAndSet reply recorded",
  "before store.writeAction",
  "after store.writeAction",
  "before work.compareAndSet reply applied",
  "after work.compareAndSet reply applied",
]

describe("taking a reply", () => {
  it("goes through the steps listed, and no others", async () => {
    const app = await run.startApp()
    await run.world.teams.settled()
    await app.remind()
    await look.untilSettled(run.today())
    const { actionKey } = await look.press(app, run.today(), "Said without a crash.")
    await look.untilRepliesEnd()

    expect(new Set(app.steps.filter(step => /reply|store/.test(step)))).toEqual(new Set(steps))
    expect(await look.updatesSaying(actionKey, "Said without a crash.")).toHaveLength(1)
    await app.close()
  })

  it.each(steps)("killed %s: the reply ends in the list exactly once", async step => {
    const day = run.nextDay()
    const words = `Killed ${step}.`
    const app = await run.startApp({ step, nth: 1 })
    await app.remind()
    await look.untilSettled(day)
    const { actionKey, again } = await look.press(app, day, words)
    expect(await app.died).toBe("SIGKILL")

    const next = await run.startApp()
    // Teams has told the owner that the app could not be reached, and they press again.
    await again()
    await look.untilRepliesEnd()

    expect(await look.updatesSaying(actionKey, words)).toHaveLength(1)
    expect(look.repliesSaying(words)).toHaveLength(1)
    expect((await look.actionOf(actionKey))?.fields.Progress).toBe(words)
    await next.close()
  })

  it("killed once the answer is on disk: it reaches the plan though nobody presses again", async () => {
    const day = run.nextDay()
    const app = await run.startApp({ step: "after work.insertIfAbsent reply accepted", nth: 1 })
    await app.remind()
    await look.untilSettled(day)
    const { actionKey } = await look.press(app, day, "Pressed once only.")
    await app.died

    const next = await run.startApp()
    await look.untilRepliesEnd()

    expect((await look.actionOf(actionKey))?.fields.Progress).toBe("Pressed once only.")
    await next.close()
  })
})
