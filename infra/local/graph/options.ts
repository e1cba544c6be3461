import type { JWTVerifyGetKey } from "jose"
import type { ActivityNotification } from "./notification.ts"

export type Person = {
  readonly id: string
  readonly displayName: string
  readonly mail: string
  readonly userPrincipalName: string
  readonly jobTitle?: string
  readonly accountEnabled?: boolean
}

export type Role = "read" | "write" | "owner" | "fullcontrol"

export type AppGrant = {
  readonly appId: string
  readonly roles: readonly Role[]
  readonly displayName?: string
  /** Agreed to by an administrator: the application by itself may read all people (User.Read.All). */
  readonly directory?: boolean
  /** Agreed to likewise: it may write into people's activity feeds (TeamsActivity.Send). */
  readonly activityFeed?: boolean
}

export type Seed = {
  readonly site: { readonly hostname: string; readonly path: string; readonly displayName: string }
  readonly people: readonly Person[]
  /** Ids of the people who may read the site, or of the only ones who may not; looked at anew for every request. */
  readonly siteReaders: readonly string[] | { readonly allBut: readonly string[] }
  /** Ids of the people with full control of the site, who can therefore edit it by hand. */
  readonly siteOwners?: readonly string[]
  readonly appGrants: readonly AppGrant[]
}

export type GraphOptions = {
  /** 0 takes any free port. */
  readonly port: number
  /** Absent: everything is in memory and gone at `close`. */
  readonly file?: string
  readonly tenantId: string
  readonly issuers: readonly string[]
  /** One of these two: the key set's address (asked for at the first token, so it may start later), or the keys. */
  readonly jwksUri?: () => string
  readonly jwks?: JWTVerifyGetKey
  readonly seed: Seed
  readonly licences?: number
  /** Refuses an application that is over its resource units of a minute; `enforceUnits` of the running Graph changes it. */
  readonly enforceUnits?: boolean
  /** In place of what the licences give. */
  readonly unitsPerMinute?: number
  /** RateLimit-… headers from 80 % of the budget. Off: whether SharePoint ever sends them is not proven. */
  readonly rateLimitHeaders?: boolean
  /** Every answer takes at least so long. */
  readonly latencyMs?: number
  /** The types of activity that the Teams app's manifest declares, with their words: `{ due: "{count} updates due" }`. */
  readonly activityTypes?: Readonly<Record<string, string>>
  /** Whether a person has the Teams app, without which nothing is written into their feed; absent, everybody has. */
  readonly hasApp?: (personId: string) => boolean
  readonly onActivityNotification?: (notification: ActivityNotification) => void
  /** Stamps Created, Modified and the dates in errors; tokens and metering keep to the real clock. */
  readonly now?: () => Date
  /** What the service really answers to a duplicate in a unique column is not proven; both are on record. */
  readonly duplicateStatus?: 400 | 409
}
