// What every handler is given, and what it answers.
import type { Person } from "#domain/people/post.ts"
import type { Frame } from "#domain/reminder/sendReminders.ts"
import type { RequestRow } from "#domain/request/requestRow.ts"
import type { Register } from "#domain/update/register.ts"
import type { TakeReplies } from "#domain/update/takeReply.ts"
import type { MessageId, Words } from "#domain/words/words.ts"
import type { Clock, Ids, Work } from "#domain/work/ports.ts"
import type { CardContext } from "../cards/cardContext.ts"
import type { Card } from "../cards/elements.ts"
import type { Conversation, Conversations } from "../conversations.ts"
import type { TeamsMessenger } from "../messenger.ts"
import type { Verb, VerbData } from "../verbs.ts"

export type BotPorts = {
  work: Work
  clock: Clock
  ids: Ids
  register(): Register
  /** Takes in what changed in the lists; the lists being away is no failure of it. */
  refresh(): Promise<void>
  frame(): Frame
  accepted(row: RequestRow): void
  takeReplies: TakeReplies
  messenger: TeamsMessenger
  conversations: Conversations
  words: Words
  context(): CardContext
  /** Work was added that need not wait for the next round. */
  nudge(): void
  log(event: string, detail: unknown): void
}

/** A card in the pressed one's place, or a sentence under it that leaves what is typed alone. */
export type Sentence = { kind: "sentence"; text: string }
export type Pressed = { kind: "card"; card: Card; summary: string } | Sentence

export type Press<V extends Verb> = (
  ports: BotPorts,
  press: { actor: Person; data: VerbData<V>; inputs: Readonly<Record<string, unknown>> },
) => Promise<Pressed>

export const sentence = (words: Words, id: MessageId, values: Record<string, string | number> = {}): Sentence => ({
  kind: "sentence",
  text: words.say(id, values),
})

/** Something written to the bot in a chat. */
export type Said = { actor: Person; conversation: Conversation; activityId: string; text: string }
