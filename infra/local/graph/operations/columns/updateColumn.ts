import { z } from "zod"
import type { Column } from "../../columns/column.ts"
import { checkIndex } from "../../columns/readColumn.ts"
import { wholeSeconds } from "../../columns/readValue.ts"
import type { Operation } from "../../http/call.ts"
import { invalidRequest, notImplemented } from "../../http/graphError.ts"
import { isRecord } from "../../http/readBody.ts"
import { listContext } from "../../shapes/links.ts"
import { setColumns } from "../../store/lists.ts"
import { findList } from "../find.ts"
import { refuseLateIndex } from "./createColumn.ts"
import { findColumn } from "./findColumn.ts"

const ColumnChange = z.strictObject({
  displayName: z.string().min(1).optional(),
  description: z.string().optional(),
  indexed: z.boolean().optional(),
  choice: z.looseObject({ choices: z.array(z.string().min(1)).min(1) }).optional(),
})

const readChange = (body: unknown) => {
  if (!isRecord(body)) throw invalidRequest("Invalid request: a column definition is needed")
  const other = Object.keys(body).find(name => !(name in ColumnChange.shape))
  if (other !== undefined) throw notImplemented(`changing '${other}' of a column`)
  const { data, error } = ColumnChange.safeParse(body)
  if (error) throw invalidRequest(`Invalid request: ${z.prettifyError(error)}`)
  return data
}

const changed = (column: Column, { choice, ...change }: ReturnType<typeof readChange>): Column => {
  if (choice && !column.choice) throw invalidRequest(`Column '${column.name}' is not a choice`)
  return {
    ...column,
    displayName: change.displayName ?? column.displayName,
    description: change.description ?? column.description,
    indexed: change.indexed ?? column.indexed,
    choice: column.choice && { ...column.choice, choices: choice?.choices ?? column.choice.choices },
  }
}

export const updateColumn: Operation = call => {
  const list = findList(call)
  const before = findColumn(call, list)
  const column = changed(before, readChange(call.body))
  checkIndex(column, list.record.columns)
  if (column.indexed && !before.indexed) refuseLateIndex(list)
  const columns = list.record.columns.map(one => (one.id === column.id ? column : one))
  setColumns(call.store, list, columns, wholeSeconds(call.now()))
  const context = `${listContext(call.siteId, list.record.id)}/columns/$entity`
  return { status: 200, body: { "@odata.context": context, ...column } }
}
