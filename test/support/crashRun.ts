// Runs the app as a process of its own in a world that lives on, kills it, starts it again, and looks at what is left.
import { type ChildProcess, fork } from "node:child_process"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { createCalendar } from "#api/calendar.ts"
import { addDays } from "#domain/day/day.ts"
import { addWorkingDays } from "#domain/day/workingDays.ts"
import { freePort } from "#infra/local/freePort.ts"
import { provisionLocally } from "#infra/local/localApp.ts"
import { addressesOf, startWorld, type World } from "#infra/local/world.ts"
import { makeSettings } from "#infra/provision/sample/forums.ts"
import { samplePeople } from "#infra/provision/sample/people.ts"
import type { Asked, CrashAppSettings, DieAt, Told } from "./crashApp.ts"
import { listsOf } from "./lists.ts"
import { until } from "./localWorld.ts"
import { readRows } from "./workRows.ts"

/** The calendar of the sample's council. */
export const councilCalendar = createCalendar(
  () => new Map(makeSettings(2026).map(setting => [setting.key, setting])),
)()

/** Every Monday on which the council is open a round opens; its updates are due on the Thursday. */
const firstRound = "2026-11-30"
const rounds = Array.from({ length: 40 }, (_, week) => addDays(firstRound, 7 * week)).filter(monday =>
  [0, 1, 2, 3, 4].every(step => councilCalendar.isWorking(addDays(monday, step))),
)
/** More meetings than any council has: every run wants people to be asked. */
export const weeklyMeetings = rounds
  .map(monday => `${addDays(monday, 4)}; updates due ${addDays(monday, 3)}; opens ${monday}`)
  .join("\n")

/** The app's process. `died` resolves with the signal or code that ended it. */
export type Running = {
  remind(): Promise<void>
  steps: readonly string[]
  died: Promise<string>
  kill(): Promise<void>
  /** From now on it dies by itself when it comes to this. */
  dieAt(at: DieAt): Promise<void>
  close(): Promise<void>
}

export async function startCrashWorld() {
  const folder = await mkdtemp(join(tmpdir(), "golden-thread-crash-"))
  const port = await freePort()
  let day = firstRound
  const world = await startWorld({
    folder: join(folder, "world"),
    ports: { teams: 0, graph: 0, signIn: 0 },
    appOrigin: `http://127.0.0.1:${port}`,
    people: samplePeople,
    today: () => day,
  })
  const addresses = addressesOf(world)
  await provisionLocally(addresses, 2026)
  const lists = listsOf(world)
  for (const forum of await lists.read("Forums")) await lists.edit("Forums", forum.id, { Calendar: weeklyMeetings })
  const dataFolder = join(folder, "app")
  const running = new Set<ChildProcess>()
  let isClosed = false

  async function killAll() {
    for (const child of running) child.kill("SIGKILL")
    await until("the app's processes to end", () => running.size === 0)
  }

  async function startApp(dieAt: DieAt | null = null): Promise<Running> {
    // A story that failed leaves its app behind, on the port of the next; one that ran out of time goes on.
    await killAll()
    if (isClosed) throw new Error("the world of this story has been closed")
    const settings: CrashAppSettings = { addresses, dataFolder, port, today: day, dieAt }
    const child = fork(fileURLToPath(new URL("./crashApp.ts", import.meta.url)), [JSON.stringify(settings)], {
      // It is started again and again: what it is made of is compiled once.
      env: { ...process.env, NODE_COMPILE_CACHE: join(folder, "compiled") },
    })
    running.add(child)
    const steps: string[] = []
    const waiting = new Map<Told["kind"], () => void>()
    const told = (kind: Told["kind"]) => new Promise<void>(resolve => waiting.set(kind, resolve))
    // The callback takes the error of a child that is dead already.
    const ask = (asked: Asked) => child.send(asked, () => {})
    const listening = told("listening")
    child.on("message", (message: Told) => {
      if (message.kind === "step") steps.push(message.step)
      else waiting.get(message.kind)?.()
    })
    const died = new Promise<string>(resolve =>
      child.once("exit", (code, signal) => {
        running.delete(child)
        resolve(signal ?? String(code))
      }),
    )
    await Promise.race([listening, died])
    return {
      steps,
      died,
      async remind() {
        const reminded = told("reminded")
        ask({ kind: "remind" })
        await Promise.race([reminded, died])
      },
      async dieAt(at) {
        const doomed = told("doomed")
        ask({ kind: "die", at })
        await Promise.race([doomed, died])
      },
      async kill() {
        child.kill("SIGKILL")
        await died
      },
      async close() {
        ask({ kind: "close" })
        await died
      },
    }
  }

  const rows = <Body>(kind: string) => readRows<Body>(join(dataFolder, "work.sqlite"), kind)

  return {
    world,
    startApp,
    rows,
    today: () => day,
    /** Every run has a round of its own, so that runs do not disturb each other. */
    nextRound() {
      day = rounds.find(opens => opens > day) ?? ""
      if (day === "") throw new Error("there are no more rounds")
      return day
    },
    nextWorkingDay() {
      day = addWorkingDays(councilCalendar, day, 1)
      return day
    },
    async close() {
      isClosed = true
      await killAll()
      await world.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type CrashWorld = Awaited<ReturnType<typeof startCrashWorld>>

/** Reminders of a day that are in people's chats, by person. */
export function cardsOn(world: World, day: string): Map<string, number> {
  const cards = new Map<string, number>()
  for (const person of samplePeople) {
    const found = world.teams
      .messages(world.teams.chatOf(person.id))
      .filter(message => message.from === "bot" && JSON.stringify(message.activity).includes(`reminder/${day}/`))
    if (found.length > 0) cards.set(person.id, found.length)
  }
  return cards
}
