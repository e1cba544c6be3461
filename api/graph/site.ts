// Where the lists are: the site's id and each list's, found once by name.
import { AppError } from "#domain/errors.ts"
import type { GraphClient } from "./client.ts"
import { type ListId, listIds, lists } from "./columns/lists.ts"
import { toAppError } from "./errors.ts"

/** The site of the register, e.g. host "council.sharepoint.com" and path "/sites/plans". */
export type SiteAddress = { host: string; path: string }

/** Graph paths of the site and its lists. */
export type Site = { path: string; list(id: ListId): string }

export async function findSite(client: GraphClient, { host, path }: SiteAddress): Promise<string> {
  try {
    const site = await client.api(`/sites/${host}:${path}`).select("id").get()
    return `/sites/${site.id}`
  } catch (error) {
    throw toAppError(error, `find site ${host}${path}`)
  }
}

export async function openSite(client: GraphClient, address: SiteAddress): Promise<Site> {
  const path = await findSite(client, address)
  const ids = await findLists(client, path)
  const missing = listIds.filter(id => !ids.has(lists[id].name))
  if (missing.length > 0)
    throw new AppError(
      "notFound",
      `the site has no list ${missing.map(id => lists[id].name).join(", ")}: run provision`,
    )
  return { path, list: id => `${path}/lists/${ids.get(lists[id].name)}` }
}

/** List ids by display name. */
export async function findLists(client: GraphClient, sitePath: string): Promise<Map<string, string>> {
  try {
    const ids = new Map<string, string>()
    let page = await client.api(`${sitePath}/lists`).select("id,displayName").get()
    for (;;) {
      for (const list of page.value) ids.set(list.displayName, list.id)
      if (!page["@odata.nextLink"]) return ids
      page = await client.api(page["@odata.nextLink"]).get()
    }
  } catch (error) {
    throw toAppError(error, "find lists")
  }
}
