// Opens the store of durable work that the configuration names.
import { join } from "node:path"
import type { ConfidentialClientApplication } from "@azure/msal-node"
import type { Work } from "#domain/work/ports.ts"
import type { Config } from "../config.ts"
import { openTableWork } from "./azureTable.ts"
import { openSqliteWork } from "./sqlite.ts"

/** `isShared`: other instances may be at the same work. */
export type OpenedWork = { work: Work; isShared: boolean; close(): void | Promise<void> }

const storageScope = "https://storage.azure.com/.default"

export async function openWork(
  { workStore, dataFolder }: Pick<Config, "workStore" | "dataFolder">,
  msal: () => ConfidentialClientApplication,
  isLocal: boolean,
): Promise<OpenedWork> {
  if (workStore.kind === "sqlite") {
    const work = openSqliteWork(join(dataFolder, "work.sqlite"))
    return { work, isShared: false, close: () => work.close() }
  }
  const { table } = workStore
  const work =
    "connectionString" in workStore
      ? await openTableWork({
          kind: "connectionString",
          text: workStore.connectionString,
          allowInsecure: isLocal,
          table,
        })
      : await openTableWork({ kind: "account", url: workStore.url, credential: credentialOf(msal()), table })
  return { work, isShared: true, close: () => work.close() }
}

/** The app's own registration, given a data role on the storage account. */
const credentialOf = (msal: ConfidentialClientApplication) => ({
  async getToken() {
    const result = await msal.acquireTokenByClientCredential({ scopes: [storageScope] })
    if (!result) return null
    return { token: result.accessToken, expiresOnTimestamp: result.expiresOn?.getTime() ?? Date.now() + 300_000 }
  },
})
