import { readFields } from "../../columns/readFields.ts"
import type { Operation } from "../../http/call.ts"
import { fieldsContext, fieldsShape } from "../../shapes/itemShape.ts"
import { changeItem } from "../../store/items.ts"
import { etagOf } from "../../store/list.ts"
import { findItem, findList } from "../find.ts"
import { demandMatch, writeBy } from "./write.ts"

export const updateFields: Operation = call => {
  const { siteId, seed } = call
  const list = findList(call)
  const before = findItem(call, list)
  demandMatch(call, before)
  const item = changeItem(writeBy(call, list), before, readFields(call.body, list.columns))
  const context = fieldsContext({ list, siteId, seed }, item)
  return { status: 200, headers: { etag: etagOf(item) }, body: { "@odata.context": context, ...fieldsShape(item) } }
}
