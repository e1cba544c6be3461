// The app is killed with SIGKILL at seeded random moments while it sends cards and takes a reply.
import { describe, expect, it } from "vitest"
import type { Running } from "../support/crashRun.ts"
import { crashWorldOfFile } from "../support/crashWorld.ts"

const crash = crashWorldOfFile()

/** The same seed gives the same moments, so that a failure can be run again. */
function* moments(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    yield state / 2_147_483_648
  }
}

const rest = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))

describe("killed at a random moment", () => {
  it.each([11, 22, 33, 44, 55, 66, 77, 88])("seed %i: cards and replies come out even", async seed => {
    const random = moments(seed)
    const day = crash.nextRound()
    const words = `Seed ${seed}.`
    const app = await crash.startApp()
    await crash.world.teams.settled()
    const posts = crash.postsSoFar()
    const reminding = app.remind()
    const pressing = pressWhenThere(app, day, words)
    await rest(random.next().value * 400)
    await app.kill()
    await reminding
    const pressed = await pressing
    const before = { posts, leftSending: crash.leftSending(day) }

    const back = await crash.startApp()
    await back.remind()
    const rows = await crash.untilSettled(day)
    await pressed?.again()
    await crash.untilRepliesEnd()

    crash.expectSumsToHold(day, rows, before)
    if (pressed) expect(await crash.updatesSaying(pressed.actionKey, words)).toHaveLength(1)
    expect(crash.repliesSaying(words)).toHaveLength(pressed ? 1 : 0)
    crash.expectNoReplyTwice()
    await back.close()
  })
})

/** Presses as soon as somebody has a card; null when the app died before. */
async function pressWhenThere(app: Running, day: string, words: string) {
  const dead = app.died.then(() => true)
  while (!(await Promise.race([dead, rest(5).then(() => false)]))) {
    const [form] = crash.formsOn(day)
    if (form) return crash.press(app, form, words)
  }
  return null
}
