import type { readCaller } from "../access/readCaller.ts"
import type { Faults } from "../faults.ts"
import type { Meter } from "../meter.ts"
import type { GraphOptions } from "../options.ts"
import type { Store } from "../store/store.ts"

export type LoggedRequest = {
  readonly at: string
  readonly method: string
  /** Decoded, without the query. */
  readonly path: string
  readonly query: string
  /** 0 when the connection was cut instead of answered. */
  readonly status: number
  readonly requestId: string
}

/** One running Graph, as its request handling sees it. */
export type World = {
  readonly options: GraphOptions
  readonly siteId: string
  readonly now: () => Date
  readonly store: Store
  readonly faults: Faults
  readonly meter: Meter
  readonly whoCalls: ReturnType<typeof readCaller>
  readonly log: LoggedRequest[]
}
