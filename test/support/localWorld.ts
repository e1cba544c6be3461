// The local world in a test: all of it in this process, on free ports, in a folder that goes with the test.
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { App } from "#api/main.ts"
import type { Watch } from "#api/watched.ts"
import { freePort } from "#infra/local/freePort.ts"
import { provisionLocally, startLocalApp } from "#infra/local/localApp.ts"
import { addressesOf, startWorld, type World } from "#infra/local/world.ts"
import { samplePeople } from "#infra/provision/sample/people.ts"
import { readRows, type StoredRow } from "./workRows.ts"

export const today = "2026-11-26"
const sampleYear = 2026

type Options = { language?: string; wordsFolder?: string; watch?: Watch; isProvisioned?: boolean }

export type LocalWorld = {
  world: World
  app: App
  /** What the app put in its log. */
  log: { event: string; detail: unknown }[]
  /** Stops the app and starts it again on the same data, another day if one is given. */
  restart(on?: string): Promise<void>
  /** Rows of the app's durable work. */
  rows<Body>(kind: string): StoredRow<Body>[]
  /** Stops the app, leaving the world as it is. */
  stopApp(): Promise<void>
  close(): Promise<void>
}

export async function startLocalWorld(options: Options = {}): Promise<LocalWorld> {
  const folder = await mkdtemp(join(tmpdir(), "golden-thread-"))
  const port = await freePort()
  let day = today
  const world = await startWorld({
    folder: join(folder, "world"),
    ports: { teams: 0, graph: 0, signIn: 0 },
    appOrigin: `http://127.0.0.1:${port}`,
    people: samplePeople,
    today: () => day,
  })
  const addresses = addressesOf(world)
  if (options.isProvisioned !== false) await provisionLocally(addresses, sampleYear)
  const log: LocalWorld["log"] = []
  const { language, wordsFolder, watch } = options
  const startApp = () =>
    startLocalApp(addresses, {
      dataFolder: join(folder, "app"),
      port,
      today: day,
      people: samplePeople,
      ssoToken: world.signIn.ssoToken,
      log: (event, detail) => log.push({ event, detail }),
      ...(language ? { language } : {}),
      ...(wordsFolder ? { wordsFolder } : {}),
      ...(watch ? { watch } : {}),
    })
  const local: LocalWorld = {
    world,
    app: await startApp(),
    log,
    async restart(on = day) {
      await local.app.close()
      day = on
      local.app = await startApp()
    },
    rows: kind => readRows(join(folder, "app", "work.sqlite"), kind),
    stopApp: () => local.app.close(),
    async close() {
      await local.app.close()
      await world.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
  await world.teams.settled()
  return local
}

/** Waits until `look` answers something; fails with what was waited for when it never does. */
export async function until<T>(
  what: string,
  look: () => T | null | undefined | false | Promise<T | null | undefined | false>,
) {
  const end = Date.now() + 30_000
  for (;;) {
    const found = await look()
    if (found) return found
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`)
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}
