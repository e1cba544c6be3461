// The plans' store on SharePoint lists: every write of ours passes here.
import { AppError } from "#domain/errors.ts"
import type { RequestStore } from "#domain/request/ports.ts"
import type { Stored } from "#domain/update/ports.ts"
import type { GraphClient } from "./client.ts"
import { type Fields, isDeleted, type ListColumns, type Names, schemaVersion, writeFields } from "./columns/column.ts"
import { type ItemOf, type ListId, lists } from "./columns/lists.ts"
import { isChanged, isDuplicate, toAppError } from "./errors.ts"
import type { Site } from "./site.ts"

/** An item as the list returned it. */
export type ListItem = { id: string; etag: string; fields: Fields }

/** Told of every item written or read, so that a copy knows what its own app did; also when a write was not confirmed. */
export type Written = (list: ListId, item: ListItem) => void

export type PlanStore = RequestStore & {
  /** Adds an item; its Key is unique, so adding it twice adds it once. */
  add<L extends ListId>(list: L, value: ItemOf<L>): Promise<"added" | "present">
  /** From the list itself; null when there is none. */
  read<L extends ListId>(list: L, key: string): Promise<Stored<ItemOf<L>> | null>
  /** Writes the columns of what changed, while the item still carries the etag. */
  write<L extends ListId>(
    list: L,
    key: string,
    change: Partial<ItemOf<L>>,
    etag: string,
  ): Promise<"written" | "changed">
}

type GraphItem = { id: string; eTag?: string; "@odata.etag"?: string; fields: Fields }

const toListItem = (item: GraphItem): ListItem => ({
  id: item.id,
  etag: item["@odata.etag"] ?? item.eTag ?? "",
  fields: item.fields,
})

type Parts = {
  client: GraphClient
  site: Site
  names: Names
  written: Written
  /** An item's id where a copy of the list knows it; saves a search. */
  idOf(list: ListId, key: string): string | undefined
}

export function createPlanStore({ client, site, names, written, idOf }: Parts): PlanStore {
  const itemsOf = (list: ListId) => `${site.list(list)}/items`
  const columnsOf = <L extends ListId>(list: L) => lists[list] as unknown as ListColumns<ItemOf<L> & object>

  async function add<L extends ListId>(list: L, value: ItemOf<L>): Promise<"added" | "present"> {
    const fields = { ...writeFields(columnsOf(list), value, names), SchemaVersion: schemaVersion }
    try {
      written(list, toListItem(await client.api(itemsOf(list)).post({ fields })))
      return "added"
    } catch (error) {
      if (!isDuplicate(error)) throw toAppError(error, `add to ${list}`)
    }
    await readBack(list, value.key)
    return "present"
  }

  /** An earlier try may have stored it without our being told: whoever reads the copy must find it there too. */
  async function readBack(list: ListId, key: string) {
    const item = await findByKey(client, itemsOf(list), key).catch(error => {
      throw toAppError(error, `read back from ${list}`)
    })
    if (!item) throw new AppError("conflict", `add to ${list}: refused as a duplicate, but there is none`)
    written(list, item)
  }

  async function find(list: ListId, key: string): Promise<ListItem | null> {
    const id = idOf(list, key)
    if (id === undefined) return findByKey(client, itemsOf(list), key)
    return toListItem(
      await client
        .api(`${itemsOf(list)}/${id}`)
        .expand("fields")
        .get(),
    )
  }

  async function read<L extends ListId>(list: L, key: string): Promise<Stored<ItemOf<L>> | null> {
    try {
      const item = await find(list, key)
      if (item) written(list, item)
      if (item && isDeleted(item.fields)) return null
      return item && { value: columnsOf(list).read(item.fields), etag: item.etag }
    } catch (error) {
      const translated = toAppError(error, `read ${key} of ${list}`)
      if (translated.code === "notFound") return null
      throw translated
    }
  }

  async function write<L extends ListId>(
    list: L,
    key: string,
    change: Partial<ItemOf<L>>,
    etag: string,
  ): Promise<"written" | "changed"> {
    const columns = columnsOf(list)
    const changed = Object.keys(change) as (keyof ItemOf<L>)[]
    const fields = writeFields(columns, change as ItemOf<L> & object, names, changed)
    try {
      const id = idOf(list, key) ?? (await findByKey(client, itemsOf(list), key))?.id
      if (id === undefined) return "changed"
      const stored: Fields = await client
        .api(`${itemsOf(list)}/${id}/fields`)
        .header("If-Match", etag)
        .patch(fields)
      written(list, { id, etag: String(stored["@odata.etag"] ?? ""), fields: stored })
      return "written"
    } catch (error) {
      if (isChanged(error)) return "changed"
      throw toAppError(error, `write ${key} of ${list}`)
    }
  }

  return {
    add,
    read,
    write,
    addUpdate: update => add("updates", update),
    readAction: key => read("actions", key),
    writeAction: (key, change, etag) => write("actions", key, change, etag),
    addRequest: request => add("requests", request),
    readRequest: key => read("requests", key),
    writeRequest: (key, change, etag) => write("requests", key, change, etag),
  }
}

async function findByKey(client: GraphClient, items: string, key: string): Promise<ListItem | null> {
  const filter = `fields/Key eq '${encodeURIComponent(key.replaceAll("'", "''"))}'`
  const page = await client.api(items).expand("fields").filter(filter).get()
  const found = (page.value as GraphItem[]).map(toListItem)
  // A filter has been known to answer items that do not fit, so the predicate is checked again.
  return found.find(item => item.fields.Key === key) ?? null
}
