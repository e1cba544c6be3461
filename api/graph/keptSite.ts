// The site's ids, kept on disk: with SharePoint down at the start, the app still opens and keeps what owners answer.
import { z } from "zod"
import { AppError } from "#domain/errors.ts"
import { readJson, writeJson } from "../wholeFile.ts"
import type { GraphClient } from "./client.ts"
import { type ListId, listIds } from "./columns/lists.ts"
import { openSite, type Site, type SiteAddress } from "./site.ts"

const Kept = z.object({ host: z.string(), path: z.string(), site: z.string(), lists: z.record(z.string(), z.string()) })

/** Asks Graph; where it does not answer, takes what an earlier start was told. Throws when there is neither. */
export async function openKeptSite(client: GraphClient, address: SiteAddress, file: string): Promise<Site> {
  try {
    const site = await openSite(client, address)
    const lists = Object.fromEntries(listIds.map(id => [id, site.list(id)]))
    await writeJson(file, { ...address, site: site.path, lists })
    return site
  } catch (error) {
    const isDown = error instanceof AppError && (error.code === "unavailable" || error.code === "busy")
    const kept = isDown ? await readKept(file, address) : null
    if (!kept) throw error
    return kept
  }
}

async function readKept(file: string, { host, path }: SiteAddress): Promise<Site | null> {
  const kept = Kept.safeParse(await readJson(file)).data
  if (!kept || kept.host !== host || kept.path !== path) return null
  return { path: kept.site, list: (id: ListId) => kept.lists[id] ?? "" }
}
