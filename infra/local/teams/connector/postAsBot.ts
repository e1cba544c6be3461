import type { Conversation } from "../identity.ts"
import type { Activity, World } from "../world.ts"

/** Puts what the bot sends into a conversation and gives its id; typing is shown and not kept. */
export function postAsBot({ settings, store, live }: World, conversation: Conversation, activity: Activity): string {
  const id = store.nextId()
  if (activity.type === "typing") {
    live.tell({ kind: "typing", conversationId: conversation.id })
    return id
  }
  const message = store.addMessage({
    id,
    conversationId: conversation.id,
    rootId: conversation.kind === "channel" ? conversation.rootId : null,
    from: "bot",
    at: new Date().toISOString(),
    day: settings.today(),
    activity: { ...activity, id },
  })
  live.tell({ kind: "message", message })
  return id
}
