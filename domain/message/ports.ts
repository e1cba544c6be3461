import type { Address, Content, Delivered } from "./message.ts"

/** What became of one attempt to send. */
export type Delivery =
  | { kind: "sent"; delivered: Delivered }
  /** Certainly not delivered, and trying again will not help. */
  | { kind: "failed"; why: string }
  /** Certainly not delivered; worth another try. */
  | { kind: "retry"; why: string; afterSeconds: number | null }
  /** It may have arrived. */
  | { kind: "unknown"; why: string }

export interface Messenger {
  send(to: Address, content: Content): Promise<Delivery>
}
