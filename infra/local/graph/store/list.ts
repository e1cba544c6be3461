import type { Column, FieldValue } from "../columns/column.ts"

/** Who made or changed something. */
export type Stamp =
  | { readonly kind: "app"; readonly id: string; readonly displayName: string }
  | { readonly kind: "person"; readonly id: string; readonly displayName: string; readonly email: string }

export type ListRecord = {
  readonly id: string
  readonly name: string
  readonly displayName: string
  readonly description: string
  readonly createdAt: string
  readonly modifiedAt: string
  readonly createdBy: Stamp
  readonly version: number
  readonly columns: readonly Column[]
}

export type Item = {
  readonly id: number
  readonly guid: string
  readonly version: number
  /** Where the latest change stands in the list's one order of changes. */
  readonly seq: number
  readonly createdAt: string
  readonly modifiedAt: string
  readonly createdBy: Stamp
  readonly modifiedBy: Stamp
  readonly authorLookupId: number
  readonly editorLookupId: number
  /** Only filled columns: an empty one has no entry. */
  readonly fields: Readonly<Record<string, FieldValue>>
}

export type Tombstone = { readonly id: number; readonly seq: number }

/** One list in memory. */
export type List = {
  record: ListRecord
  /** The record's columns by internal name. */
  columns: ReadonlyMap<string, Column>
  /** In order of id. */
  readonly items: Map<number, Item>
  readonly deleted: Map<number, Tombstone>
  /** Per unique column: folded value to the id of the item that holds it. */
  readonly unique: Map<string, Map<string, number>>
  /** Ids in order of change; an entry whose item has changed again since is stale. */
  changes: { readonly seq: number; readonly id: number }[]
  lastSeq: number
  lastId: number
}

export const byName = (columns: readonly Column[]): ReadonlyMap<string, Column> =>
  new Map(columns.map(column => [column.name, column]))

export const emptyList = (record: ListRecord): List => ({
  record,
  columns: byName(record.columns),
  items: new Map(),
  deleted: new Map(),
  unique: new Map(),
  changes: [],
  lastSeq: 0,
  lastId: 0,
})

export const etagOf = (item: Item) => `"${item.guid},${item.version}"`
