// The app as it runs in the local world: production's code with a transport that reaches the stand-ins.
import { clockOn } from "#api/clock.ts"
import type { WorkStore } from "#api/config.ts"
import type { Log } from "#api/errorHandler.ts"
import { createGraphClient } from "#api/graph/client.ts"
import { type App, start } from "#api/main.ts"
import { appTokens, createMsal } from "#api/signIn/appTokens.ts"
import type { Watch } from "#api/watched.ts"
import { createLists } from "../provision/createLists.ts"
import { makeSample } from "../provision/sample/sample.ts"
import { seed } from "../provision/seed.ts"
import { localConfig } from "./localConfig.ts"
import { localSignIn } from "./localSignIn.ts"
import { retarget } from "./retarget.ts"
import { type Addresses, ids, secrets, site, type WorldPerson } from "./world.ts"

export type LocalAppSettings = {
  dataFolder: string
  port: number
  today: string
  language?: string
  wordsFolder?: string | null
  wordTemplate?: string | null
  people?: readonly WorldPerson[]
  ssoToken?: (personId: string) => Promise<string>
  log: Log
  watch?: Watch
  workStore?: WorkStore
  graphUnitsPerMinute?: number
  isUnlimited?: boolean
}

/** Makes the lists and the sample, as a tenant's administrator would: by an identity that may, which the app's may not. */
export async function provisionLocally(addresses: Addresses, sampleYear: number): Promise<number> {
  const { authority } = localConfig(addresses, { dataFolder: "", port: 0, language: "en-GB", wordsFolder: null })
  const msal = createMsal({ clientId: ids.setup, secret: secrets.setup }, authority)
  const client = createGraphClient(appTokens(msal), retarget(addresses.graph))
  const { differences } = await createLists(client, site)
  if (differences.length > 0) throw new Error(`the lists are not as they must be:\n${differences.join("\n")}`)
  return seed(client, site, makeSample(sampleYear, { cmtChannelId: ids.cmtChannel }))
}

export function startLocalApp(addresses: Addresses, settings: LocalAppSettings): Promise<App> {
  const { dataFolder, port, language = "en-GB", wordsFolder = null, people, ssoToken, log, watch } = settings
  const { workStore, graphUnitsPerMinute, wordTemplate = null, isUnlimited = false } = settings
  const further = { ...(workStore ? { workStore } : {}), ...(graphUnitsPerMinute ? { graphUnitsPerMinute } : {}) }
  return start(localConfig(addresses, { dataFolder, port, language, wordsFolder, wordTemplate, ...further }), {
    isUnlimited,
    transport: retarget(addresses.graph),
    clock: clockOn(settings.today),
    isLocal: true,
    log,
    ...(people && ssoToken ? { further: server => localSignIn(server, people, ssoToken) } : {}),
    ...(watch ? { watch } : {}),
  })
}
