import { randomUUID } from "node:crypto"
import { z } from "zod"
import { builtInColumns } from "../../columns/builtIn.ts"
import type { Column } from "../../columns/column.ts"
import { readColumn } from "../../columns/readColumn.ts"
import { wholeSeconds } from "../../columns/readValue.ts"
import type { Operation } from "../../http/call.ts"
import { invalidRequest, nameAlreadyExists, notImplemented } from "../../http/graphError.ts"
import { isRecord } from "../../http/readBody.ts"
import { stampOf } from "../../shapes/identity.ts"
import { listsContext } from "../../shapes/links.ts"
import { listShape } from "../../shapes/listShape.ts"
import { addList } from "../../store/lists.ts"
import { listByName } from "../find.ts"

const NewList = z.strictObject({
  displayName: z.string().trim().min(1).max(255),
  description: z.string().default(""),
  columns: z.array(z.unknown()).default([]),
  list: z.looseObject({ template: z.string().default("genericList") }).optional(),
})

const readNewList = (body: unknown) => {
  if (isRecord(body) && "name" in body) {
    throw invalidRequest(
      "Cannot define a 'name' for a list as it is assigned by the server. Instead, provide 'displayName'",
    )
  }
  const { data, error } = NewList.safeParse(body)
  if (error) throw invalidRequest(`Invalid request: ${z.prettifyError(error)}`)
  if (data.list && data.list.template !== "genericList") throw notImplemented(`lists of template ${data.list.template}`)
  return data
}

const withColumns = (bodies: readonly unknown[]) => {
  const columns: Column[] = builtInColumns()
  for (const body of bodies) columns.push(readColumn(body, columns))
  return columns
}

export const createList: Operation = ({ store, seed, siteId, now, caller, body }) => {
  const asked = readNewList(body)
  if (listByName(store.lists.values(), asked.displayName)) {
    throw nameAlreadyExists("The specified name is already in use.")
  }
  const at = wholeSeconds(now())
  const { record } = addList(store, {
    id: randomUUID(),
    name: asked.displayName.replace(/[^\p{L}\p{N} _-]/gu, ""),
    displayName: asked.displayName,
    description: asked.description,
    createdAt: at,
    modifiedAt: at,
    createdBy: stampOf(caller, seed),
    version: 0,
    columns: withColumns(asked.columns),
  })
  const context = { "@odata.context": `${listsContext(siteId)}/$entity` }
  return { status: 201, body: { ...context, ...listShape(record, siteId, seed) } }
}
