// Reads whole lists and what changed in them since: the only reads the replica makes.
import { AppError } from "#domain/errors.ts"
import type { GraphClient } from "./client.ts"
import { commonColumns, type Fields } from "./columns/column.ts"
import { type ListId, lists } from "./columns/lists.ts"
import { isGone, toAppError } from "./errors.ts"
import type { ListItem } from "./planStore.ts"
import type { Site } from "./site.ts"

/** What changed since a link was taken. `resync` means: read the whole list again. */
export type Changes =
  | { kind: "changes"; items: ListItem[]; deleted: string[]; link: string }
  | { kind: "resync"; why: string }

export interface ListReader {
  /** A link that tells of every change from now on. */
  latest(list: ListId): Promise<string>
  /** Every item of the list, page by page. */
  readAll(list: ListId): AsyncIterable<ListItem[]>
  /** Every item's id, for finding what went without a word. */
  readIds(list: ListId): Promise<Set<string>>
  changesSince(list: ListId, link: string): Promise<Changes>
}

/** Graph's largest page; a read of 100,000 items is then 20 requests instead of 500. */
const largestPage = 5000

type Page = { value: RawItem[]; "@odata.nextLink"?: string; "@odata.deltaLink"?: string }
type RawItem = {
  id: string
  eTag?: string
  "@odata.etag"?: string
  fields?: Fields
  deleted?: unknown
  error?: unknown
  contentType?: { name?: string }
}

export function createListReader(client: GraphClient, site: Site): ListReader {
  const get = async (path: string, operation: string): Promise<Page> => {
    try {
      return await client.api(path).get()
    } catch (error) {
      if (isGone(error)) throw error
      throw toAppError(error, operation)
    }
  }
  const expand = (list: ListId) => `$expand=fields($select=${selectedColumns(list)})`

  async function* pages(path: string, operation: string): AsyncGenerator<Page> {
    for (let next: string | undefined = path; next !== undefined; ) {
      const page: Page = await get(next, operation)
      yield page
      next = page["@odata.nextLink"]
    }
  }

  return {
    async latest(list) {
      const page = await get(`${site.list(list)}/items/delta?token=latest&${expand(list)}`, `latest of ${list}`)
      const link = page["@odata.deltaLink"]
      if (!link) throw new AppError("fault", `latest of ${list}: no delta link`)
      return link
    },
    async *readAll(list) {
      const path = `${site.list(list)}/items?$top=${largestPage}&$select=id&${expand(list)}`
      for await (const page of pages(path, `read ${list}`)) yield page.value.filter(isItem).map(toListItem)
    },
    async readIds(list) {
      const ids = new Set<string>()
      const path = `${site.list(list)}/items?$top=${largestPage}&$select=id`
      for await (const page of pages(path, `read ids of ${list}`)) for (const { id } of page.value) ids.add(id)
      return ids
    },
    async changesSince(list, link) {
      try {
        return await collect(pages(link, `changes of ${list}`), client, site.list(list))
      } catch (error) {
        if (isGone(error)) return { kind: "resync", why: "the link has expired" }
        if (error instanceof AppError && error.code === "invalid")
          return { kind: "resync", why: "the link is malformed" }
        throw error
      }
    },
  }
}

const selectedColumns = (list: ListId) =>
  [...new Set([...commonColumns, ...lists[list].columns].map(column => column.name))].join(",")

/** Folders and the list's own root come along in deltas. */
const isItem = (item: RawItem) => item.contentType?.name !== "Folder" && item.fields !== undefined

const toListItem = (item: RawItem): ListItem => ({
  id: item.id,
  etag: item["@odata.etag"] ?? item.eTag ?? "",
  fields: item.fields ?? {},
})

/** The last word on each item counts. A known defect of the service answers an error in place of a deleted item. */
async function collect(pages: AsyncIterable<Page>, client: GraphClient, listPath: string): Promise<Changes> {
  const items = new Map<string, ListItem>()
  const deleted = new Set<string>()
  let link: string | undefined
  for await (const page of pages) {
    for (const raw of page.value) {
      if (raw.error !== undefined || raw.id === undefined) return { kind: "resync", why: "a change could not be read" }
      items.delete(raw.id)
      deleted.delete(raw.id)
      if (raw.deleted !== undefined) deleted.add(raw.id)
      else if (isItem(raw)) items.set(raw.id, toListItem(raw))
      else if (raw.contentType?.name === "Item") items.set(raw.id, await readOne(client, listPath, raw.id))
    }
    link = page["@odata.deltaLink"]
  }
  if (link === undefined) return { kind: "resync", why: "the changes ended without a link" }
  return { kind: "changes", items: [...items.values()], deleted: [...deleted], link }
}

async function readOne(client: GraphClient, listPath: string, id: string): Promise<ListItem> {
  try {
    return toListItem(await client.api(`${listPath}/items/${id}`).expand("fields").get())
  } catch (error) {
    throw toAppError(error, `read changed item ${id}`)
  }
}
