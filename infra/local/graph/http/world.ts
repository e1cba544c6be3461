import type { readCaller } from "../access/readCaller.ts"
import type { Directory } from "../directory.ts"
import type { Faults } from "../faults.ts"
import type { Meter } from "../meter.ts"
import type { ActivityNotification } from "../notification.ts"
import type { GraphOptions } from "../options.ts"
import type { Store } from "../store/store.ts"
import type { Storms } from "../storm.ts"
import type { Gate } from "./admit.ts"

export type LoggedRequest = {
  readonly at: string
  readonly method: string
  /** Decoded, without the query. */
  readonly path: string
  readonly query: string
  /** 0 when the connection was cut instead of answered. */
  readonly status: number
  readonly requestId: string
  /** The kind of fault that struck it. */
  readonly struck?: string
  /** Written although the caller was not told so, or hung up before it could be. */
  readonly ambiguous?: true
}

/** One running Graph, as its request handling sees it. */
export type World = {
  readonly options: GraphOptions
  readonly siteId: string
  readonly now: () => Date
  readonly store: Store
  readonly faults: Faults
  readonly storms: Storms
  readonly gate: Gate
  readonly directory: Directory
  readonly notifications: ActivityNotification[]
  readonly meter: Meter
  readonly whoCalls: ReturnType<typeof readCaller>
  readonly log: LoggedRequest[]
}
