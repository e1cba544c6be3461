// A message on its way to a person or a channel. The row is stored before anything is sent.
import { z } from "zod"
import type { Day, Instant } from "../day/day.ts"
import { Person } from "../people/post.ts"

export const Address = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("person"), person: Person }),
  z.object({ kind: z.literal("channel"), channelId: z.string() }),
  z.object({ kind: z.literal("nobody") }),
])
export type Address = z.infer<typeof Address>

/** What is sent, as data; each kind of content has its own schema beside its rule and its own card in the bot. */
export type Content = { type: string }

/** Where a message was delivered; what an update of it needs. */
export const Delivered = z.object({ conversationId: z.string(), activityId: z.string() })
export type Delivered = z.infer<typeof Delivered>

/**
 * pending → sending (written just before the POST) → sent | failed | unknown; or skipped.
 * A row left in `sending` by a crash becomes unknown: Teams cannot be asked whether it arrived, so it is not repeated.
 */
export const messageStates = ["pending", "sending", "sent", "failed", "unknown", "skipped"] as const
export type MessageState = (typeof messageStates)[number]

/** A message row's body. `why` says in plain words what stopped it. */
export type Message<C extends Content = Content> = {
  to: Address
  content: C
  /** The last day on which it is worth sending; after that it is skipped. */
  until: Day
  delivered: Delivered | null
  /** When Teams took it. */
  sentAt?: Instant
  /** Once it was refused for now: from when on it should have gone, in real milliseconds. */
  since?: number
  /** Of a card: since when a form that was answered before is open on it again, in real milliseconds. */
  changingSince?: number
  why: string | null
}
