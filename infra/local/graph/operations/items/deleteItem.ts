import type { Operation } from "../../http/call.ts"
import { removeItem } from "../../store/items.ts"
import { findItem, findList } from "../find.ts"
import { demandMatch } from "./write.ts"

export const deleteItem: Operation = call => {
  const list = findList(call)
  const item = findItem(call, list)
  demandMatch(call, item)
  removeItem(call.store, list, item)
  return { status: 204 }
}
