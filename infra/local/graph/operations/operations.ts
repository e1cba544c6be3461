import type { Right } from "../access/rights.ts"
import type { Operation } from "../http/call.ts"
import { createColumn } from "./columns/createColumn.ts"
import { deleteColumn } from "./columns/deleteColumn.ts"
import { getColumn } from "./columns/getColumn.ts"
import { listColumns } from "./columns/listColumns.ts"
import { updateColumn } from "./columns/updateColumn.ts"
import { createItem } from "./items/createItem.ts"
import { deleteItem } from "./items/deleteItem.ts"
import { delta } from "./items/delta.ts"
import { getFields } from "./items/getFields.ts"
import { getItem } from "./items/getItem.ts"
import { listItems } from "./items/listItems.ts"
import { updateFields } from "./items/updateFields.ts"
import { updateItem } from "./items/updateItem.ts"
import { createList } from "./lists/createList.ts"
import { getList } from "./lists/getList.ts"
import { listLists } from "./lists/listLists.ts"
import { getMe } from "./people/getMe.ts"
import { getUser } from "./people/getUser.ts"
import { listUsers } from "./people/listUsers.ts"
import { getSite } from "./sites/getSite.ts"
import { sendActivityNotification } from "./teamwork/sendActivityNotification.ts"

export type Entry = {
  readonly method: string
  readonly path: string
  /** On the site; the directory's operations ask for their own permissions. */
  readonly right?: Right
  /** SharePoint's resource units; the directory and Teams count in units of their own, not counted here. */
  readonly units: number | ((query: URLSearchParams) => number)
  readonly run: Operation
}

const list = "sites/{site}/lists/{list}"

/** Everything there is. The first entry that fits a request answers it; a request that fits none gets 501. */
export const operations: readonly Entry[] = [
  { method: "GET", path: "sites/{site}", right: "read", units: 1, run: getSite },
  { method: "GET", path: "sites/{site}/lists", right: "read", units: 2, run: listLists },
  { method: "POST", path: "sites/{site}/lists", right: "manage", units: 2, run: createList },
  { method: "GET", path: list, right: "read", units: 1, run: getList },
  { method: "GET", path: `${list}/columns`, right: "read", units: 2, run: listColumns },
  { method: "POST", path: `${list}/columns`, right: "manage", units: 2, run: createColumn },
  { method: "GET", path: `${list}/columns/{column}`, right: "read", units: 1, run: getColumn },
  { method: "PATCH", path: `${list}/columns/{column}`, right: "manage", units: 2, run: updateColumn },
  { method: "DELETE", path: `${list}/columns/{column}`, right: "manage", units: 2, run: deleteColumn },
  { method: "GET", path: `${list}/items`, right: "read", units: 2, run: listItems },
  { method: "POST", path: `${list}/items`, right: "write", units: 2, run: createItem },
  {
    method: "GET",
    path: `${list}/items/delta`,
    right: "read",
    units: query => (query.has("token") ? 1 : 2),
    run: delta,
  },
  { method: "GET", path: `${list}/items/{item}`, right: "read", units: 1, run: getItem },
  { method: "PATCH", path: `${list}/items/{item}`, right: "write", units: 2, run: updateItem },
  { method: "DELETE", path: `${list}/items/{item}`, right: "write", units: 2, run: deleteItem },
  { method: "GET", path: `${list}/items/{item}/fields`, right: "read", units: 1, run: getFields },
  { method: "PATCH", path: `${list}/items/{item}/fields`, right: "write", units: 2, run: updateFields },
  { method: "GET", path: "me", units: 0, run: getMe },
  { method: "GET", path: "users", units: 0, run: listUsers },
  { method: "GET", path: "users/{user}", units: 0, run: getUser },
  { method: "POST", path: "users/{user}/teamwork/sendActivityNotification", units: 0, run: sendActivityNotification },
]
