import type { Seed } from "../options.ts"
import { etagOf, type Item, type List, type Stamp } from "../store/list.ts"
import { identitySet } from "./identity.ts"
import { listContext } from "./links.ts"
import { siteUrl } from "./site.ts"

export type Place = { readonly list: List; readonly siteId: string; readonly seed: Seed }

const appLookupIds = (createdBy: Stamp, modifiedBy: Stamp, author: number, editor: number) => ({
  ...(createdBy.kind === "app" && { AppAuthorLookupId: String(author) }),
  ...(modifiedBy.kind === "app" && { AppEditorLookupId: String(editor) }),
})

/** Lookup ids and folder counts are text on the wire. */
const allFields = (item: Item) => ({
  "@odata.etag": etagOf(item),
  ...item.fields,
  LinkTitleNoMenu: item.fields.Title,
  LinkTitle: item.fields.Title,
  id: String(item.id),
  ContentType: "Item",
  Modified: item.modifiedAt,
  Created: item.createdAt,
  AuthorLookupId: String(item.authorLookupId),
  EditorLookupId: String(item.editorLookupId),
  ...appLookupIds(item.createdBy, item.modifiedBy, item.authorLookupId, item.editorLookupId),
  _UIVersionString: `${item.version}.0`,
  Attachments: false,
  Edit: "",
  ItemChildCount: "0",
  FolderChildCount: "0",
  _ComplianceFlags: "",
  _ComplianceTag: "",
  _ComplianceTagWrittenTime: "",
  _ComplianceTagUserId: "",
})

const someFields = (item: Item, only: readonly string[]) => {
  const all: Readonly<Record<string, unknown>> = allFields(item)
  const chosen: Record<string, unknown> = { "@odata.etag": etagOf(item) }
  for (const name of only) if (all[name] !== undefined) chosen[name] = all[name]
  return chosen
}

export const fieldsShape = (item: Item, only?: readonly string[]) =>
  only === undefined ? allFields(item) : someFields(item, only)

export const fieldsContext = ({ list, siteId }: Place, item: Item) =>
  `${listContext(siteId, list.record.id)}/items('${item.id}')/fields/$entity`

export const contentTypeOf = (list: List) => ({
  id: `0x0100${list.record.id.replaceAll("-", "").toUpperCase()}`,
  name: "Item",
})

export const itemShape = ({ list, siteId, seed }: Place, item: Item) => {
  const etag = etagOf(item)
  return {
    "@odata.etag": etag,
    createdDateTime: item.createdAt,
    eTag: etag,
    id: String(item.id),
    lastModifiedDateTime: item.modifiedAt,
    webUrl: `${siteUrl(seed)}/Lists/${encodeURIComponent(list.record.name)}/${item.id}_.000`,
    createdBy: identitySet(item.createdBy),
    lastModifiedBy: identitySet(item.modifiedBy),
    parentReference: { id: list.record.id, siteId },
    contentType: contentTypeOf(list),
  }
}

export const itemWithFields = (place: Place, item: Item, only?: readonly string[]) => ({
  ...itemShape(place, item),
  "fields@odata.context": fieldsContext(place, item),
  fields: fieldsShape(item, only),
})

export const deletedShape = ({ list, siteId }: Place, id: number) => ({
  id: String(id),
  parentReference: { siteId },
  contentType: contentTypeOf(list),
  deleted: { state: "deleted" },
})

/** Names an outer `$select` may ask for. */
export const itemMembers = [
  "createdDateTime",
  "eTag",
  "id",
  "lastModifiedDateTime",
  "webUrl",
  "createdBy",
  "lastModifiedBy",
  "parentReference",
  "contentType",
  "fields",
] as const
