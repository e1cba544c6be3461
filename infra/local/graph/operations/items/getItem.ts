import type { Operation } from "../../http/call.ts"
import { checkOptions } from "../../odata/options.ts"
import { listContext } from "../../shapes/links.ts"
import { etagOf } from "../../store/list.ts"
import { findItem, findList } from "../find.ts"
import { readItemView } from "./readItemView.ts"

export const getItem: Operation = call => {
  const { siteId, seed, url } = call
  const list = findList(call)
  checkOptions(url.query, ["$select", "$expand"], "an item")
  const { show } = readItemView(url.query, { list, siteId, seed })
  const item = findItem(call, list)
  const context = `${listContext(siteId, list.record.id)}/items/$entity`
  return { status: 200, headers: { etag: etagOf(item) }, body: { "@odata.context": context, ...show(item) } }
}
