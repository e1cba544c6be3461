import type { Column, FieldValue } from "../columns/column.ts"
import { isNote } from "../columns/column.ts"
import { invalidRequest, tooManyResources } from "../http/graphError.ts"
import type { Item, List } from "../store/list.ts"
import { fold } from "../store/unique.ts"
import { compare } from "./compare.ts"
import { type Comparison, type Filter, type Literal, readFilter } from "./readFilter.ts"

const viewThreshold = 5_000

const unsupported = () => invalidRequest("The provided filter statement is not supported")

const comparisons = (filter: Filter): readonly Comparison[] => {
  if (filter.kind === "comparison") return [filter]
  if (filter.kind === "or") throw unsupported()
  return filter.parts.flatMap(comparisons)
}

const columnOf = (path: string, list: List): Column => {
  const [, name] = /^fields\/(\w+)$/.exec(path) ?? []
  if (name === undefined) throw invalidRequest("Invalid filter clause")
  const column = list.columns.get(name === "id" ? "ID" : name.replace(/^(Author|Editor)LookupId$/, "$1"))
  if (!column) throw invalidRequest(`Field '${name}' is not recognized`)
  return column
}

const wanted = (column: Column, { operator, literal }: Comparison): FieldValue => {
  const mismatch = () => invalidRequest(`Invalid filter clause: the value does not suit field '${column.name}'`)
  const as = (kind: Literal["kind"]) => {
    if (literal.kind !== kind) throw mismatch()
    return literal.value
  }
  if (isNote(column)) throw unsupported()
  if (operator === "startswith" && !column.text && !column.choice) throw unsupported()
  if (column.text || column.choice) return as("text")
  // Dates are written bare; the quoted form was seen to be refused.
  if (column.dateTime) return as("instant")
  if (column.number || column.personOrGroup) return as("number")
  if (literal.kind === "boolean") return literal.value
  if (literal.kind === "number" && (literal.value === 0 || literal.value === 1)) return literal.value === 1
  throw mismatch()
}

const stored = (column: Column, item: Item): FieldValue | undefined => {
  switch (column.name) {
    case "ID":
      return item.id
    case "Created":
      return Date.parse(item.createdAt)
    case "Modified":
      return Date.parse(item.modifiedAt)
    case "Author":
      return item.authorLookupId
    case "Editor":
      return item.editorLookupId
    case "ContentType":
      return "Item"
    case "Attachments":
      return false
  }
  const value = item.fields[column.name]
  return column.dateTime && typeof value === "string" ? Date.parse(value) : value
}

const refuseCostly = (columns: readonly Column[], list: List, allowsUnindexed: boolean) => {
  const bare = columns.find(column => !column.indexed)
  const isLarge = list.items.size > viewThreshold
  if (bare && !allowsUnindexed) {
    throw invalidRequest(
      `Field '${bare.name}' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header to allow this, but be warned that such queries may fail on large lists.`,
    )
  }
  // "Only one indexed field at a time" is all the documentation promises of a large list.
  if (isLarge && (bare || new Set(columns).size > 1)) throw tooManyResources()
}

/** The items of the list that match `$filter`, in order of id. */
export const filterItems = (list: List, source: string | null, allowsUnindexed: boolean): Iterable<Item> => {
  if (source === null) return list.items.values()
  const clauses = comparisons(readFilter(source)).map(comparison => {
    const column = columnOf(comparison.path, list)
    return { column, operator: comparison.operator, value: wanted(column, comparison) }
  })
  refuseCostly(
    clauses.map(({ column }) => column),
    list,
    allowsUnindexed,
  )
  const direct = clauses.find(
    ({ column, operator }) => operator === "eq" && list.unique.has(column.name) && !column.dateTime,
  )
  const candidates = direct ? held(list, direct.column, direct.value) : [...list.items.values()]
  return candidates.filter(item =>
    clauses.every(({ column, operator, value }) => compare(stored(column, item), operator, value)),
  )
}

const held = (list: List, column: Column, value: FieldValue): Item[] => {
  const id = list.unique.get(column.name)?.get(fold(value))
  const item = id === undefined ? undefined : list.items.get(id)
  return item ? [item] : []
}
