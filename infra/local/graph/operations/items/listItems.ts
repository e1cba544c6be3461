import { header, type Operation } from "../../http/call.ts"
import { filterItems } from "../../odata/itemFilter.ts"
import { checkOptions, readTop } from "../../odata/options.ts"
import { readSkipToken, skipTokenAfter } from "../../odata/pageTokens.ts"
import { listContext, sameRequestWith } from "../../shapes/links.ts"
import type { Item } from "../../store/list.ts"
import { findList } from "../find.ts"
import { readItemView } from "./readItemView.ts"

const pageSizes = { usual: 200, most: 5_000 }

const takePage = (items: Iterable<Item>, after: number, top: number) => {
  const page: Item[] = []
  for (const item of items) {
    if (item.id <= after) continue
    if (page.length === top) return { page, isLast: false }
    page.push(item)
  }
  return { page, isLast: true }
}

export const listItems: Operation = call => {
  const { url, siteId, seed } = call
  const { query } = url
  const list = findList(call)
  checkOptions(query, ["$select", "$expand", "$filter", "$top", "$skiptoken"], "items")
  const { expand, show } = readItemView(query, { list, siteId, seed })
  const allowsUnindexed = /\bHonorNonIndexedQueriesWarningMayFailRandomly\b/i.test(header(call, "prefer") ?? "")
  const matching = filterItems(list, query.get("$filter"), allowsUnindexed)
  const { page, isLast } = takePage(matching, readSkipToken(query.get("$skiptoken")), readTop(query, pageSizes))

  const context = `${listContext(siteId, list.record.id)}/items${expand.fields ? "(fields())" : ""}`
  const last = page.at(-1)
  const next = !isLast && last ? sameRequestWith(url, "$skiptoken", skipTokenAfter(last.id)) : undefined
  return {
    status: 200,
    body: { "@odata.context": context, ...(next && { "@odata.nextLink": next }), value: page.map(show) },
  }
}
