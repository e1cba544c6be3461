// A small Microsoft 365 with a hundred people, and the instances of the app that live in it. It serves many runs.
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { WorkStore } from "#api/config.ts"
import { freePort } from "#infra/local/freePort.ts"
import { addressesOf, site, startWorld, type World } from "#infra/local/world.ts"
import { createLists } from "#infra/provision/createLists.ts"
import { seed } from "#infra/provision/seed.ts"
import { graphClientOf, listsOf } from "../support/lists.ts"
import { chaosPeople, daysOf, planFor } from "./chaosSample.ts"
import { openDoor } from "./door.ts"
import { createInstance, type Instance } from "./instance.ts"
import { type Ledger, sqliteLedger, tableLedger } from "./ledger.ts"
import { within } from "./waiting.ts"

/** One instance on SQLite, or two that share a table. */
export type Store = { kind: "sqlite" } | { kind: "table"; connectionString: string }

export type ChaosWorld = {
  world: World
  instances: readonly Instance[]
  ledger: Ledger
  /** What SharePoint holds, read past the app. */
  lists: ReturnType<typeof listsOf>
  /** What chats show as the day. */
  setDay(day: string): void
  close(): Promise<void>
}

/** As many runs as one world takes before its lists are so long that starting the app takes longer. */
export const runsPerWorld = 20

const startMilliseconds = 60_000

let tables = 0

export async function startChaosWorld(store: Store): Promise<ChaosWorld> {
  const folder = await mkdtemp(join(tmpdir(), "golden-thread-chaos-"))
  const doorPort = await freePort()
  let day = daysOf(0).asked
  const world = await startWorld({
    folder: join(folder, "world"),
    ports: { teams: 0, graph: 0, signIn: 0 },
    appOrigin: `http://127.0.0.1:${doorPort}`,
    people: chaosPeople,
    today: () => day,
  })
  const client = graphClientOf(world)
  await createLists(client, site)
  await seed(client, site, planFor(chaosPeople, runsPerWorld))
  const ports = store.kind === "sqlite" ? [await freePort()] : [await freePort(), await freePort()]
  const door = await openDoor(doorPort, ports)
  const table = `Chaos${process.pid}n${tables++}`
  const workStore: WorkStore =
    store.kind === "sqlite" ? { kind: "sqlite" } : { kind: "table", table, connectionString: store.connectionString }
  const addresses = addressesOf(world)
  const instances = ports.map((port, place) =>
    createInstance({ addresses, dataFolder: join(folder, `app${place}`), port, workStore, place }),
  )
  const until = within(startMilliseconds)
  for (const instance of instances) await instance.start(day, until)
  // Everybody's chat is known to the app before anything goes wrong.
  await world.teams.settled()
  const ledger =
    store.kind === "sqlite"
      ? sqliteLedger(join(folder, "app0", "work.sqlite"))
      : await tableLedger(store.connectionString, table)
  return {
    world,
    instances,
    ledger,
    lists: listsOf(world),
    setDay(next) {
      day = next
    },
    async close() {
      await Promise.all(instances.map(instance => instance.kill()))
      await door.close()
      await world.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
