import { readFields } from "../../columns/readFields.ts"
import type { Operation } from "../../http/call.ts"
import { itemWithFields } from "../../shapes/itemShape.ts"
import { listContext } from "../../shapes/links.ts"
import { addItem } from "../../store/items.ts"
import { etagOf } from "../../store/list.ts"
import { findList } from "../find.ts"
import { fieldsOf, writeBy } from "./write.ts"

export const createItem: Operation = call => {
  const { siteId, seed } = call
  const list = findList(call)
  const item = addItem(writeBy(call, list), readFields(fieldsOf(call.body), list.columns))
  const context = `${listContext(siteId, list.record.id)}/items/$entity`
  const shape = itemWithFields({ list, siteId, seed }, item)
  return { status: 201, headers: { etag: etagOf(item) }, body: { "@odata.context": context, ...shape } }
}
