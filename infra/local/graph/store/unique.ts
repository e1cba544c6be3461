import type { FieldValue } from "../columns/column.ts"
import { GraphError } from "../http/graphError.ts"
import type { List } from "./list.ts"

/** SharePoint compares text without regard to case. */
export const fold = (value: FieldValue): string => String(value).toLowerCase()

export const duplicates = (columns: readonly string[], status: 400 | 409) =>
  new GraphError({
    status,
    code: status === 400 ? "invalidRequest" : "nameAlreadyExists",
    message: `The list item could not be added or updated because duplicate values were found in the following field(s) in the list: [${columns.join(", ")}].`,
  })

type Fields = Readonly<Record<string, FieldValue | null>>

/** Names of the unique columns in which another item already holds the value. */
export const clashes = (list: List, fields: Fields, ownId?: number): string[] =>
  [...list.unique].flatMap(([name, holders]) => {
    const value = fields[name]
    if (value === undefined || value === null) return []
    const holder = holders.get(fold(value))
    return holder === undefined || holder === ownId ? [] : [name]
  })

export const release = (list: List, fields: Fields) => {
  for (const [name, holders] of list.unique) {
    const value = fields[name]
    if (value !== undefined && value !== null) holders.delete(fold(value))
  }
}

export const claim = (list: List, fields: Fields, id: number) => {
  for (const [name, holders] of list.unique) {
    const value = fields[name]
    if (value !== undefined && value !== null) holders.set(fold(value), id)
  }
}

/** Makes the holders of every unique column anew from the items. */
export const rebuildUnique = (list: List) => {
  list.unique.clear()
  for (const column of list.record.columns) if (column.enforceUniqueValues) list.unique.set(column.name, new Map())
  for (const item of list.items.values()) claim(list, item.fields, item.id)
}
