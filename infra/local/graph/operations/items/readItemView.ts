import { computedNames } from "../../columns/builtIn.ts"
import { invalidRequest } from "../../http/graphError.ts"
import { type Expand, pick, readExpand, readSelect } from "../../odata/options.ts"
import { itemMembers, itemShape, itemWithFields, type Place } from "../../shapes/itemShape.ts"
import type { Item } from "../../store/list.ts"

// Stricter than the service may be: a column name that does not exist is a mistake worth hearing about.
const checkNames = ({ only }: Expand, { list }: Place) => {
  const unknown = only?.find(name => !list.columns.has(name) && !computedNames.includes(name))
  if (unknown !== undefined) throw invalidRequest(`Field '${unknown}' is not recognized`)
}

/** How one request wants its items shown, from `$select` and `$expand`. */
export const readItemView = (query: URLSearchParams, place: Place) => {
  const expand = readExpand(query)
  checkNames(expand, place)
  const chosen = readSelect(query, itemMembers)
  const show = (item: Item): Readonly<Record<string, unknown>> =>
    pick(expand.fields ? itemWithFields(place, item, expand.only) : itemShape(place, item), chosen)
  return { expand, show }
}
