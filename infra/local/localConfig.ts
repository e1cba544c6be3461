// The app's settings in the local world: what api/config reads from the environment in a tenant.
import type { Config, WorkStore } from "#api/config.ts"
import { type Addresses, ids, secrets, site } from "./world.ts"

type Own = {
  dataFolder: string
  port: number
  language: string
  wordsFolder: string | null
  wordTemplate?: string | null
  workStore?: WorkStore
  graphUnitsPerMinute?: number
}

export const localConfig = (
  addresses: Addresses,
  { workStore = { kind: "sqlite" }, graphUnitsPerMinute = 1_000_000, wordTemplate = null, ...own }: Own,
): Config => ({
  ...own,
  wordTemplate,
  tenantId: ids.tenant,
  api: { clientId: ids.api, secret: secrets.api },
  bot: { appId: ids.bot, secret: secrets.bot },
  teamsAppId: ids.teamsApp,
  publicOrigin: addresses.teams,
  site,
  host: "127.0.0.1",
  isRemindingDaily: false,
  workStore,
  // The stand-in meters what SharePoint would; it refuses nothing unless it is told to.
  graphUnitsPerMinute,
  teamsServiceUrl: addresses.serviceUrl,
  authority: {
    // msal refuses an http authority but takes its endpoints from metadata, and those may be on this machine.
    url: `https://login.local/${ids.tenant}`,
    metadata: addresses.authorityMetadata,
    issuer: addresses.issuer,
    jwksUri: addresses.jwksUri,
  },
  channel: {
    tokenIssuer: "https://api.botframework.com",
    openIdMetadataUrl: addresses.openIdMetadataUrl,
    serviceHosts: [new URL(addresses.serviceUrl).host],
  },
})
