// A council of 3,000 owners in the local world, and the app beside it in a process of its own.
import { type ChildProcess, fork } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import type { Budget } from "#api/graph/budget.ts"
import { openSite } from "#api/graph/site.ts"
import { settingKeys } from "#domain/people/setting.ts"
import { freePort } from "#infra/local/freePort.ts"
import { addressesOf, site, startWorld } from "#infra/local/world.ts"
import { createLists } from "#infra/provision/createLists.ts"
import { seed } from "#infra/provision/seed.ts"
import { makePeople, planFor } from "../chaos/chaosSample.ts"
import { graphClientOf, listsOf } from "../support/lists.ts"
import type { BenchAppSettings } from "./benchApp.ts"

type AppOptions = Pick<BenchAppSettings, "today" | "isUnlimited"> & { graphUnitsPerMinute?: number; flags?: string[] }
export type BenchApp = { remind(): Promise<void>; close(): Promise<void> }
export type Council = Awaited<ReturnType<typeof startCouncil>>

export const forkHere = (file: string, order: unknown, flags: string[] = []): ChildProcess =>
  fork(fileURLToPath(new URL(file, import.meta.url)), [JSON.stringify(order)], { execArgv: flags })

export async function startCouncil(owners: number, rounds: number) {
  const folder = await mkdtemp(join(tmpdir(), "golden-thread-bench-"))
  const port = await freePort()
  const people = makePeople(owners)
  const world = await startWorld({
    folder: join(folder, "world"),
    ports: { teams: 0, graph: 0, signIn: 0 },
    appOrigin: `http://127.0.0.1:${port}`,
    people,
    today: () => "2026-10-06",
    // Counted from when it is enforced: making the lists is not what is measured.
    graph: { unitsPerMinute: 2500, enforceUnits: false },
  })
  const client = graphClientOf(world)
  await createLists(client, site)
  const cap = { key: settingKeys.cap, title: "Most people a day without a word", value: "9999" }
  await seed(client, site, { ...planFor(people, rounds), settings: [cap] })
  const addresses = addressesOf(world)

  return {
    folder,
    people,
    world,
    lists: listsOf(world),
    /** Graph reached as the app reaches it. */
    clientWithin: (budget: Budget) => graphClientOf(world, "api", { budget }),
    updatesPath: (await openSite(client, site)).list("updates"),
    async startApp({ flags = [], graphUnitsPerMinute = 1_000_000, ...options }: AppOptions): Promise<BenchApp> {
      const settings = { addresses, dataFolder: join(folder, "app"), port, graphUnitsPerMinute, ...options }
      const child = forkHere("./benchApp.ts", settings, flags)
      await once(child, "message")
      return {
        async remind() {
          child.send("remind")
          const [state] = await once(child, "message")
          if (state !== "planned") throw new Error(`the day is not planned: ${state}`)
        },
        async close() {
          const exit = once(child, "exit")
          child.send("close")
          await exit
        },
      }
    },
    async close() {
      await world.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
