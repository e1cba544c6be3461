import { once } from "node:events"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { readCaller } from "./access/readCaller.ts"
import { makeDirectory } from "./directory.ts"
import { type FaultInput, makeFaults } from "./faults.ts"
import { makeGate } from "./http/admit.ts"
import { answerRequest } from "./http/answerRequest.ts"
import { localDoor } from "./http/localDoor.ts"
import type { LoggedRequest, World } from "./http/world.ts"
import { makeMeter, type Units } from "./meter.ts"
import type { ActivityNotification } from "./notification.ts"
import type { GraphOptions } from "./options.ts"
import { siteIdOf } from "./shapes/site.ts"
import { openStore } from "./store/store.ts"
import { makeStorms, type StormInput } from "./storm.ts"

export type LocalGraph = {
  /** `http://127.0.0.1:PORT`; requests go to `${origin}/v1.0/…`. */
  readonly origin: string
  inject(faults: FaultInput | readonly FaultInput[]): void
  clearFaults(): void
  /** From now on requests are struck by chance, until `calm`; the same seed strikes the same sequence of requests alike. */
  storm(storm: StormInput): void
  calm(): void
  /** Begins or ends refusing whoever is over budget. */
  enforceUnits(on: boolean): void
  disable(personId: string): void
  remove(personId: string): void
  /** The person is as seeded again. */
  restore(personId: string): void
  /** What was written into people's activity feeds, oldest first. */
  notifications(): readonly ActivityNotification[]
  units(): Units
  /** The latest requests, oldest first. */
  requests(): readonly LoggedRequest[]
  close(): Promise<void>
}

const smallestTenant = 500

const makeWorld = (options: GraphOptions): World => {
  const meter = makeMeter(options.licences ?? smallestTenant, options.unitsPerMinute)
  return {
    options,
    siteId: siteIdOf(options),
    now: options.now ?? (() => new Date()),
    store: openStore(options.file),
    faults: makeFaults(),
    meter,
    gate: makeGate({
      perMinute: meter.read(0).budget.perMinute,
      isEnforced: options.enforceUnits ?? false,
      tells: options.rateLimitHeaders ?? false,
    }),
    storms: makeStorms(),
    directory: makeDirectory(options.seed),
    notifications: [],
    whoCalls: readCaller(options),
    log: [],
  }
}

/** Starts a small Microsoft Graph on loopback: one SharePoint site, its lists, and the directory's people. */
export const startGraph = async (options: GraphOptions): Promise<LocalGraph> => {
  const world = makeWorld(options)
  const graph = answerRequest(world)
  const local = localDoor(world)
  const server = createServer((request, response) => {
    const handle = request.url?.startsWith("/_local/") ? local : graph
    handle(request, response).catch(() => request.socket.destroy())
  })
  server.listen(options.port, "127.0.0.1")
  await once(server, "listening")
  const { port } = server.address() as AddressInfo

  const close = async () => {
    const end = once(server, "close")
    server.close()
    server.closeAllConnections()
    await end
    world.store.disk.close()
  }
  let closed: Promise<void> | undefined

  return {
    origin: `http://127.0.0.1:${port}`,
    inject: faults => world.faults.inject(faults),
    clearFaults: () => world.faults.clear(),
    storm: storm => world.storms.raise(storm),
    calm: () => world.storms.calm(),
    enforceUnits: on => world.gate.enforce(on),
    disable: personId => world.directory.disable(personId),
    remove: personId => world.directory.remove(personId),
    restore: personId => world.directory.restore(personId),
    notifications: () => [...world.notifications],
    units: () => world.meter.read(Date.now()),
    requests: () => [...world.log],
    close() {
      closed ??= close()
      return closed
    },
  }
}
