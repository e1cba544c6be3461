import type { Address, Content } from "#domain/message/message.ts"
import type { Delivery, Messenger } from "#domain/message/ports.ts"

export type CollectingMessenger = Messenger & {
  /** What arrived, in order. */
  readonly received: readonly { to: Address; content: Content }[]
}

/** Meets each message with the next of these ends; with none left it is delivered. */
export function collectingMessenger(ends: readonly Exclude<Delivery, { kind: "sent" }>[] = []): CollectingMessenger {
  const waiting = [...ends]
  const received: { to: Address; content: Content }[] = []
  return {
    received,
    async send(to, content) {
      const end = waiting.shift()
      if (end) return end
      received.push({ to, content })
      return { kind: "sent", delivered: { conversationId: "conversation", activityId: `activity-${received.length}` } }
    },
  }
}
