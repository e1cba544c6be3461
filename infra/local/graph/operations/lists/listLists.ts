import type { Call, Operation } from "../../http/call.ts"
import { invalidRequest } from "../../http/graphError.ts"
import { compare } from "../../odata/compare.ts"
import { checkOptions, pick, readSelect } from "../../odata/options.ts"
import { readFilter } from "../../odata/readFilter.ts"
import { listsContext } from "../../shapes/links.ts"
import { listShape } from "../../shapes/listShape.ts"
import { listMembers } from "./getList.ts"

// Only displayName is known to be filterable in reality.
const matching = ({ url, store }: Call) => {
  const records = [...store.lists.values()].map(list => list.record)
  const source = url.query.get("$filter")
  if (source === null) return records
  const filter = readFilter(source)
  if (filter.kind !== "comparison" || filter.path !== "displayName" || filter.literal.kind !== "text") {
    throw invalidRequest("The provided filter statement is not supported")
  }
  const { operator, literal } = filter
  return records.filter(record => compare(record.displayName, operator, literal.value))
}

export const listLists: Operation = call => {
  const { siteId, seed, url } = call
  checkOptions(url.query, ["$select", "$filter"], "lists")
  const chosen = readSelect(url.query, listMembers)
  const value = matching(call).map(record => pick(listShape(record, siteId, seed), chosen))
  return { status: 200, body: { "@odata.context": listsContext(siteId), value } }
}
