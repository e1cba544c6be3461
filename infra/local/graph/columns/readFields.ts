import { invalidRequest } from "../http/graphError.ts"
import { isRecord } from "../http/readBody.ts"
import { computedNames } from "./builtIn.ts"
import type { Column, FieldValue } from "./column.ts"
import { readValue } from "./readValue.ts"

/** What a write asks for: a value to store, or null to empty the column. */
export type Changes = Readonly<Record<string, FieldValue | null>>

const writableColumn = (name: string, columns: ReadonlyMap<string, Column>): Column => {
  const column = columns.get(name)
  if (column?.readOnly || computedNames.includes(name)) throw invalidRequest(`Field '${name}' is read-only`)
  if (!column) throw invalidRequest(`Field '${name}' is not recognized`)
  return column
}

/** Checks written fields against the list's columns; any fault refuses the whole write. */
export const readFields = (fields: unknown, columns: ReadonlyMap<string, Column>): Changes => {
  if (!isRecord(fields)) throw invalidRequest("Invalid request: 'fields' is missing")
  const changes: Record<string, FieldValue | null> = {}
  for (const [name, value] of Object.entries(fields)) {
    if (name.startsWith("@odata.")) continue
    // An annotation belongs to multi-valued columns only, and there are none here.
    if (name.includes("@")) throw invalidRequest("Invalid request")
    changes[name] = readValue(writableColumn(name, columns), value)
  }
  return changes
}
