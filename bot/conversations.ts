// Where each person and channel can be reached: kept from what Teams tells, dropped when the app is removed.
import type { Clock, Work } from "#domain/work/ports.ts"

export type Conversation = {
  conversationId: string
  serviceUrl: string
  tenantId: string
  /** The person’s id in Teams, where it is known: what a card’s refresh names its readers by. */
  userId?: string
  /** The directory's id of the person whose chat it is. */
  personId?: string
}

export interface Conversations {
  find(whom: string): Promise<Conversation | null>
  keep(whom: string, conversation: Conversation): Promise<void>
  drop(whom: string): Promise<void>
}

export const personKey = (objectId: string) => `person/${objectId}`
export const channelKey = (channelId: string) => `channel/${channelId}`

export function createConversations({ work, clock }: { work: Work; clock: Clock }): Conversations {
  const find = (whom: string) => work.get<Conversation>("conversation", whom)
  return {
    find: async whom => (await find(whom))?.body ?? null,
    async keep(whom, conversation) {
      const row = { kind: "conversation" as const, key: whom, state: "known", body: conversation }
      const stored = await work.insertIfAbsent({ ...row, dueAt: null, leaseUntil: null, createdAt: clock.stamp() })
      if (stored.inserted || JSON.stringify(stored.row.body) === JSON.stringify(conversation)) return
      await work.compareAndSet(stored.row, { body: conversation })
    },
    drop: whom => work.remove("conversation", whom),
  }
}
