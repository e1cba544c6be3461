// Takes one claimed message to its end: sends it once, and writes down what became of it. What certainly did not arrive
// is tried again for as long as its day lasts.
import type { Clock, Work, WorkRow } from "../work/ports.ts"
import type { Message, MessageState } from "./message.ts"
import type { Delivery, Messenger } from "./ports.ts"

export type DeliverPorts = { work: Work; messenger: Messenger; clock: Clock }

/** `row` must be leased by the caller. Answers the state the message reached. */
export async function deliver(ports: DeliverPorts, row: WorkRow<Message>): Promise<MessageState> {
  if (row.state === "sending") return finish(ports, row, "unknown", "the app stopped while it was being sent")
  if (ports.clock.today() > row.body.until) return finish(ports, row, "skipped", "its day has passed")
  const sending = await ports.work.compareAndSet(row, { state: "sending", attempts: row.attempts + 1 })
  if (!sending) return row.state as MessageState
  return settle(ports, sending, await ports.messenger.send(row.body.to, row.body.content))
}

async function settle(ports: DeliverPorts, row: WorkRow<Message>, delivery: Delivery): Promise<MessageState> {
  if (delivery.kind === "sent") {
    const body = { ...row.body, delivered: delivery.delivered, why: null }
    await ports.work.compareAndSet(row, { state: "sent", body, dueAt: null, leaseUntil: null })
    return "sent"
  }
  if (delivery.kind !== "retry") return finish(ports, row, delivery.kind, delivery.why)
  const dueAt = ports.clock.now() + 1000 * (delivery.afterSeconds ?? backoffSeconds(row.attempts))
  const body = { ...row.body, why: delivery.why }
  await ports.work.compareAndSet(row, { state: "pending", body, dueAt, leaseUntil: null })
  return "pending"
}

async function finish(
  ports: DeliverPorts,
  row: WorkRow<Message>,
  state: "failed" | "unknown" | "skipped",
  why: string,
) {
  await ports.work.compareAndSet(row, { state, body: { ...row.body, why }, dueAt: null, leaseUntil: null })
  return state
}

/** 1, 2, 4 … seconds, at most five minutes. */
export const backoffSeconds = (attempts: number): number => Math.min(2 ** Math.max(0, attempts - 1), 300)
