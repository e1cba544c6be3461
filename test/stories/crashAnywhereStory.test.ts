// The app is killed with SIGKILL at seeded random moments while it sends cards and takes a reply.
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { lookingAt } from "../support/crashLooks.ts"
import { type CrashWorld, type Running, startCrashWorld } from "../support/crashRun.ts"

let run: CrashWorld
let look: ReturnType<typeof lookingAt>
beforeAll(async () => {
  run = await startCrashWorld()
  look = lookingAt(run)
})
afterAll(() => run.close())

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
    const day = run.nextDay()
    const words = `Seed ${seed}.`
    const app = await run.startApp()
    await run.world.teams.settled()
    const reminding = app.remind()
    const pressing = pressWhenThere(app, day, words)
    await rest(random.next().value * 400)
    await app.kill()
    await reminding
    const pressed = await pressing

    const back = await run.startApp()
    await back.remind()
    const rows = await look.untilSettled(day)
    await pressed?.again()
    await look.untilRepliesEnd()

    look.expectSumsToHold(day, rows)
    if (pressed) expect(await look.updatesSaying(pressed.actionKey, words)).toHaveLength(1)
    expect(look.repliesSaying(words)).toHaveLength(pressed ? 1 : 0)
    await back.close()
  })
})

/** Presses as soon as somebody has a card; null when the app died before. */
async function pressWhenThere(app: Running, day: string, words: string) {
  const dead = app.died.then(() => true)
  while (!(await Promise.race([dead, rest(5).then(() => false)])))
    if (look.ledgerOf(day).some(row => row.state === "sent" && row.body.content.items.length > 0))
      return look.press(app, day, words)
  return null
}
