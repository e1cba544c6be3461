// The plans' store on SharePoint lists: every write of ours passes here.
import type { Action } from "#domain/action/action.ts"
import { AppError } from "#domain/errors.ts"
import type { UpdateStore } from "#domain/update/ports.ts"
import type { GraphClient } from "./client.ts"
import { type Fields, isDeleted, type ListColumns, type Names, schemaVersion, writeFields } from "./columns/column.ts"
import { type ItemOf, type ListId, lists } from "./columns/lists.ts"
import { isChanged, isDuplicate, toAppError } from "./errors.ts"
import type { Site } from "./site.ts"

/** An item as the list returned it. */
export type ListItem = { id: string; etag: string; fields: Fields }

/** Told of every item written or read, so that a copy knows what its own app did; also when a write was not confirmed. */
export type Written = (list: ListId, item: ListItem) => void

export type PlanStore = UpdateStore & {
  /** Adds an item; its Key is unique, so adding it twice adds it once. */
  add<L extends ListId>(list: L, value: ItemOf<L>): Promise<"added" | "present">
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
  /** An action's item id where a copy of the list knows it; saves a search. */
  idOf(actionKey: string): string | undefined
}

export function createPlanStore({ client, site, names, written, idOf }: Parts): PlanStore {
  const items = `${site.list("actions")}/items`

  async function add<L extends ListId>(list: L, value: ItemOf<L>): Promise<"added" | "present"> {
    const columns = lists[list] as unknown as ListColumns<ItemOf<L> & object>
    const fields = { ...writeFields(columns, value, names), SchemaVersion: schemaVersion }
    try {
      written(list, toListItem(await client.api(`${site.list(list)}/items`).post({ fields })))
      return "added"
    } catch (error) {
      if (!isDuplicate(error)) throw toAppError(error, `add to ${list}`)
    }
    await readBack(list, value.key)
    return "present"
  }

  /** An earlier try may have stored it without our being told: whoever reads the copy must find it there too. */
  async function readBack(list: ListId, key: string) {
    const item = await findByKey(client, `${site.list(list)}/items`, key).catch(error => {
      throw toAppError(error, `read back from ${list}`)
    })
    if (!item) throw new AppError("conflict", `add to ${list}: refused as a duplicate, but there is none`)
    written(list, item)
  }

  async function find(key: string): Promise<ListItem | null> {
    const id = idOf(key)
    if (id === undefined) return findByKey(client, items, key)
    return toListItem(await client.api(`${items}/${id}`).expand("fields").get())
  }

  async function readAction(key: string) {
    try {
      const item = await find(key)
      if (item) written("actions", item)
      if (item && isDeleted(item.fields)) return null
      return item && { value: lists.actions.read(item.fields), etag: item.etag }
    } catch (error) {
      const translated = toAppError(error, `read action ${key}`)
      if (translated.code === "notFound") return null
      throw translated
    }
  }

  async function writeAction(key: string, change: Partial<Action>, etag: string): Promise<"written" | "changed"> {
    const changed = Object.keys(change) as (keyof Action)[]
    const fields = writeFields(lists.actions, change as Action, names, changed)
    try {
      const id = idOf(key) ?? (await findByKey(client, items, key))?.id
      if (id === undefined) return "changed"
      const stored: Fields = await client.api(`${items}/${id}/fields`).header("If-Match", etag).patch(fields)
      written("actions", { id, etag: String(stored["@odata.etag"] ?? ""), fields: stored })
      return "written"
    } catch (error) {
      if (isChanged(error)) return "changed"
      throw toAppError(error, `write action ${key}`)
    }
  }

  return { add, addUpdate: update => add("updates", update), readAction, writeAction }
}

async function findByKey(client: GraphClient, items: string, key: string): Promise<ListItem | null> {
  const filter = `fields/Key eq '${encodeURIComponent(key.replaceAll("'", "''"))}'`
  const page = await client.api(items).expand("fields").filter(filter).get()
  const found = (page.value as GraphItem[]).map(toListItem)
  // A filter has been known to answer items that do not fit, so the predicate is checked again.
  return found.find(item => item.fields.Key === key) ?? null
}
