// Durable work: what must survive a crash between two steps. One row at a time, no transactions.
import type { Instant } from "../day/day.ts"

/**
 * `request`: what somebody asked for or decided; `import`: a plan on its way in; `job`: the app's own runs; `pace`: how fast
 * it may send; `asked`: earlier days' cards without their words.
 */
export const workKinds = ["reply", "message", "conversation", "request", "import", "job", "pace", "asked"] as const
export type WorkKind = (typeof workKinds)[number]

/** One row. `version` changes with every write; `leaseUntil` and `dueAt` are real-clock milliseconds. */
export type WorkRow<Body = unknown> = {
  kind: WorkKind
  key: string
  state: string
  body: Body
  /** When it next wants attention; null when it wants none. */
  dueAt: number | null
  /** Until when one worker has it to itself; null when nobody has. */
  leaseUntil: number | null
  attempts: number
  version: number
  createdAt: Instant
}

export type NewWork<Body> = Pick<
  WorkRow<Body>,
  "kind" | "key" | "state" | "body" | "dueAt" | "leaseUntil" | "createdAt"
>
export type WorkChange<Body> = Partial<Pick<WorkRow<Body>, "state" | "body" | "dueAt" | "leaseUntil" | "attempts">>

export interface Work {
  /** Stores the row unless its key is taken; answers the stored row either way. On return it is on disk. */
  insertIfAbsent<Body>(row: NewWork<Body>): Promise<{ inserted: boolean; row: WorkRow<Body> }>
  get<Body>(kind: WorkKind, key: string): Promise<WorkRow<Body> | null>
  /** Writes the change if nobody wrote since `row` was read; null when somebody did. */
  compareAndSet<Body>(row: WorkRow<Body>, change: WorkChange<Body>): Promise<WorkRow<Body> | null>
  /** Leases up to `limit` rows whose time has come, oldest first; each goes to one caller only. */
  claimDue<Body>(kind: WorkKind, now: number, leaseUntil: number, limit: number): Promise<WorkRow<Body>[]>
  /** The first `limit` rows that want attention, the soonest due first, leased or not; looking changes nothing. */
  soonest<Body>(kind: WorkKind, limit: number): Promise<WorkRow<Body>[]>
  /** Rows by key, optionally those whose key begins with `prefix` or that stand in one of `states`. */
  list<Body>(kind: WorkKind, filter?: { prefix?: string; states?: readonly string[] }): Promise<WorkRow<Body>[]>
  /** How many rows of a kind stand in each of these states. */
  count<State extends string>(kind: WorkKind, states: readonly State[]): Promise<Record<State, number>>
  remove(kind: WorkKind, key: string): Promise<void>
  /** Removes rows made before a moment that want no attention, at most `limit` of them; answers how many. */
  removeEnded(kind: WorkKind, madeBefore: Instant, limit: number): Promise<number>
}

/** The clock of the calendar (may be moved) and of leases (never). */
export interface Clock {
  today(): string
  stamp(): Instant
  /** Real milliseconds. */
  now(): number
  /** The real moment at which an hour of a London day comes, in milliseconds; at once where the calendar is moved. */
  momentOf(day: string, hour: number): number
}

export interface Ids {
  /** A new ULID; later ones sort after earlier ones. */
  next(): string
  /** A short fixed-length digest of a text. */
  digest(text: string): string
}
