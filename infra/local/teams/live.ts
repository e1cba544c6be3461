import type { FeedLine } from "./feed.ts"
import type { Message } from "./store.ts"

export type LiveEvent =
  | { kind: "message"; message: Message }
  | { kind: "typing"; conversationId: string }
  | { kind: "feed"; line: FeedLine }
export type Live = ReturnType<typeof live>

/** Tells whoever listens what has just happened. */
export function live() {
  const listeners = new Set<(event: LiveEvent) => void>()
  return {
    tell: (event: LiveEvent) => {
      for (const listener of listeners) listener(event)
    },
    listen(listener: (event: LiveEvent) => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
