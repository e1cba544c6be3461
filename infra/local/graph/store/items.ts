import { randomUUID } from "node:crypto"
import type { FieldValue } from "../columns/column.ts"
import type { Changes } from "../columns/readFields.ts"
import { noteChange } from "./changes.ts"
import type { Item, List, Stamp } from "./list.ts"
import type { Store } from "./store.ts"
import { claim, clashes, duplicates, release } from "./unique.ts"

type Write = {
  readonly store: Store
  readonly list: List
  readonly by: Stamp
  readonly lookupId: number
  readonly at: string
  readonly duplicateStatus: 400 | 409
}

const filled = (fields: Changes): Record<string, FieldValue> => {
  const kept: Record<string, FieldValue> = {}
  for (const [name, value] of Object.entries(fields)) if (value !== null) kept[name] = value
  return kept
}

const keep = ({ store, list }: Write, item: Item): Item => {
  list.items.set(item.id, item)
  list.lastId = Math.max(list.lastId, item.id)
  claim(list, item.fields, item.id)
  noteChange(list, item.seq, item.id)
  store.disk.put({ kind: "item", owner: list.record.id, id: item.id, value: item })
  return item
}

// All of these run in one turn of the event loop, which is what makes If-Match and unique columns atomic.

export const addItem = (write: Write, changes: Changes): Item => {
  const { list, by, lookupId, at, duplicateStatus } = write
  const clashing = clashes(list, changes)
  if (clashing.length > 0) throw duplicates(clashing, duplicateStatus)
  return keep(write, {
    id: list.lastId + 1,
    guid: randomUUID(),
    version: 1,
    seq: list.lastSeq + 1,
    createdAt: at,
    modifiedAt: at,
    createdBy: by,
    modifiedBy: by,
    authorLookupId: lookupId,
    editorLookupId: lookupId,
    fields: filled(changes),
  })
}

export const changeItem = (write: Write, item: Item, changes: Changes): Item => {
  const { list, by, lookupId, at, duplicateStatus } = write
  const clashing = clashes(list, changes, item.id)
  if (clashing.length > 0) throw duplicates(clashing, duplicateStatus)
  release(list, item.fields)
  return keep(write, {
    ...item,
    version: item.version + 1,
    seq: list.lastSeq + 1,
    modifiedAt: at,
    modifiedBy: by,
    editorLookupId: lookupId,
    fields: filled({ ...item.fields, ...changes }),
  })
}

export const removeItem = (store: Store, list: List, item: Item) => {
  const key = { owner: list.record.id, id: item.id }
  const tombstone = { id: item.id, seq: list.lastSeq + 1 }
  release(list, item.fields)
  list.items.delete(item.id)
  list.deleted.set(item.id, tombstone)
  noteChange(list, tombstone.seq, item.id)
  store.disk.remove({ kind: "item", ...key })
  store.disk.put({ kind: "deleted", ...key, value: tombstone })
}
