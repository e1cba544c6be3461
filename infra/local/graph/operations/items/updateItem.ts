import { readFields } from "../../columns/readFields.ts"
import type { Operation } from "../../http/call.ts"
import { itemShape } from "../../shapes/itemShape.ts"
import { listContext } from "../../shapes/links.ts"
import { changeItem } from "../../store/items.ts"
import { etagOf } from "../../store/list.ts"
import { findItem, findList } from "../find.ts"
import { demandMatch, fieldsOf, writeBy } from "./write.ts"

/** Answers the item without its fields: whether the service adds them is not proven. */
export const updateItem: Operation = call => {
  const { siteId, seed } = call
  const list = findList(call)
  const before = findItem(call, list)
  demandMatch(call, before)
  const item = changeItem(writeBy(call, list), before, readFields(fieldsOf(call.body), list.columns))
  const context = `${listContext(siteId, list.record.id)}/items/$entity`
  const shape = itemShape({ list, siteId, seed }, item)
  return { status: 200, headers: { etag: etagOf(item) }, body: { "@odata.context": context, ...shape } }
}
