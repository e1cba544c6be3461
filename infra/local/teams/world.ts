import type { SigningKey } from "../signIn/signingKey.ts"
import type { Live } from "./live.ts"
import type { Store } from "./store.ts"

export type Person = {
  /** The person's object id in the directory. */
  id: string
  displayName: string
  userPrincipalName: string
  /** What the picker shows; without it, the display name. */
  post?: string
}
export type Channel = { id: string; name: string }

export type TeamsSettings = {
  port: number
  /** Where conversations and messages are kept; without it they are gone when small Teams stops. */
  file?: string
  tenantId: string
  /** The Teams app's id, as deep links name it. */
  appId: string
  bot: { appId: string; name: string; endpoint: string }
  /** The app's server: whatever is not ours is passed on to it, so that tab and small Teams share one origin. */
  appOrigin: string
  people: Person[]
  team: { id: string; name: string; channels: Channel[] }
  /** Who has the app when small Teams starts for the first time. */
  installedFor?: "all" | string[]
  tab: { contentUrl: string; entityId: string }
  ssoToken(personId: string): Promise<string>
  /** The day that chats show, YYYY-MM-DD. */
  today(): string
  /** Judges the bot's outbound token; without it any bearer will do. */
  validateOutbound?(bearer: string): Promise<boolean>
  /** The built client; defaults to dist/small-teams. */
  clientFolder?: string
}

/** What the parts of small Teams share. */
export type World = {
  settings: TeamsSettings
  store: Store
  live: Live
  /** Signs what the channel sends to the bot. */
  channelKey: SigningKey
  origin: string
  serviceUrl: string
}

/** A Bot Framework activity: only what small Teams itself reads is named. */
export type Activity = {
  type: string
  id?: string
  text?: string
  summary?: string
  value?: unknown
  attachments?: { contentType: string; content?: unknown }[]
  [other: string]: unknown
}

export const tokenIssuer = "https://api.botframework.com"
