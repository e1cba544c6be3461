// The replica on disk: what it held and where each list's changes were read to.
import { z } from "zod"
import type { ListId } from "../graph/columns/lists.ts"
import type { ListItem } from "../graph/planStore.ts"
import { readJson, writeJson } from "../wholeFile.ts"

/** Raised when items are kept in another form; older files are then read from the lists anew. */
const snapshotVersion = 2

const Item = z.object({ id: z.string(), etag: z.string(), fields: z.record(z.string(), z.unknown()) })
const Snapshot = z.object({
  version: z.literal(snapshotVersion),
  site: z.string(),
  readAt: z.string(),
  lists: z.record(z.string(), z.object({ link: z.string(), items: z.array(Item) })),
})
export type ListSnapshot = { link: string; items: ListItem[] }
export type Snapshot = { site: string; readAt: string; lists: Partial<Record<ListId, ListSnapshot>> }

/** Null when there is none, or none of this site and version: the lists are then read in full. */
export async function readSnapshot(file: string, site: string): Promise<Snapshot | null> {
  const found = Snapshot.safeParse(await readJson(file))
  return found.success && found.data.site === site ? found.data : null
}

export const writeSnapshot = (file: string, snapshot: Snapshot): Promise<void> =>
  writeJson(file, { version: snapshotVersion, ...snapshot })
