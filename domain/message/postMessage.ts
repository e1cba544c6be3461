// Puts a message in the way of being sent, once for its key.
import type { Day } from "../day/day.ts"
import type { Clock, Work, WorkRow } from "../work/ports.ts"
import type { Address, Content, Message } from "./message.ts"

/** Stores the message unless one of this key exists; answers the stored one either way. `at`: not before this moment. */
export function postMessage<C extends Content>(
  { work, clock }: { work: Work; clock: Clock },
  key: string,
  to: Address,
  content: C,
  until: Day,
  at: number = clock.now(),
): Promise<{ inserted: boolean; row: WorkRow<Message<C>> }> {
  const body: Message<C> = { to, content, until, delivered: null, why: null }
  const row = { kind: "message" as const, key, state: "pending", body, dueAt: at, leaseUntil: null }
  return work.insertIfAbsent({ ...row, createdAt: clock.stamp() })
}
