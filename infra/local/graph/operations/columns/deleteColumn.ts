import { builtInColumns } from "../../columns/builtIn.ts"
import { wholeSeconds } from "../../columns/readValue.ts"
import type { Operation } from "../../http/call.ts"
import { invalidRequest } from "../../http/graphError.ts"
import { dropColumn } from "../../store/lists.ts"
import { findList } from "../find.ts"
import { findColumn } from "./findColumn.ts"

export const deleteColumn: Operation = call => {
  const list = findList(call)
  const column = findColumn(call, list)
  if (builtInColumns().some(({ id }) => id === column.id)) throw invalidRequest("Cannot delete a built-in column")
  dropColumn(call.store, list, column, wholeSeconds(call.now()))
  return { status: 204 }
}
