import type { Operation } from "../../http/call.ts"
import { checkOptions, pick, readSelect } from "../../odata/options.ts"
import { siteShape } from "../../shapes/site.ts"

export const getSite: Operation = ({ siteId, seed, url }) => {
  checkOptions(url.query, ["$select"], "a site")
  const shape = siteShape(siteId, seed)
  return { status: 200, body: pick(shape, readSelect(url.query, Object.keys(shape))) }
}
