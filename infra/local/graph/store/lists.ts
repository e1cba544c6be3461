import type { Column } from "../columns/column.ts"
import { byName, emptyList, type List, type ListRecord } from "./list.ts"
import type { Store } from "./store.ts"
import { rebuildUnique } from "./unique.ts"

const save = (store: Store, list: List) =>
  store.disk.put({ kind: "list", owner: list.record.id, id: 0, value: list.record })

export const addList = (store: Store, record: ListRecord): List => {
  const list = emptyList(record)
  rebuildUnique(list)
  store.lists.set(record.id, list)
  save(store, list)
  return list
}

export const setColumns = (store: Store, list: List, columns: readonly Column[], at: string) => {
  list.record = { ...list.record, columns, version: list.record.version + 1, modifiedAt: at }
  list.columns = byName(columns)
  rebuildUnique(list)
  save(store, list)
}

/** Takes the column and what the items hold in it; the items do not count as changed. */
export const dropColumn = (store: Store, list: List, dropped: Column, at: string) => {
  for (const item of [...list.items.values()]) {
    if (!(dropped.name in item.fields)) continue
    const fields = Object.fromEntries(Object.entries(item.fields).filter(([name]) => name !== dropped.name))
    const value = { ...item, fields }
    list.items.set(item.id, value)
    store.disk.put({ kind: "item", owner: list.record.id, id: item.id, value })
  }
  const columns = list.record.columns.filter(({ id }) => id !== dropped.id)
  setColumns(store, list, columns, at)
}
