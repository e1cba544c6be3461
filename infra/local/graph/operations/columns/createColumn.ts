import { readColumn } from "../../columns/readColumn.ts"
import { wholeSeconds } from "../../columns/readValue.ts"
import type { Operation } from "../../http/call.ts"
import { tooManyResources } from "../../http/graphError.ts"
import { listContext } from "../../shapes/links.ts"
import type { List } from "../../store/list.ts"
import { setColumns } from "../../store/lists.ts"
import { findList } from "../find.ts"

const mostRowsToIndex = 5_000

/** An index is made while the list is small: whether the service would make it later is not to be relied on. */
export const refuseLateIndex = (list: List) => {
  if (list.items.size > mostRowsToIndex) throw tooManyResources()
}

export const createColumn: Operation = call => {
  const list = findList(call)
  const column = readColumn(call.body, list.record.columns)
  if (column.indexed) refuseLateIndex(list)
  setColumns(call.store, list, [...list.record.columns, column], wholeSeconds(call.now()))
  const context = `${listContext(call.siteId, list.record.id)}/columns/$entity`
  return { status: 201, body: { "@odata.context": context, ...column } }
}
