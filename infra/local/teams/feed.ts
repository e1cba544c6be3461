// People's activity feeds: one line for everything that an app has told Teams through Graph.
import type { World } from "./world.ts"

/** What is told of a person: the line's own words, those under them, and where it leads. */
export type Told = { personId: string; text: string; previewText: string; webUrl?: string }
export type FeedLine = Told & { id: string; at: string; day: string }

export function notify({ settings, store, live }: World, { personId, text, previewText, webUrl }: Told): FeedLine {
  if (!settings.people.some(({ id }) => id === personId)) throw new Error(`Small Teams knows no person ${personId}`)
  const at = new Date().toISOString()
  const told = { personId, text, previewText, ...(webUrl !== undefined && { webUrl }) }
  const line = { ...told, id: store.nextId(), at, day: settings.today() }
  store.addFeedLine(line)
  live.tell({ kind: "feed", line })
  return line
}
