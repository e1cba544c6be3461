// Where `npm start` on this machine has its Graph and its sign-in.
import { localConfig } from "../local/localConfig.ts"
import { retarget } from "../local/retarget.ts"
import { ids } from "../local/world.ts"
import type { Environment, Reached } from "./connect.ts"

/** As `npm start` lays them out: Teams on PORT, Graph on the next, sign-in on the one after. */
const defaultPort = 3978

export async function reachLocal(environment: Environment): Promise<Reached> {
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
