import type { Operation } from "../../http/call.ts"
import { checkOptions, pick, readSelect } from "../../odata/options.ts"
import { listContext } from "../../shapes/links.ts"
import { findList } from "../find.ts"
import { findColumn } from "./findColumn.ts"
import { columnMembers } from "./listColumns.ts"

export const getColumn: Operation = call => {
  const list = findList(call)
  checkOptions(call.url.query, ["$select"], "a column")
  const shape = pick(findColumn(call, list), readSelect(call.url.query, columnMembers))
  const context = `${listContext(call.siteId, list.record.id)}/columns/$entity`
  return { status: 200, body: { "@odata.context": context, ...shape } }
}
