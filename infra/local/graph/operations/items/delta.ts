import type { Call, Operation } from "../../http/call.ts"
import { resyncRequired } from "../../http/resyncRequired.ts"
import { checkOptions, readTop } from "../../odata/options.ts"
import { type DeltaToken, readDeltaToken, writeDeltaToken } from "../../odata/pageTokens.ts"
import { deletedShape } from "../../shapes/itemShape.ts"
import { graphOrigin, listContext, listPath } from "../../shapes/links.ts"
import { type Change, changesAfter } from "../../store/changes.ts"
import type { List } from "../../store/list.ts"
import { findList } from "../find.ts"
import { readItemView } from "./readItemView.ts"

const pageSizes = { usual: 200, most: 5_000 }

const sentOptions = (query: URLSearchParams) => Object.fromEntries([...query].filter(([name]) => name !== "token"))

const startOf = ({ url: { query } }: Call, list: List): DeltaToken => {
  const text = query.get("token")
  const options = sentOptions(query)
  if (text === null) return { list: list.record.id, since: 0, from: list.lastSeq, options }
  if (text === "latest") return { list: list.record.id, since: list.lastSeq, from: list.lastSeq, options }
  const token = readDeltaToken(text, list.record.id)
  return { ...token, options: { ...token.options, ...options } }
}

const takePage = (list: List, { since, from }: DeltaToken, top: number) => {
  const page: Change[] = []
  for (const change of changesAfter(list, since)) {
    if (change.kind === "deleted" && change.seq <= from) continue
    if (page.length === top) return { page, isLast: false }
    page.push(change)
  }
  return { page, isLast: true }
}

/**
 * Changes come in the order they were made, each item in its latest state. One that changes again while a reader
 * pages moves to the end and so comes twice: the last one counts.
 */
export const delta: Operation = call => {
  const { siteId, seed, url } = call
  const list = findList(call)
  checkOptions(url.query, ["$select", "$expand", "$top", "token"], "delta")
  const token = startOf(call, list)
  const address = `${graphOrigin}${listPath(siteId, list.record.id)}/items/delta`
  if (token.since > list.lastSeq) throw resyncRequired(address)

  const options = new URLSearchParams(token.options)
  const place = { list, siteId, seed }
  const { show } = readItemView(options, place)
  const { page, isLast } = takePage(list, token, readTop(options, pageSizes))
  const since = isLast ? list.lastSeq : (page.at(-1)?.seq ?? list.lastSeq)
  const link = `${address}?token=${writeDeltaToken({ ...token, since, from: isLast ? since : token.from })}`
  return {
    status: 200,
    body: {
      "@odata.context": `${listContext(siteId, list.record.id)}/items/delta`,
      [isLast ? "@odata.deltaLink" : "@odata.nextLink"]: link,
      value: page.map(change =>
        change.kind === "item" ? show(change.item) : deletedShape(place, change.tombstone.id),
      ),
    },
  }
}
