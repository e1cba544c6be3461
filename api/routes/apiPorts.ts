import type { Instant } from "#domain/day/day.ts"
import type { Person } from "#domain/people/post.ts"
import type { Frame, SentDay } from "#domain/reminder/sendReminders.ts"
import type { RequestRow } from "#domain/request/requestRow.ts"
import type { Register } from "#domain/update/register.ts"
import type { TakeReplies } from "#domain/update/takeReply.ts"
import type { Clock, Ids, Work } from "#domain/work/ports.ts"
import type { ListId } from "../graph/columns/lists.ts"
import type { Directory } from "../graph/directory.ts"
import type { PlanStore } from "../graph/planStore.ts"
import type { ProveReading } from "../signIn/proveReading.ts"
import type { ValidateToken } from "../signIn/validateToken.ts"
import type { LoadedWords } from "../words.ts"

/** What routes are given. */
export type ApiPorts = {
  /** Everything a plan of the day's reminders reads. */
  frame(): Frame
  etagOf(list: ListId, key: string): string | null
  /** A request or a decision was stored and is to be brought to the lists. */
  accepted(row: RequestRow): void
  remind(): Promise<SentDay>
  store: PlanStore
  directory: Directory
  validateToken: ValidateToken
  proveReading: ProveReading
  /** With waiting replies laid over it. */
  register(): Register
  /** Takes in what changed in the lists; the lists being away is no failure of it. */
  refresh(): Promise<void>
  /** Keys of actions that have an answer on its way. */
  waitingActions(): ReadonlySet<string>
  waitingUpdates(): ReadonlySet<string>
  readAt(): Instant
  takeReplies: TakeReplies
  work: Work
  clock: Clock
  ids: Ids
  words: LoadedWords
  /** The council's own; null for ours. */
  wordTemplate: Uint8Array | null
  nudge(): void
  /** Writes plans that were brought in, within so many of Graph's units. */
  importer: { nudge(): void; unitsPerMinute: number }
  health(): Promise<Health>
}

export type Health = {
  isHealthy: boolean
  listsReadAt: Instant
  repliesWaiting: number
  /** What should have been taken to its end longest ago. */
  oldestWaiting: { what: "answer" | "request" | "message"; seconds: number } | null
  /** Those on their way. */
  messages: { pending: number; sending: number }
  unreadableItems: number
  /** The name of a job's fault; or a code of the message files, for what keeps messages from going now. */
  lastFault: string | null
}

declare module "fastify" {
  interface FastifyRequest {
    reader: Person
  }
}
