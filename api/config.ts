// The settings of one running app, read from the environment; every fault is listed at once.
import { z } from "zod"

/** Tokens carry them in small letters. */
const Guid = z.guid("must be a GUID").toLowerCase()
const Https = z.url({ protocol: /^https$/, error: "must be an https address" })

/** What a deployment sets; each description is what the administrator reads. */
export const Environment = z.object({
  TENANT_ID: Guid.describe("The council's tenant."),
  API_CLIENT_ID: Guid.describe("App registration of the tab, the API and Graph."),
  API_CLIENT_SECRET: z.string().min(1).describe("Its secret, from a vault."),
  BOT_APP_ID: Guid.describe("App registration of the bot; another one than the API's."),
  BOT_APP_SECRET: z.string().min(1).describe("Its secret, from a vault."),
  TEAMS_APP_ID: Guid.describe("The app's id in Teams: links on cards open the tab by it."),
  PUBLIC_ORIGIN: Https.describe("Where Teams reaches the app, e.g. https://plans.council.example."),
  SITE_HOST: z.string().min(1).describe("SharePoint host of the register, e.g. council.sharepoint.com."),
  SITE_PATH: z.string().startsWith("/").describe("Path of its site, e.g. /sites/plans."),
  DATA_FOLDER: z.string().min(1).describe("A folder on a local disk that outlives a restart."),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3978).describe("The port to listen on."),
  HOST: z.string().default("127.0.0.1").describe("The address to listen on; 0.0.0.0 behind a proxy that ends TLS."),
  LANGUAGE_TAG: z.string().default("en-GB").describe("Language of cards and tab; its words lie in domain/words."),
  WORDS_FOLDER: z.string().optional().describe("A folder with further languages, each a folder of message files."),
  WORD_TEMPLATE: z
    .string()
    .min(1)
    .optional()
    .describe("The council's own Word template (.docx, .dotx) for plans as files, with a paragraph {{table}}."),
  WORK_STORE: z
    .enum(["sqlite", "azure-table"])
    .default("sqlite")
    .describe(
      "Where work on its way is kept: a file in DATA_FOLDER for one machine, or an Azure table for any number.",
    ),
  TABLES_URL: Https.optional().describe("The table service, e.g. https://account.table.core.windows.net."),
  TABLES_CONNECTION: z.string().min(1).optional().describe("Or a connection string of it, from a vault."),
  TABLE_NAME: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9]{2,62}$/, "must be 3 to 63 letters and digits")
    .default("GoldenThread")
    .describe("The table; it is made if need be."),
  GRAPH_UNITS_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(100)
    .default(1250)
    .describe("SharePoint's resource units a minute for one app: 1250 up to 1,000 licences, 2500 up to 5,000."),
  TEAMS_SERVICE_URL: Https.default("https://smba.trafficmanager.net/teams/").describe(
    "Where Teams is called for people who have never written to the app.",
  ),
})

/** Where sign-in tokens come from. */
export type Authority = {
  /** The address msal believes in: always https. */
  url: string
  /** Present only in a local run: where msal really finds its endpoints. */
  metadata: Record<string, unknown> | null
  issuer: string
  jwksUri: string
}

/** How the Bot Framework's tokens are judged. */
export type BotChannel = {
  tokenIssuer: string
  openIdMetadataUrl: string
  /** Hosts that may be answered: a reply carries the bot's token. */
  serviceHosts: readonly string[]
}

export type WorkStore =
  | { kind: "sqlite" }
  | { kind: "table"; table: string; url: string }
  | { kind: "table"; table: string; connectionString: string }

export type Config = {
  tenantId: string
  api: { clientId: string; secret: string }
  bot: { appId: string; secret: string }
  teamsAppId: string
  publicOrigin: string
  site: { host: string; path: string }
  dataFolder: string
  port: number
  host: string
  language: string
  wordsFolder: string | null
  /** A file. */
  wordTemplate: string | null
  /** False: reminders run only when they are asked for. */
  isRemindingDaily: boolean
  workStore: WorkStore
  graphUnitsPerMinute: number
  teamsServiceUrl: string
  authority: Authority
  channel: BotChannel
}

const serviceHosts = ["smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com"]

const issuerOfChannel = "https://api.botframework.com"

