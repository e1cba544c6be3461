// The site's ids on disk beside the replica: with both, the app opens while Graph is down.
import { z } from "zod"
import { AppError } from "#domain/errors.ts"
import type { GraphClient } from "./client.ts"
import { findIds, type Site, type SiteAddress, SiteIds, siteOf } from "./site.ts"

const Kept = z.object({ host: z.string(), path: z.string(), ids: SiteIds })

/** As found now; as found last when Graph does not answer. Throws when it says that there is no such site. */
export async function openKeptSite(client: GraphClient, address: SiteAddress, file: string): Promise<Site> {
  try {
    const ids = await findIds(client, address)
    await writeFile(file, JSON.stringify({ ...address, ids }))
    return siteOf(ids)
  } catch (error) {
    const isAway = error instanceof AppError && (error.code === "busy" || error.code === "unavailable")
    const kept = isAway ? await readKept(file, address) : null
    if (!kept) throw error
    return siteOf(kept)
  }
}

async function readKept(file: string, { host, path }: SiteAddress): Promise<SiteIds | null> {
  try {
    const found = Kept.safeParse(JSON.parse(await readFile(file, "utf8")))
    return found.success && found.data.host === host && found.data.path === path ? found.data.ids : null
  } catch {
    // Missing, or cut short by a crash.
    return null
  }
}
