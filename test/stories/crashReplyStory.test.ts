// The app is killed with SIGKILL at every step of taking a reply. The world lives on.
import { describe, expect, it } from "vitest"
import { crashWorldOfFile } from "../support/crashWorld.ts"

const crash = crashWorldOfFile()

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
    const app = await crash.startApp()
    await crash.world.teams.settled()
    await app.remind()
    await crash.untilSettled(crash.today())
    const { actionKey } = await crash.press(app, crash.formsOn(crash.today())[0], "Said without a crash.")
    await crash.untilRepliesEnd()

    expect(new Set(app.steps.filter(step => /reply|store/.test(step)))).toEqual(new Set(steps))
    expect(await crash.updatesSaying(actionKey, "Said without a crash.")).toHaveLength(1)
    await app.close()
  })

  it.each(steps)("killed %s: the reply ends in the list exactly once", async step => {
    const day = crash.nextRound()
    const words = `Killed ${step}.`
    const app = await crash.startApp({ step, nth: 1 })
    await app.remind()
    await crash.untilSettled(day)
    const { actionKey, again } = await crash.press(app, crash.formsOn(day)[0], words)
    expect(await app.died).toBe("SIGKILL")

    const next = await crash.startApp()
    // Teams has told the owner that the app could not be reached, and they press again.
    await again()
    await crash.untilRepliesEnd()

    expect(await crash.updatesSaying(actionKey, words)).toHaveLength(1)
    expect(crash.repliesSaying(words)).toHaveLength(1)
    crash.expectNoReplyTwice()
    expect((await crash.actionOf(actionKey))?.fields.Progress).toBe(words)
    await next.close()
  })

  it("killed once the answer is on disk: it reaches the plan though nobody presses again", async () => {
    const day = crash.nextRound()
    const app = await crash.startApp({ step: "after work.insertIfAbsent reply accepted", nth: 1 })
    await app.remind()
    await crash.untilSettled(day)
    const { actionKey } = await crash.press(app, crash.formsOn(day)[0], "Pressed once only.")
    await app.died

    const next = await crash.startApp()
    await crash.untilRepliesEnd()

    expect((await crash.actionOf(actionKey))?.fields.Progress).toBe("Pressed once only.")
    await next.close()
  })
})
