import type { Operation } from "../../http/call.ts"
import { checkOptions, pick, readSelect } from "../../odata/options.ts"
import { listsContext } from "../../shapes/links.ts"
import { listShape } from "../../shapes/listShape.ts"
import { findList } from "../find.ts"

export const listMembers: readonly string[] = [
  "createdDateTime",
  "description",
  "eTag",
  "id",
  "lastModifiedDateTime",
  "name",
  "webUrl",
  "displayName",
  "createdBy",
  "parentReference",
  "list",
  "system",
]

export const getList: Operation = call => {
  const { siteId, seed, url } = call
  checkOptions(url.query, ["$select"], "a list")
  const chosen = readSelect(url.query, listMembers)
  const shape = pick(listShape(findList(call).record, siteId, seed), chosen)
  return { status: 200, body: { "@odata.context": `${listsContext(siteId)}/$entity`, ...shape } }
}
