// One list in memory: its items by id, and what they are to the domain by key.
import { isDeleted } from "../graph/columns/column.ts"
import type { ListItem } from "../graph/planStore.ts"

export type Unreadable = { id: string; why: string }

export type Copy<T extends { key: string }> = {
  put(item: ListItem): void
  remove(id: string): void
  /** Empties the copy; the maps stay the same objects. */
  clear(): void
  idOf(key: string): string | undefined
  etagOf(key: string): string | null
  byKey: ReadonlyMap<string, T>
  /** Items that are there but cannot be understood; a person must mend them in SharePoint. */
  unreadable: ReadonlyMap<string, Unreadable>
  /** Rises with every change. */
  version(): number
  items(): IterableIterator<ListItem>
  ids(): IterableIterator<string>
}

/** `changed` hears of each value that came or went. */
export function createCopy<T extends { key: string }>(
  read: (fields: ListItem["fields"]) => T,
  changed: (value: T, isThere: boolean) => void = () => {},
): Copy<T> {
  const items = new Map<string, ListItem>()
  const keyById = new Map<string, string>()
  const idByKey = new Map<string, string>()
  const byKey = new Map<string, T>()
  const unreadable = new Map<string, Unreadable>()
  let version = 0

  function remove(id: string) {
    version++
    items.delete(id)
    unreadable.delete(id)
    const key = keyById.get(id)
    const value = key === undefined ? undefined : byKey.get(key)
    if (key === undefined || value === undefined) return
    keyById.delete(id)
    idByKey.delete(key)
    byKey.delete(key)
    changed(value, false)
  }

  function put(item: ListItem) {
    if (versionOf(item) < versionOf(items.get(item.id))) return
    remove(item.id)
    items.set(item.id, item)
    if (isDeleted(item.fields)) return
    try {
      const value = read(item.fields)
      keyById.set(item.id, value.key)
      idByKey.set(value.key, item.id)
      byKey.set(value.key, value)
      changed(value, true)
    } catch (error) {
      unreadable.set(item.id, { id: item.id, why: error instanceof Error ? error.message : String(error) })
    }
  }

  return {
    put,
    remove,
    clear() {
      for (const id of [...items.keys()]) remove(id)
    },
    idOf: key => idByKey.get(key),
    etagOf: key => items.get(idByKey.get(key) ?? "")?.etag ?? null,
    byKey,
    unreadable,
    version: () => version,
    items: () => items.values(),
    ids: () => items.keys(),
  }
}

/** The number at the end of an ETag rises with every write: an answer on its way for long must not undo a later one. */
const versionOf = (item: ListItem | undefined): number => Number(item?.etag.match(/,(\d+)"?$/)?.[1] ?? 0)
