// Takes one claimed message to its end: sends it once, and writes down what became of it. What certainly did not arrive
// is tried again for as long as its day lasts.
import { AppError } from "../errors.ts"
import type { Clock, Work, WorkRow } from "../work/ports.ts"
import type { Address, Content, Message, MessageState } from "./message.ts"
import type { Delivery, Messenger, Pace } from "./ports.ts"
import { concernsAll } from "./reasons.ts"

export type DeliverPorts = {
  work: Work
  messenger: Messenger
  clock: Clock
  pace: Pace
  /** What is left of it to say now, a moment before it goes; null for nothing. */
  revise(content: Content): Content | null
  /** Longest that one attempt may take. */
  sendMilliseconds: number
  leaseMilliseconds: number
  /** Resolves after so many milliseconds. */
  wait(milliseconds: number): Promise<unknown>
  /** 0 up to 1: waits are not all the same, so that those who were refused together do not come back together. */
  jitter(): number
}

/** `row` must be leased by the caller. Answers the state the message reached. */
export async function deliver(ports: DeliverPorts, row: WorkRow<Message>): Promise<MessageState> {
  const { clock } = ports
  if (row.state === "sending") return finish(ports, row, "unknown", "the app stopped while it was being sent")
  // What kept it from going until then says more than that.
  if (clock.today() > row.body.until) return finish(ports, row, "skipped", row.body.why ?? "its day has passed")
  const content = ports.revise(row.body.content)
  if (content === null) return finish(ports, row, "skipped", "everything on it was answered or paused before it went")
  if (!(await ports.pace.turn(whomOf(row.body.to), ports.leaseMilliseconds / 2))) return giveBack(ports, row)
  const begun = clock.now()
  const leaseUntil = begun + ports.leaseMilliseconds
  const body = { ...row.body, content }
  const change = { state: "sending", body, attempts: row.attempts + 1, leaseUntil }
  const sending = await begin(ports, row, change)
  if (!sending) return row.state as MessageState
  // Another instance takes the row over when the lease ends: what is posted must have ended by then.
  if (clock.now() + ports.sendMilliseconds > leaseUntil) return giveBack(ports, sending)
  return settle(ports, sending, await ports.messenger.send(row.body.to, content, leaseUntil))
}

/** Without an answer of the store it may stand there all the same: nothing was posted, so it need not end as unknown. */
async function begin({ work }: DeliverPorts, row: WorkRow<Message>, change: Begun): Promise<WorkRow<Message> | null> {
  try {
    return await work.compareAndSet<Message>(row, change)
  } catch (error) {
    if (!isPassing(error)) throw error
    const found = await work.get<Message>("message", row.key)
    return found?.state === change.state && found.leaseUntil === change.leaseUntil ? found : null
  }
}

type Begun = { state: string; body: Message; attempts: number; leaseUntil: number }

export const whomOf = (to: Address): string => {
  if (to.kind === "person") return `person/${to.person.id}`
  return to.kind === "channel" ? `channel/${to.channelId}` : "nobody"
}

async function giveBack(ports: DeliverPorts, row: WorkRow<Message>): Promise<MessageState> {
  await ports.work.compareAndSet(row, { state: "pending", dueAt: ports.clock.now(), leaseUntil: null })
  return "pending"
}

async function settle(ports: DeliverPorts, row: WorkRow<Message>, delivery: Delivery): Promise<MessageState> {
  if (delivery.kind === "sent") {
    const body = { ...row.body, delivered: delivery.delivered, why: delivery.why ?? null, sentAt: ports.clock.stamp() }
    await write(ports, row, { state: "sent", body, dueAt: null, leaseUntil: null })
    return "sent"
  }
  if (delivery.kind !== "retry") return finish(ports, row, delivery.kind, delivery.why)
  // That nobody could be written to is no attempt of this message's own.
  const isOwn = !concernsAll(delivery.why)
  const own = delivery.afterSeconds ?? jittered(backoffSeconds(row.attempts), ports.jitter())
  const dueAt = Math.round(ports.clock.now() + 1000 * (isOwn ? own : secondsForAll))
  const body = { ...row.body, why: delivery.why, since: row.body.since ?? row.dueAt ?? ports.clock.now() }
  const attempts = isOwn ? row.attempts : row.attempts - 1
  await write(ports, row, { state: "pending", body, attempts, dueAt, leaseUntil: null })
  return "pending"
}

const tries = 4

/** What became of a message is known here alone: a store that is busy is asked again while the row is ours. */
async function write(ports: DeliverPorts, row: WorkRow<Message>, change: Parameters<Work["compareAndSet"]>[1]) {
  for (let tried = 1; ; tried++) {
    try {
      return await ports.work.compareAndSet(row, change)
    } catch (error) {
      if (!isPassing(error)) throw error
      const pause = 1000 * (error.retryAfterSeconds ?? tried)
      if (tried === tries || ports.clock.now() + pause >= (row.leaseUntil ?? 0)) throw error
      await ports.wait(pause)
    }
  }
}

const isPassing = (error: unknown): error is AppError =>
  error instanceof AppError && (error.code === "busy" || error.code === "unavailable")

/** Somebody in IT has to mend it first. */
const secondsForAll = 15 * 60

async function finish(
  ports: DeliverPorts,
  row: WorkRow<Message>,
  state: "failed" | "unknown" | "skipped",
  why: string,
) {
  await write(ports, row, { state, body: { ...row.body, why }, dueAt: null, leaseUntil: null })
  return state
}

/** 1, 2, 4 … seconds, at most five minutes. */
export const backoffSeconds = (attempts: number): number => Math.min(2 ** Math.max(0, attempts - 1), 300)

/** Between half of a wait and the whole of it. */
export const jittered = (seconds: number, chance: number): number => seconds * (0.5 + chance / 2)
