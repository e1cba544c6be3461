import { randomUUID } from "node:crypto"
import { startSignIn } from "#infra/local/signIn/signIn.ts"
import { startTeams, type TeamsSettings } from "#infra/local/teams/teams.ts"
import { startTestBot } from "./testBot.ts"

export const tenantId = "11111111-1111-4111-8111-111111111111"
export const api = {
  clientId: "22222222-2222-4222-8222-222222222222",
  secret: "api-secret",
  appIdUri: "api://local/app",
}
export const head = {
  id: "44444444-4444-4444-8444-444444444444",
  displayName: "Head of Learning and Development",
  userPrincipalName: "head.learning@council.example",
}
export const chief = {
  id: "55555555-5555-4555-8555-555555555555",
  displayName: "Chief Officer: Human Resources",
  userPrincipalName: "chief.hr@council.example",
}
export const cmt = { id: "19:cmt@thread.tacv2", name: "CMT" }

export const card = (text: string) => ({
  type: "AdaptiveCard",
  version: "1.5",
  body: [{ type: "TextBlock", text, wrap: true }],
  actions: [{ type: "Action.Execute", title: "Send", verb: "send", data: { ref: "2.4" } }],
})

/** Sign-in, small Teams and a bot that trust one another. */
export async function startSmallWorld(changes: Partial<TeamsSettings> = {}) {
  // botbuilder caches outbound tokens for the whole process, by app id: each world has a sign-in, so also an id, of its own.
  const botApp = { clientId: randomUUID(), secret: "bot-secret" }
  const signIn = await startSignIn({ port: 0, tenantId, apps: [botApp, api], people: [head, chief] })
  const bot = await startTestBot()
  const settings: TeamsSettings = {
    port: 0,
    tenantId,
    appId: "66666666-6666-4666-8666-666666666666",
    bot: { appId: botApp.clientId, name: "Golden Thread", endpoint: bot.endpoint },
    appOrigin: "http://127.0.0.1:9",
    people: [head, chief],
    team: { id: "19:team@thread.tacv2", name: "Corporate Management Team", channels: [cmt] },
    tab: { contentUrl: "/tab/index.html", entityId: "plans" },
    ssoToken: signIn.ssoToken,
    today: () => "2026-11-26",
    validateOutbound: bearer =>
      signIn.accepts(bearer, { audience: "https://api.botframework.com", clientId: botApp.clientId }),
    ...changes,
  }
  const openTeams = async (more: Partial<TeamsSettings> = {}) => {
    const teams = await startTeams({ ...settings, ...more })
    bot.use({
      appId: botApp.clientId,
      secret: botApp.secret,
      tenantId,
      authorityMetadata: signIn.authorityMetadata(),
      openIdMetadataUrl: teams.openIdMetadataUrl,
      serviceUrl: teams.serviceUrl,
    })
    return teams
  }
  const teams = await openTeams()
  return {
    botApp,
    signIn,
    bot,
    teams,
    /** Small Teams again, over the same file and at the same address. */
    reopen: () => openTeams({ port: Number(new URL(teams.origin).port) }),
    async close() {
      await teams.close().catch(() => {})
      await Promise.all([bot.close(), signIn.close()])
    },
  }
}
