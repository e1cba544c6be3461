// Sending 3,000 cards: under Teams' limit (how fast, and the worst second), and without it beside plain fetch.
import { once } from "node:events"
import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { setTimeout as rest } from "node:timers/promises"
import { createMsal } from "#api/signIn/appTokens.ts"
import { localConfig } from "#infra/local/localConfig.ts"
import { addressesOf, ids, secrets } from "#infra/local/world.ts"
import { daysOf } from "../chaos/chaosSample.ts"
import type { Bare, BareOrder } from "./bareSender.ts"
import { type Council, forkHere } from "./council.ts"
import { printRow } from "./measure.ts"

/** As many as the app has on their way at once. */
const atOnce = 24

export async function benchSending(council: Council): Promise<void> {
  const limited = await sendDay(council, 0, false)
  const worst = worstSecond(limited.moments)
  const perSecond = (limited.moments.length - 1) / (spanOf(limited.moments) / 1000)
  console.log(
    `${`${council.people.length} cards under the limit`.padEnd(52)} ${perSecond.toFixed(2)} a second, worst second ${worst} (${(spanOf(limited.moments) / 1000).toFixed(1)} s; from the asking ${(limited.milliseconds / 1000).toFixed(1)} s)`,
  )
  const unlimited = await sendDay(council, 1, true)
  const ours = spanOf(unlimited.moments)
  const bare = await sendBare(council, await bodiesOf(council))
  printRow({
    what: `${council.people.length} cards without the limit`,
    ours,
    yardstick: "fetch of the same bodies",
    bare,
  })
  console.log(`  with planning and storing them ${(unlimited.milliseconds / 1000).toFixed(1)} s`)
}

/** Plans and sends the day's cards; when each arrived. */
async function sendDay(council: Council, round: number, isUnlimited: boolean) {
  const { teams } = council.world
  const flags = profileFlags(isUnlimited ? "sending" : "limited")
  const app = await council.startApp({ today: daysOf(round).asked, isUnlimited, flags })
  await teams.settled()
  const from = teams.requests().length
  const begun = performance.now()
  await app.remind()
  const posts = () =>
    teams
      .requests()
      .slice(from)
      .filter(({ method, activityId }) => method === "POST" && activityId)
  while (posts().length < council.people.length) await rest(1000)
  const milliseconds = performance.now() - begun
  await app.close()
  // Whatever the app asks of Teams counts against the limit.
  const moments = teams
    .requests()
    .slice(from)
    .map(({ atMs }) => atMs)
  return { milliseconds, moments: moments.toSorted((a, b) => a - b) }
}

export const profileFlags = (name: string): string[] =>
  process.env.BENCH_PROFILE === name ? ["--cpu-prof", `--cpu-prof-dir=${process.env.BENCH_PROFILES ?? "."}`] : []

const spanOf = (moments: readonly number[]) => (moments.at(-1) ?? 0) - (moments[0] ?? 0)

/** The most that arrived within any second, wherever it begins. */
function worstSecond(moments: readonly number[]): number {
  let first = 0
  return moments.reduce((worst, moment, at) => {
    while ((moments[first] ?? 0) <= moment - 1000) first++
    return Math.max(worst, at - first + 1)
  }, 0)
}

async function bodiesOf({ world, people }: Council): Promise<Bare[]> {
  return people.map(({ id }) => {
    const conversationId = world.teams.chatOf(id)
    const message = world.teams.messages(conversationId).findLast(({ from }) => from === "bot")
    if (!message) throw new Error(`no card for ${id}`)
    return { conversationId, activity: message.activity }
  })
}

async function sendBare({ world, folder }: Council, bodies: readonly Bare[]): Promise<number> {
  const addresses = addressesOf(world)
  const { authority } = localConfig(addresses, { dataFolder: "", port: 0, language: "en-GB", wordsFolder: null })
  const msal = createMsal({ clientId: ids.bot, secret: secrets.bot }, authority)
  const scopes = ["https://api.botframework.com/.default"]
  const token = (await msal.acquireTokenByClientCredential({ scopes }))?.accessToken ?? ""
  const file = join(folder, "bodies.json")
  await writeFile(file, JSON.stringify(bodies))
  const order: BareOrder = { file, serviceUrl: world.teams.serviceUrl, token, atOnce }
  const [milliseconds] = await once(forkHere("./bareSender.ts", order), "message")
  return Number(milliseconds)
}
