// The replica on disk: what it held and where each list's changes were read to.
import { mkdir, readFile, rename, writeFile } from "node:fs/promises"
import { dirname } from "node:path"
import { z } from "zod"
import type { ListId } from "../graph/columns/lists.ts"
import type { ListItem } from "../graph/planStore.ts"

/** Raised when items are kept in another form; older files are then read from the lists anew. */
const snapshotVersion = 1

const Item = z.object({ id: z.string(), etag: z.string(), fields: z.record(z.string(), z.unknown()) })
const Snapshot = z.object({
  version: z.literal(snapshotVersion),
  site: z.string(),
  readAt: z.string(),
  lists: z.record(z.string(), z.object({ link: z.string(), items: z.array(Item) })),
})
export type ListSnapshot = { link: string; items: ListItem[] }
export type Snapshot = { site: string; readAt: string; lists: Partial<Record<ListId, ListSnapshot>> }

/** Null when there is none, or none of this site and version. */
export async function readSnapshot(file: string, site: string): Promise<Snapshot | null> {
  try {
    const found = Snapshot.safeParse(JSON.parse(await readFile(file, "utf8")))
    return found.success && found.data.site === site ? found.data : null
  } catch {
    // Missing, or cut short by a crash: the lists are read in full instead.
    return null
  }
}

/** Written beside and renamed, so that a crash leaves the old one whole. */
export async function writeSnapshot(file: string, snapshot: Snapshot): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(`${file}.new`, JSON.stringify({ version: snapshotVersion, ...snapshot }))
  await rename(`${file}.new`, file)
}
