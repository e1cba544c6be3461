import type { Caller } from "../access/readCaller.ts"
import type { ActivityNotification } from "../notification.ts"
import type { Seed } from "../options.ts"
import type { Store } from "../store/store.ts"
import type { GraphUrl } from "./readUrl.ts"

/** What one operation is given. */
export type Call = {
  readonly store: Store
  readonly seed: Seed
  readonly siteId: string
  readonly now: () => Date
  readonly duplicateStatus: 400 | 409
  /** What the Teams app's manifest declares: the words of each type of activity. */
  readonly activityTypes: Readonly<Record<string, string>>
  hasApp(personId: string): boolean
  notify(notification: ActivityNotification): void
  readonly caller: Caller
  readonly url: GraphUrl
  readonly params: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: unknown
}

export type Answer = {
  readonly status: number
  readonly body?: Readonly<Record<string, unknown>>
  readonly headers?: Readonly<Record<string, string>>
}

export type Operation = (call: Call) => Answer

export const param = (call: Call, name: string): string => {
  const value = call.params[name]
  if (value === undefined) throw new Error(`The route has no {${name}}`)
  return value
}

export const header = (call: Call, name: string): string | undefined => {
  const value = call.headers[name]
  return Array.isArray(value) ? value.join(", ") : value
}
