// `npm start`: a small Microsoft 365 and the app in it, on this machine alone.
import { mkdir, readFile, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { logLine } from "#api/logLine.ts"
import { addDays, Day } from "#domain/day/day.ts"
import { weekdayOf } from "#domain/day/workingDays.ts"
import { samplePeople } from "../provision/sample/people.ts"
import { freePort } from "./freePort.ts"
import { provisionLocally, startLocalApp } from "./localApp.ts"
import { addressesOf, startWorld } from "./world.ts"

/** What SharePoint grants an app in a tenant of up to 1,000 licences. */
const unitsPerMinute = 1250

const { values: options } = parseArgs({
  options: { fresh: { type: "boolean", default: false }, today: { type: "string" }, help: { type: "boolean" } },
})
const folder = process.env.DATA_FOLDER ?? ".data"
const port = Number(process.env.PORT ?? 3978)

if (options.help)
  console.log("npm start -- [--fresh] [--today YYYY-MM-DD]\nPORT sets the port, DATA_FOLDER the folder.")
else await run().catch(fail)

async function run() {
  refuseProduction()
  if (options.fresh) await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const { year } = await keptCalendar()
  const today = options.today === undefined ? onWeekday(`${year}-11-26`) : Day.parse(options.today)
  const appPort = await freePort()
  const world = await startWorld({
    folder: join(folder, "world"),
    ports: { teams: port, graph: nextPort(1), signIn: nextPort(2) },
    appOrigin: `http://127.0.0.1:${appPort}`,
    people: samplePeople,
    today: () => today,
  })
  const addresses = addressesOf(world)
  await provisionLocally(addresses, year)
  // From here on Graph refuses what SharePoint would: making the lists is an administrator's work and not the app's.
  world.graph.enforceUnits(true)
  const app = await startLocalApp(addresses, {
    graphUnitsPerMinute: unitsPerMinute,
    dataFolder: join(folder, "app"),
    port: appPort,
    today,
    people: samplePeople,
    ssoToken: world.signIn.ssoToken,
    language: process.env.LANGUAGE_TAG ?? "en-GB",
    wordsFolder: process.env.WORDS_FOLDER ?? null,
    wordTemplate: process.env.WORD_TEMPLATE ?? null,
    log: logLine,
  })
  await world.teams.settled()
  await app.sendReminders()
  await app.findLeavers()
  console.log(banner(addresses.graph, world.signIn.origin, today))

  const stop = async () => {
    await app.close()
    await world.close()
    process.exit(0)
  }
  process.once("SIGINT", () => void stop())
  process.once("SIGTERM", () => void stop())
}

/** On a weekend nobody is asked: the day after it then. */
function onWeekday(day: string): string {
  return weekdayOf(day) < 5 ? day : onWeekday(addDays(day, 1))
}

/** With port 0 every port is any free one. */
function nextPort(step: number): number {
  return port === 0 ? 0 : port + step
}

/** A local run has no business with a tenant: its secrets would go to stand-ins. */
function refuseProduction() {
  const production = ["API_CLIENT_SECRET", "BOT_APP_SECRET", "WEBSITE_SITE_NAME"].filter(name => process.env[name])
  if (production.length > 0)
    throw new Error(`${production.join(", ")} is set, so this looks like a production host: use npm run serve`)
}

/** The year of the first start: the sample's dates stay where they were. */
async function keptCalendar(): Promise<{ year: number }> {
  const file = join(folder, "calendar.json")
  try {
    return JSON.parse(await readFile(file, "utf8"))
  } catch {
    const calendar = { year: options.today ? Number(options.today.slice(0, 4)) : new Date().getFullYear() }
    await writeFile(file, JSON.stringify(calendar))
    return calendar
  }
}

function banner(graph: string, signIn: string, today: string): string {
  const rows = [
    ["Small Teams", `http://localhost:${port}/`],
    ["Graph", `${graph}/v1.0`],
    ["Sign-in", signIn],
    ["Data", folder],
    ["Today", today],
  ]
  const people = samplePeople.map(person => `  ${person.post}${person.canRead ? "" : " (has no Read on the site)"}`)
  return ["", ...rows.map(([name, value]) => `  ${name?.padEnd(12)} ${value}`), "", "You can be:", ...people, ""].join(
    "\n",
  )
}

function fail(error: unknown) {
  const { code, message } = error as { code?: string; message?: string }
  const isTaken = code === "EADDRINUSE"
  console.error(
    isTaken ? `Port ${port}, ${port + 1} or ${port + 2} is in use. Set PORT to another.` : (message ?? error),
  )
  process.exit(1)
}