/** Reads the environment of a real tenant. Throws an Error whose message lists every fault. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const read = Environment.safeParse(environment)
  if (!read.success) throw new Error(wordFaults(read.error))
  const env = read.data
  if (!serviceHosts.includes(new URL(env.TEAMS_SERVICE_URL).host))
    throw new Error(`TEAMS_SERVICE_URL must be at one of Teams' own hosts: ${serviceHosts.join(", ")}`)
  if (env.API_CLIENT_ID === env.BOT_APP_ID)
    throw new Error("BOT_APP_ID must be another app registration than API_CLIENT_ID")
  const login = `https://login.microsoftonline.com/${env.TENANT_ID}`
  return {
    tenantId: env.TENANT_ID,
    api: { clientId: env.API_CLIENT_ID, secret: env.API_CLIENT_SECRET },
    bot: { appId: env.BOT_APP_ID, secret: env.BOT_APP_SECRET },
    teamsAppId: env.TEAMS_APP_ID,
    publicOrigin: env.PUBLIC_ORIGIN,
    site: { host: env.SITE_HOST, path: env.SITE_PATH },
    dataFolder: env.DATA_FOLDER,
    port: env.PORT,
    host: env.HOST,
    language: env.LANGUAGE_TAG,
    wordsFolder: env.WORDS_FOLDER ?? null,
    wordTemplate: env.WORD_TEMPLATE ?? null,
    isRemindingDaily: true,
    workStore: readWorkStore(env, environment),
    graphUnitsPerMinute: env.GRAPH_UNITS_PER_MINUTE,
    teamsServiceUrl: env.TEAMS_SERVICE_URL,
    authority: { url: login, metadata: null, issuer: `${login}/v2.0`, jwksUri: `${login}/discovery/v2.0/keys` },
    channel: {
      tokenIssuer: issuerOfChannel,
      openIdMetadataUrl: "https://login.botframework.com/v1/.well-known/openidconfiguration",
      serviceHosts,
    },
  }
}

/** Hosts whose disks are shared between instances, or gone after a restart: each by a variable it sets. */
const unsafeHosts: Record<string, string> = {
  WEBSITE_INSTANCE_ID: "Azure App Service",
  WEBSITE_SITE_NAME: "Azure App Service",
  CONTAINER_APP_NAME: "Azure Container Apps",
  FUNCTIONS_WORKER_RUNTIME: "Azure Functions",
  KUBERNETES_SERVICE_HOST: "Kubernetes",
}

function readWorkStore(env: z.infer<typeof Environment>, environment: Record<string, string | undefined>): WorkStore {
  if (env.WORK_STORE === "azure-table") {
    const table = env.TABLE_NAME
    if (env.TABLES_CONNECTION) return { kind: "table", table, connectionString: env.TABLES_CONNECTION }
    if (env.TABLES_URL) return { kind: "table", table, url: env.TABLES_URL }
    throw new Error("WORK_STORE is azure-table, so TABLES_URL or TABLES_CONNECTION must be set")
  }
  if (env.TABLES_CONNECTION || env.TABLES_URL)
    throw new Error(
      "TABLES_URL or TABLES_CONNECTION is set, and WORK_STORE is not azure-table: set it, or take them away",
    )
  const host = Object.keys(unsafeHosts).find(name => environment[name])
  if (host)
    throw new Error(
      `This looks like ${unsafeHosts[host]}, where the disk is shared between instances or lost: answers on their way could be lost and cards sent twice. Set WORK_STORE=azure-table, with TABLES_URL or TABLES_CONNECTION.`,
    )
  return { kind: "sqlite" }
}

function wordFaults(error: z.ZodError): string {
  const lines = error.issues.map(({ path, code, message }) => {
    const name = path.join(".") as keyof typeof Environment.shape
    const isMissing = code === "invalid_type"
    return `  ${name} ${isMissing ? "is missing" : message}. ${Environment.shape[name]?.description ?? ""}`
  })
  return ["The settings are not complete:", ...lines].join("\n")
}

const loopback = ["127.0.0.1", "localhost", "[::1]"]

/**
 * Refuses addresses without TLS, except on this machine and only when the run says it is local. Secrets and tokens go
 * to these addresses.
 */
export function refuseInsecure(config: Config, isLocal: boolean): void {
  const endpoints = [
    config.authority.url,
    config.authority.jwksUri,
    config.channel.openIdMetadataUrl,
    config.publicOrigin,
    ...Object.values(config.authority.metadata ?? {}).filter(value => typeof value === "string"),
  ]
  for (const endpoint of endpoints) {
    const { protocol, hostname } = new URL(endpoint)
    if (protocol === "https:") continue
    if (isLocal && loopback.includes(hostname)) continue
    throw new Error(`${endpoint} is not https`)
  }
}
