// Fifty replies a second to a Graph that takes 100 ms and meters 2,500 resource units a minute.
import { setTimeout as rest } from "node:timers/promises"
import { daysOf } from "../chaos/chaosSample.ts"
import { nodesOf } from "../support/readCard.ts"
import type { Council } from "./council.ts"
import { percentiles } from "./measure.ts"
import { profileFlags } from "./sending.ts"
import { watchUpdates } from "./watchUpdates.ts"

const perSecond = 50
const seconds = 30
const unitsPerMinute = 2500
/** The action read, the item in Updates, the action written. */
const unitsEach = 5
const graphMilliseconds = 100

/** The cards of the last round must have been sent. */
export async function benchReplying(council: Council): Promise<void> {
  const { graph, teams } = council.world
  graph.storm({ seed: 1, rate: 1, kinds: ["slow"], delayMs: graphMilliseconds })
  graph.enforceUnits(true)
  const unitsBefore = graph.units().total
  const flags = profileFlags("replying")
  const app = await council.startApp({
    today: daysOf(1).asked,
    isUnlimited: false,
    graphUnitsPerMinute: unitsPerMinute,
    flags,
  })
  await teams.settled()
  // The app's own reads at its start have left the minute again.
  await rest(60_000)
  const startUnits = graph.units().total - unitsBefore
  const watch = watchUpdates(council)
  const begun = Date.now()
  const pressed = await pressAll(council)
  const drainedAt = await watch.all(pressed.length)
  const units = graph.units().total - unitsBefore - startUnits
  const listed = await watch.end()
  await app.close()
  graph.calm()
  graph.enforceUnits(false)

  const waits = pressed.map(({ words, at }) => (listed.get(words) ?? Number.NaN) - at)
  const drain = (drainedAt - begun) / 1000
  const needed = idealSeconds(pressed.length)
  // The app's own readings of the lists take their part: a few units over a full minute are a minute more.
  const own = Math.max(0, units - unitsEach * pressed.length)
  const ideal = idealSeconds(pressed.length, own)
  const arrived = [...listed.values()].toSorted((a, b) => a - b)
  const most = ((arrived[Math.ceil(0.95 * pressed.length) - 1] ?? Number.NaN) - begun) / 1000
  const kept = pressed.filter(({ statusCode }) => statusCode === 200).length
  console.log(
    `${pressed.length} replies at ${perSecond} a second; Graph takes ${graphMilliseconds} ms, ${unitsPerMinute} units a minute`,
  )
  console.log(`  press to confirmation     ${percentiles(pressed.map(it => it.milliseconds))}; ${kept} confirmed`)
  console.log(`  reply to list item        ${percentiles(waits)}`)
  console.log(
    `  all in the list after ${drain.toFixed(1)} s, 95 % of them after ${most.toFixed(1)} s; the units allow all in ${ideal.toFixed(1)} s (${((100 * ideal) / drain).toFixed(0)} %), without the ${own} that the app reads for itself in ${needed.toFixed(1)} s`,
  )
  console.log(
    `  ${units} units spent (${(units / pressed.length).toFixed(2)} a reply); busiest minute ${graph.units().busiestMinute}`,
  )
}

type Pressed = { words: string; at: number; milliseconds: number; statusCode: number }

async function pressAll({ world: { teams }, people }: Council): Promise<Pressed[]> {
  const forms = people.slice(0, perSecond * seconds).map(({ id }) => formOf(teams, id))
  const begun = performance.now()
  return Promise.all(
    forms.map(async ({ personId, activityId, verb, data }, at): Promise<Pressed> => {
      await rest(Math.max(0, begun + (1000 * at) / perSecond - performance.now()))
      const words = `Reply ${at}: the services have agreed.`
      const pressedAt = Date.now()
      const since = performance.now()
      const inputs = { "status:0": "under way", "words:0": words }
      const { statusCode } = await teams.pressAs(personId, activityId, { verb, data, inputs })
      return { words, at: pressedAt, milliseconds: performance.now() - since, statusCode }
    }),
  )
}

function formOf(teams: Council["world"]["teams"], personId: string) {
  const cards = teams.messages(teams.chatOf(personId)).filter(({ from }) => from === "bot")
  const card = cards.findLast(({ activity }) => JSON.stringify(activity).includes(`reminder/${daysOf(1).asked}/`))
  const button = nodesOf(card?.activity.attachments?.[0]?.content).find(({ title }) => title === "Send update")
  if (!card || !button) throw new Error(`${personId} has no card to answer`)
  return { personId, activityId: card.id, verb: String(button.verb), data: button.data as Record<string, unknown> }
}

/**
 * When the last of them can be in the list at the earliest, if every minute's units go to them as soon as they may, after
 * the app's own.
 */
function idealSeconds(count: number, own = 0): number {
  const room = Math.floor(unitsPerMinute / unitsEach)
  const before = Math.ceil(own / unitsEach)
  const passed: number[] = Array.from({ length: before }, () => 0)
  for (let at = before; at < before + count; at++)
    passed.push(Math.max((at - before) / perSecond, at < room ? 0 : (passed[at - room] ?? 0) + 60))
  return (passed.at(-1) ?? 0) + (2 * graphMilliseconds) / 1000
}
