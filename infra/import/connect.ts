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
import { localConfig } from "../local/localConfig.ts"
import { retarget } from "../local/retarget.ts"
import { ids } from "../local/world.ts"

export type Connection = { store: PlanStore; register: Register }
type Environment = Record<string, string | undefined>

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

type Reached = { config: Config; transport: Middleware }

const tenant = (environment: Environment): Reached => ({
  config: readConfig(environment),
  transport: new HTTPMessageHandler(),
})

/** As `npm start` lays them out: Teams on PORT, Graph on the next, sign-in on the one after. */
const defaultPort = 3978

async function localWorld(environment: Environment): Promise<Reached> {
  const port = Number(environment.PORT ?? defaultPort)
  const graph = loopback(environment.LOCAL_GRAPH ?? `http://127.0.0.1:${port + 1}`)
  const signIn = loopback(environment.LOCAL_SIGN_IN ?? `http://127.0.0.1:${port + 2}`)
  const discovery = `${signIn}/${ids.tenant}/v2.0/.well-known/openid-configuration`
  const answer = await fetch(discovery).catch(cause => {
    throw new Error(`${signIn} does not answer: is npm start running, and is PORT its port?`, { cause })
  })
  const authorityMetadata = await answer.json()
  const { issuer, jwks_uri: jwksUri } = authorityMetadata
  const teams = `http://127.0.0.1:${port}`
  const unused = { teams, serviceUrl: teams, openIdMetadataUrl: teams }
  const own = { dataFolder: "", port: 0, language: "en-GB", wordsFolder: null }
  return {
    config: localConfig({ graph, issuer, jwksUri, authorityMetadata, ...unused }, own),
    transport: retarget(graph),
  }
}

/** The local world's secrets are worth nothing, but a token of a real sign-in would be. */
function loopback(address: string): string {
  const { hostname, origin } = new URL(address)
  if (!["127.0.0.1", "localhost", "[::1]"].includes(hostname)) throw new Error(`${address} is not on this machine`)
  return origin
}
