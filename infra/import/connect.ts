// The plans' lists, reached from a shell: in the council's tenant, or in the local world that `npm start` runs.
import { HTTPMessageHandler, type Middleware } from "@microsoft/microsoft-graph-client"
import { realClock } from "#api/clock.ts"
import { type Config, readConfig } from "#api/config.ts"
import { createBudget } from "#api/graph/budget.ts"
import { createGraphClient } from "#api/graph/client.ts"
import { createListReader } from "#api/graph/listReader.ts"
import { createPlanStore, type PlanStore } from "#api/graph/planStore.ts"
import { openSite } from "#api/graph/site.ts"
import { createReplica } from "#api/replica/replica.ts"
import { appTokens, createMsal } from "#api/signIn/appTokens.ts"
import type { Register } from "#domain/update/register.ts"

export type Connection = { store: PlanStore; register: Register }
export type Environment = Record<string, string | undefined>
/** Settings, and the last link to Graph. */
export type Reached = { config: Config; transport: Middleware }

export async function connect(environment: Environment, isLocal: boolean): Promise<Connection> {
  const { config, transport } = isLocal ? await localWorld(environment) : tenant(environment)
  const msal = createMsal({ clientId: config.api.clientId, secret: config.api.secret }, config.authority)
  // The app runs beside it with a budget of its own; together they are to stay within one tenant's allowance.
  const unitsPerMinute = Math.floor(config.graphUnitsPerMinute / 2)
  const budget = createBudget({ unitsPerMinute, now: () => performance.now() })
  const client = createGraphClient(appTokens(msal), transport, { budget })
  const site = await openSite(client, config.site)
  const { stamp, now } = realClock
  const replica = createReplica({ reader: createListReader(client, site), site: site.path, file: null, stamp, now })
  await replica.open()
  const { nameOf, put, idOf, register } = replica
  return { store: createPlanStore({ client, site, names: nameOf, written: put, idOf }), register }
}

const tenant = (environment: Environment): Reached => ({
  config: readConfig(environment),
  transport: new HTTPMessageHandler(),
})

/** A tenant has no use for the small Microsoft 365 that comes with this. */
const localWorld = async (environment: Environment): Promise<Reached> =>
  (await import("./reachLocal.ts")).reachLocal(environment)
