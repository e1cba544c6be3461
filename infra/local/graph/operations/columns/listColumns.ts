import type { Operation } from "../../http/call.ts"
import { checkOptions, pick, readSelect } from "../../odata/options.ts"
import { listContext } from "../../shapes/links.ts"
import { findList } from "../find.ts"

export const columnMembers: readonly string[] = [
  ...["columnGroup", "description", "displayName", "enforceUniqueValues", "hidden", "id", "indexed", "name"],
  ...["readOnly", "required", "boolean", "choice", "dateTime", "number", "personOrGroup", "text"],
]

export const listColumns: Operation = call => {
  const list = findList(call)
  checkOptions(call.url.query, ["$select"], "columns")
  const chosen = readSelect(call.url.query, columnMembers)
  const value = list.record.columns.map(column => pick(column, chosen))
  return { status: 200, body: { "@odata.context": `${listContext(call.siteId, list.record.id)}/columns`, value } }
}
