import { readDeepLink } from "../deepLink.ts"

export type HostSettings = {
  appId: string
  entityId: string
  tenantId: string
  team: { id: string }
  person: { id: string; displayName: string; userPrincipalName: string }
  theme: string
  subPageId: string
  ssoToken(): Promise<string>
  openLink(url: string): boolean
  openSubPage(subPageId: string): void
  said(words: string): void
  failed(words: string): void
  loaded(): void
  subscribed(event: string): void
}
/** What goes back to the tab; nothing, where teams-js expects no answer. */
export type HostAnswer = unknown[] | undefined
type Answerer = (args: unknown[], host: HostSettings) => HostAnswer | Promise<HostAnswer>

// Only what is answered below is declared, so that a tab asking isSupported() hears the truth. A list of versions in
// place of this JSON makes teams-js assume classic Teams.
const runtime = {
  apiVersion: 4,
  isNAAChannelRecommended: false,
  isDeeplyNestedAuthSupported: false,
  isLegacyTeams: false,
  hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
  supports: { app: { notifySuccessResponse: {} }, pages: { currentApp: {} } },
}
const spoken = "2.58.0"

/** The functions of teams-js that small Teams answers, by the names on the wire. */
export const hostAnswers: Record<string, Answerer> = {
  initialize: () => ["content", "web", JSON.stringify(runtime), spoken],
  getContext: (_args, host) => [context(host)],
  registerHandler: ([event], host) => {
    host.subscribed(String(event))
    return undefined
  },
  "authentication.getAuthToken": async (_args, host) => {
    try {
      return [true, await host.ssoToken()]
    } catch {
      return [false, "FailedToFetchToken"]
    }
  },
  "appInitialization.appLoaded": (_args, host) => {
    host.loaded()
    return undefined
  },
  "appInitialization.success": (_args, host) => {
    host.loaded()
    return [{ hasFinishedSuccessfully: true }]
  },
  "appInitialization.failure": ([reason, message], host) => {
    host.loaded()
    host.failed(`Plans could not start: ${[reason, message].filter(Boolean).join(", ")}`)
    return undefined
  },
  "appInitialization.expectedFailure": (_args, host) => {
    host.loaded()
    return undefined
  },
  shareDeepLink: ([subPageId, label], host) => {
    const context = encodeURIComponent(JSON.stringify({ subEntityId: subPageId }))
    const link = `https://teams.microsoft.com/l/entity/${host.appId}/${encodeURIComponent(host.entityId)}`
    host.said(`Link to ${label || "this page"}: ${link}?context=${context}`)
    return undefined
  },
  executeDeepLink: ([url], host) => (host.openLink(String(url)) ? [true] : [false, "The link cannot be opened here"]),
  "pages.navigateToApp": ([to], host) => {
    const { appId, subPageId = "" } = target(to)
    if (appId !== host.appId) return [false, "Only this app is here"]
    host.openSubPage(subPageId)
    return [true]
  },
  "pages.currentApp.navigateTo": ([to], host) => {
    host.openSubPage(target(to).subPageId ?? "")
    return [undefined]
  },
  "pages.setCurrentFrame": () => undefined,
  setFrameContext: () => undefined,
  returnFocus: () => undefined,
}

function target(to: unknown): { appId?: string; subPageId?: string } {
  return (typeof to === "string" ? readDeepLink(to) : (to as { appId?: string; subPageId?: string } | null)) ?? {}
}

function context({ person, theme, subPageId, entityId, tenantId, appId }: HostSettings) {
  return {
    locale: "en-gb",
    theme: themeOnTheWire(theme),
    hostName: "Teams",
    hostClientType: "web",
    sessionId: "small-teams",
    appSessionId: "small-teams",
    ringId: "general",
    frameContext: "content",
    entityId,
    ...(subPageId && { subEntityId: subPageId }),
    userObjectId: person.id,
    userPrincipalName: person.userPrincipalName,
    loginHint: person.userPrincipalName,
    userDisplayName: person.displayName,
    tid: tenantId,
    appId,
    isFullScreen: false,
    isMultiWindow: false,
  }
}

export function themeOnTheWire(theme: string): string {
  return theme === "light" ? "default" : theme
}
