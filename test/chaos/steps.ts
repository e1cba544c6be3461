// What happens to the app in a run: it is started, asked to plan, killed, and waited for.
import { peopleCount } from "./chaosSample.ts"
import type { ChaosWorld } from "./chaosWorld.ts"
import { type Death, wasHeldBy } from "./holder.ts"
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
  const left = rowsLeftBehind(ledger, day)
  const kills = 2 + Math.floor(draw() * 3)
  const reminding = new Set<Promise<unknown>>()
  const remind = (instance: Instance) => reminding.add(instance.remind())
  for (const instance of instances) remind(instance)
  for (let kill = 0; kill < kills; kill++) {
    await rest(50 + draw() ** 2 * 2500)
    const place = Math.floor(draw() * instances.length)
    const instance = instances[place]
    if (!instance) throw new Error("no instance to kill")
    const killedAt = Date.now()
    await instance.kill()
    await left.after({ place, killedAt, diedAt: Date.now() })
    await rest(draw() * 400)
    await instance.start(day, until)
    remind(instance)
  }
  await left.look()
  await Promise.race([Promise.all(reminding), until.passed("the planning of the day")])
  return { kills, killedSending: left.killedSending }
}

/** Rows that a process had in `sending` when it was killed, and when that was; not those of the instance that lives on. */
function rowsLeftBehind(ledger: Ledger, day: string) {
  const killedSending = new Map<string, number>()
  const deaths: Death[] = []
  // A row stays there until its lease ends. What the dead had on its way to the table may arrive after it: a later look finds it.
  async function look() {
    for (const row of await ledger.cards(day)) {
      const death = row.state === "sending" ? deaths.find(it => wasHeldBy(row, it)) : undefined
      if (death && !killedSending.has(row.key)) killedSending.set(row.key, death.killedAt)
    }
  }
  return {
    killedSending,
    look,
    async after(death: Death) {
      deaths.push(death)
      await look()
    },
  }
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
  return { key, state, updateKey: draft.key, actionKey: draft.subjectKey, words: draft.words, story }
}
