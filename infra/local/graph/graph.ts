import { once } from "node:events"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { readCaller } from "./access/readCaller.ts"
import { type FaultInput, makeFaults } from "./faults.ts"
import { answerRequest } from "./http/answerRequest.ts"
import { localDoor } from "./http/localDoor.ts"
import type { LoggedRequest, World } from "./http/world.ts"
import { makeMeter, type Units } from "./meter.ts"
import type { GraphOptions } from "./options.ts"
import { siteIdOf } from "./shapes/site.ts"
import { openStore } from "./store/store.ts"

export type LocalGraph = {
  /** `http://127.0.0.1:PORT`; requests go to `${origin}/v1.0/…`. */
  readonly origin: string
  inject(faults: FaultInput | readonly FaultInput[]): void
  clearFaults(): void
  units(): Units
  /** The latest requests, oldest first. */
  requests(): readonly LoggedRequest[]
  close(): Promise<void>
}

const smallestTenant = 500

const makeWorld = (options: GraphOptions): World => ({
  options,
  siteId: siteIdOf(options),
  now: options.now ?? (() => new Date()),
  store: openStore(options.file),
  faults: makeFaults(),
  meter: makeMeter(options.licences ?? smallestTenant),
  whoCalls: readCaller(options),
  log: [],
})

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
    units: () => world.meter.read(Date.now()),
    requests: () => [...world.log],
    close() {
      closed ??= close()
      return closed
    },
  }
}
