// A small Microsoft 365 on this machine: sign-in, Graph and Teams, each on a port of its own, with people in it.
import { mkdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { startGraph } from "./graph/graph.ts"
import { startSignIn } from "./signIn/signIn.ts"
import { startTeams, type Teams } from "./teams/teams.ts"

export type WorldPerson = { id: string; displayName: string; userPrincipalName: string; post: string; canRead: boolean }

export type WorldSettings = {
  folder: string
  /** 0 takes any free port. */
  ports: { teams: number; graph: number; signIn: number }
  /** Where the app will listen; known beforehand, because Teams calls it. */
  appOrigin: string
  people: readonly WorldPerson[]
  today(): string
  /** Off unless asked for: making and seeding the lists may cost more units than a minute has. */
  graph?: { enforceUnits?: boolean; unitsPerMinute?: number; latencyMs?: number }
  /** Whether the administrator lets the app write into activity feeds; so, unless said otherwise. */
  activityFeed?: boolean
  /** Types of activity with their words; those that the app's manifest declares, unless given. */
  activityTypes?: Readonly<Record<string, string>>
}

/** Fixed, so that data written by one run means the same to the next. */
export const ids = {
  tenant: "6f1d2c3b-8a4e-4d57-9b60-2e7c1a5f0d01",
  api: "6f1d2c3b-8a4e-4d57-9b60-2e7c1a5f0d02",
  bot: "6f1d2c3b-8a4e-4d57-9b60-2e7c1a5f0d03",
  setup: "6f1d2c3b-8a4e-4d57-9b60-2e7c1a5f0d04",
  teamsApp: "6f1d2c3b-8a4e-4d57-9b60-2e7c1a5f0d05",
  team: "19:corporate-management-team@thread.tacv2",
  cmtChannel: "19:cmt-general@thread.tacv2",
} as const

export const site = { host: "council.sharepoint.com", path: "/sites/plans" }

/** Worth nothing beyond this machine. */
export const secrets = { api: "local-api-secret", bot: "local-bot-secret", setup: "local-setup-secret" }

export type World = Awaited<ReturnType<typeof startWorld>>

export async function startWorld(settings: WorldSettings) {
  const { folder, ports, appOrigin, people, today, activityFeed = true } = settings
  await mkdir(folder, { recursive: true })
  // Graph tells Teams, and asks it, only when somebody calls; by then it has started.
  const joined: { teams?: Teams } = {}
  const signIn = await startSignIn({
    port: ports.signIn,
    tenantId: ids.tenant,
    file: join(folder, "signIn.json"),
    apps: [
      { clientId: ids.api, secret: secrets.api, appIdUri: `api://localhost/${ids.api}` },
      { clientId: ids.bot, secret: secrets.bot },
      { clientId: ids.setup, secret: secrets.setup },
    ],
    people: [...people],
  })
  const graph = await startGraph({
    port: ports.graph,
    file: join(folder, "graph.sqlite"),
    tenantId: ids.tenant,
    issuers: [signIn.issuer],
    jwksUri: () => signIn.jwksUri,
    ...settings.graph,
    activityTypes: settings.activityTypes ?? (await declaredActivityTypes()),
    hasApp: personId => joined.teams?.isInstalled(personId) ?? false,
    onActivityNotification: notification => joined.teams?.notify(notification),
    seed: {
      site: { hostname: site.host, path: site.path, displayName: "Plans" },
      people: people.map(person => ({ ...person, mail: person.userPrincipalName })),
      siteReaders: people.filter(person => person.canRead).map(person => person.id),
      appGrants: [
        { appId: ids.api, roles: ["write"], displayName: "Golden Thread", directory: true, activityFeed },
        { appId: ids.setup, roles: ["fullcontrol"], displayName: "Golden Thread setup" },
      ],
    },
  })
  const teams = await startTeams({
    port: ports.teams,
    file: join(folder, "teams.sqlite"),
    tenantId: ids.tenant,
    appId: ids.teamsApp,
    bot: { appId: ids.bot, name: "Golden Thread", endpoint: `${appOrigin}/api/messages` },
    appOrigin,
    people: [...people],
    team: { id: ids.team, name: "Corporate Management Team", channels: [{ id: ids.cmtChannel, name: "CMT" }] },
    installedFor: "all",
    tab: { contentUrl: "/tab/index.html", entityId: "plans" },
    ssoToken: signIn.ssoToken,
    today,
    validateOutbound: bearer => signIn.accepts(bearer, { audience: "https://api.botframework.com", clientId: ids.bot }),
  })
  joined.teams = teams
  return {
    signIn,
    graph,
    teams,
    async close() {
      await teams.close()
      await graph.close()
      await signIn.close()
    },
  }
}

/** What the app's manifest declares is what Teams knows of it. */
async function declaredActivityTypes(): Promise<Record<string, string>> {
  const manifest = JSON.parse(await readFile(join(import.meta.dirname, "../../appPackage/manifest.json"), "utf8"))
  const declared: { type: string; templateText: string }[] = manifest.activities?.activityTypes ?? []
  return Object.fromEntries(declared.map(({ type, templateText }) => [type, templateText]))
}

/** What an app in another process must know to live in this world. */
export type Addresses = {
  graph: string
  teams: string
  serviceUrl: string
  openIdMetadataUrl: string
  issuer: string
  jwksUri: string
  authorityMetadata: Record<string, unknown>
}

export const addressesOf = ({ graph, teams, signIn }: World): Addresses => ({
  graph: graph.origin,
  teams: teams.origin,
  serviceUrl: teams.serviceUrl,
  openIdMetadataUrl: teams.openIdMetadataUrl,
  issuer: signIn.issuer,
  jwksUri: signIn.jwksUri,
  authorityMetadata: signIn.authorityMetadata(),
})
