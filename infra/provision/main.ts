// `npm run provision`: makes the lists in a council's site. An administrator signs in with a code; nothing is kept.
import { parseArgs } from "node:util"
import { PublicClientApplication } from "@azure/msal-node"
import { HTTPMessageHandler } from "@microsoft/microsoft-graph-client"
import { z } from "zod"
import { createGraphClient } from "#api/graph/client.ts"
import { createLists } from "./createLists.ts"

const Settings = z.object({
  TENANT_ID: z.guid(),
  SETUP_CLIENT_ID: z
    .guid()
    .describe("A public client with delegated Sites.FullControl.All; needed for this step only."),
  SITE_HOST: z.string().min(1),
  SITE_PATH: z.string().startsWith("/"),
})

const { values: options } = parseArgs({ options: { help: { type: "boolean" } } })
const settings = Settings.safeParse(process.env)

if (options.help || !settings.success) {
  const faults =
    settings.error?.issues.map(
      ({ path, code, message }) => `  ${path.join(".")} ${code === "invalid_type" ? "is missing" : message}`,
    ) ?? []
  console.error(["npm run provision needs TENANT_ID, SETUP_CLIENT_ID, SITE_HOST and SITE_PATH.", ...faults].join("\n"))
  process.exitCode = options.help ? 0 : 1
} else {
  const { TENANT_ID, SETUP_CLIENT_ID, SITE_HOST, SITE_PATH } = settings.data
  const authority = `https://login.microsoftonline.com/${TENANT_ID}`
  const msal = new PublicClientApplication({ auth: { clientId: SETUP_CLIENT_ID, authority } })
  const signedIn = await msal.acquireTokenByDeviceCode({
    scopes: ["https://graph.microsoft.com/Sites.FullControl.All"],
    deviceCodeCallback: ({ message }) => console.log(message),
  })
  const tokens = { getAccessToken: async () => signedIn?.accessToken ?? "" }
  const client = createGraphClient(tokens, new HTTPMessageHandler())
  const made = await createLists(client, { host: SITE_HOST, path: SITE_PATH })
  console.log(`Lists made: ${made.lists.join(", ") || "none"}\nColumns made: ${made.columns.length}`)
  if (made.differences.length > 0) {
    console.error(`Columns that are not as they must be:\n${made.differences.map(line => `  ${line}`).join("\n")}`)
    process.exitCode = 1
  }
}
