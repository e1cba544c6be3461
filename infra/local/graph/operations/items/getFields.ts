import { computedNames } from "../../columns/builtIn.ts"
import type { Operation } from "../../http/call.ts"
import { checkOptions, readSelect } from "../../odata/options.ts"
import { fieldsContext, fieldsShape } from "../../shapes/itemShape.ts"
import { etagOf } from "../../store/list.ts"
import { findItem, findList } from "../find.ts"

export const getFields: Operation = call => {
  const list = findList(call)
  checkOptions(call.url.query, ["$select"], "fields")
  const only = readSelect(call.url.query, [...list.columns.keys(), ...computedNames])
  const item = findItem(call, list)
  const context = fieldsContext({ list, siteId: call.siteId, seed: call.seed }, item)
  return {
    status: 200,
    headers: { etag: etagOf(item) },
    body: { "@odata.context": context, ...fieldsShape(item, only) },
  }
}
