import { wholeSeconds } from "../../columns/readValue.ts"
import { type Call, header } from "../../http/call.ts"
import { invalidRequest, resourceModified } from "../../http/graphError.ts"
import { isRecord } from "../../http/readBody.ts"
import { stampOf } from "../../shapes/identity.ts"
import { etagOf, type Item, type List } from "../../store/list.ts"
import { siteUserId } from "../../store/store.ts"

/** What the store needs to know to stamp and place one write. */
export const writeBy = ({ store, seed, now, caller, duplicateStatus }: Call, list: List) => {
  const by = stampOf(caller, seed)
  return { store, list, by, lookupId: siteUserId(store, by.id), at: wholeSeconds(now()), duplicateStatus }
}

/** `{ fields: {…} }` and nothing else that would be lost in silence. */
export const fieldsOf = (body: unknown): unknown => {
  if (!isRecord(body)) throw invalidRequest("Invalid request: a list item is needed")
  const other = Object.keys(body).find(name => !["fields", "contentType"].includes(name) && !name.startsWith("@"))
  if (other !== undefined) throw invalidRequest(`Invalid request: '${other}' cannot be written`)
  return body.fields
}

const bare = (etag: string) => etag.trim().replace(/^"|"$/g, "")

/** Refuses a write that was decided on an older state of the item. */
export const demandMatch = (call: Call, item: Item) => {
  const ifMatch = header(call, "if-match")
  if (ifMatch === undefined || ifMatch.trim() === "*") return
  if (bare(ifMatch) !== bare(etagOf(item))) throw resourceModified(412)
}
