import type { Instant } from "#domain/day/day.ts"
import type { Person } from "#domain/people/post.ts"
import type { Register } from "#domain/update/register.ts"
import type { TakeReplies } from "#domain/update/takeReply.ts"
import type { Clock, Ids, Work } from "#domain/work/ports.ts"
import type { ProveReading } from "../signIn/proveReading.ts"
import type { ValidateToken } from "../signIn/validateToken.ts"
import type { LoadedWords } from "../words.ts"

/** What routes are given. */
export type ApiPorts = {
  validateToken: ValidateToken
  proveReading: ProveReading
  /** With waiting replies laid over it. */
  register(): Register
  /** Keys of actions that have an answer on its way. */
  waitingActions(): ReadonlySet<string>
  waitingUpdates(): ReadonlySet<string>
  readAt(): Instant
  takeReplies: TakeReplies
  work: Work
  clock: Clock
  ids: Ids
  words: LoadedWords
  nudge(): void
  health(): Promise<Health>
}

export type Health = {
  isHealthy: boolean
  listsReadAt: Instant
  repliesWaiting: number
  oldestReplySeconds: number | null
  messages: Record<string, number>
  unreadableItems: number
  lastFault: string | null
}

declare module "fastify" {
  interface FastifyRequest {
    reader: Person
  }
}
