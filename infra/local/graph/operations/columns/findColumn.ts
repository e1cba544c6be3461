import { type Call, param } from "../../http/call.ts"
import { itemNotFound } from "../../http/graphError.ts"
import type { List } from "../../store/list.ts"

/** By id or by internal name. */
export const findColumn = (call: Call, list: List) => {
  const asked = param(call, "column")
  const column = list.record.columns.find(({ id, name }) => id === asked.toLowerCase() || name === asked)
  if (!column) throw itemNotFound()
  return column
}
