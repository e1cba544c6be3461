// What happens to the app in a run: it is started, asked to plan, killed, and waited for.
import { peopleCount } from "./chaosSample.ts"
import type { ChaosWorld } from "./chaosWorld.ts"
import type { Instance } from "./instance.ts"
import type { Recorded } from "./judge.ts"
import type { Ledger } from "./ledger.ts"
import { rest, type Until } from "./waiting.ts"

/** Ends what runs and starts it on another day; `then` comes before the first start. */
export async function startAll(chaos: ChaosWorld, day: string, until: Until, then: () => void) {
  for (const instance of chaos.instances) await instance.close(until)
  chaos.setDay(day)
  then()
  await Promise.all(chaos.instances.map(instance => instance.start(day, until)))
}

/** One after the other, at moments drawn: an instance is killed, and started again after a while. */
export async function killSeveral({ instances, ledger }: ChaosWorld, draw: () => number, day: string, until: Until) {
  const killedSending = new Map<string, number>()
  const kills = 2 + Math.floor(draw() * 3)
  const reminding = new Set<Promise<unknown>>()
  const remind = (instance: Instance) => reminding.add(instance.remind())
  for (const instance of instances) remind(instance)
  for (let kill = 0; kill < kills; kill++) {
    await rest(50 + draw() ** 2 * 2500)
    const instance = instances[Math.floor(draw() * instances.length)]
    if (!instance) throw new Error("no instance to kill")
    const at = Date.now()
    await instance.kill()
    // What the first kill has left in sending stays there until its lease ends, through the next kills.
    for (const { key, state } of await ledger.cards(day))
      if (state === "sending" && !killedSending.has(key)) killedSending.set(key, at)
    await rest(draw() * 400)
    await instance.start(day, until)
    remind(instance)
  }
  await Promise.race([Promise.all(reminding), until.passed("the planning of the day")])
  return { kills, killedSending }
}

/** Plans until the day is planned, as the daily job does, and waits until every card has come to an end. */
export async function untilDayEnds({ instances, ledger }: ChaosWorld, day: string, until: Until) {
  await until.wait("the day to be planned", async () => {
    const states = await Promise.all(instances.map(instance => instance.remind()))
    if (states.includes("planned")) return true
    await rest(500)
    return null
  })
  return until.wait("every card to come to an end", async () => {
    const rows = await ledger.cards(day)
    const isOver = rows.every(({ state }) => state !== "pending" && state !== "sending")
    if (!isOver) await rest(250)
    return isOver ? rows : null
  })
}

export async function untilRepliesEnd({ ledger }: ChaosWorld, days: readonly string[], until: Until) {
  return until.wait("every reply to come to its end", async () => {
    const rows = (await Promise.all(days.map(day => ledger.replies(day)))).flat()
    const isOver = rows.length >= peopleCount && rows.every(({ state }) => state === "applied" || state === "held")
    if (!isOver) await rest(250)
    return isOver ? rows.map(recorded) : null
  })
}

function recorded({
  key,
  state,
  body: { draft, shown, outcome },
}: Awaited<ReturnType<Ledger["replies"]>>[number]): Recorded {
  const story = `${outcome?.held} on ${draft.formId}: its card knew of ${shown.lastUpdateOn}, the action had ${outcome?.state?.lastUpdateOn}`
  return { key, state, words: draft.words, story }
}
