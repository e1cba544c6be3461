import { otherSite } from "../access/rights.ts"
import { type Call, param } from "../http/call.ts"
import { itemNotFound } from "../http/graphError.ts"
import { trimmedPath } from "../shapes/site.ts"
import type { Item, List } from "../store/list.ts"

/** Answers for any site but the one there is, whether asked for by id or by address. */
export const demandSite = (call: Call) => {
  const asked = param(call, "site").toLowerCase()
  const { hostname, path } = call.seed.site
  const address = `${hostname}:/${trimmedPath(path)}`.toLowerCase()
  if (asked !== call.siteId.toLowerCase() && asked !== address) throw otherSite(call.caller)
}

export const listByName = (lists: Iterable<List>, name: string): List | undefined => {
  const folded = name.toLowerCase()
  return [...lists].find(
    ({ record }) => record.displayName.toLowerCase() === folded || record.name.toLowerCase() === folded,
  )
}

/** By id or by title. */
export const findList = (call: Call): List => {
  const asked = param(call, "list")
  const list = call.store.lists.get(asked.toLowerCase()) ?? listByName(call.store.lists.values(), asked)
  if (!list) throw itemNotFound()
  return list
}

export const findItem = (call: Call, list: List): Item => {
  const asked = param(call, "item")
  const item = /^\d+$/.test(asked) ? list.items.get(Number(asked)) : undefined
  if (!item) throw itemNotFound()
  return item
}
