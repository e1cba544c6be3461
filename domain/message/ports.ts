import type { Address, Content, Delivered } from "./message.ts"

/** What became of one attempt to send. `why` is a code of the message files, or of `reasons.ts`. */
export type Delivery =
  /** `why` is set when it went another way than usual. */
  | { kind: "sent"; delivered: Delivered | null; why?: string }
  /** Certainly not delivered, and trying again will not help. */
  | { kind: "failed"; why: string }
  /** Certainly not delivered; worth another try. */
  | { kind: "retry"; why: string; afterSeconds: number | null }
  /** It may have arrived. */
  | { kind: "unknown"; why: string }

export interface Messenger {
  /** `by`: real milliseconds by which nothing of it may be under way any more; "retry" when that is too soon. */
  send(to: Address, content: Content, by?: number): Promise<Delivery>
}

/** Teams' activity feed: reaches people who have blocked the bot, with a line and a link. */
export interface ActivityFeed {
  /** "unknown": it may have been told. */
  notify(personId: string, line: string): Promise<"told" | "not told" | "unknown">
}

/** How fast may be sent, over all instances of the app. */
export interface Pace {
  /**
   * Resolves true when one more request may go to this person or channel, false when that lies farther ahead than
   * `patienceMilliseconds`; then nothing is taken.
   */
  turn(whom: string, patienceMilliseconds: number): Promise<boolean>
}
