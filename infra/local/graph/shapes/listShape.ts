import type { Seed } from "../options.ts"
import type { ListRecord } from "../store/list.ts"
import { identitySet } from "./identity.ts"
import { siteUrl } from "./site.ts"

// The eTag of a list carries no inner quotes, unlike an item's: captured so.
export const listShape = (record: ListRecord, siteId: string, seed: Seed) => ({
  "@odata.etag": `${record.id},${record.version}`,
  createdDateTime: record.createdAt,
  description: record.description,
  eTag: `${record.id},${record.version}`,
  id: record.id,
  lastModifiedDateTime: record.modifiedAt,
  name: record.name,
  webUrl: `${siteUrl(seed)}/Lists/${encodeURIComponent(record.name)}`,
  displayName: record.displayName,
  createdBy: identitySet(record.createdBy),
  parentReference: { siteId },
  list: { contentTypesEnabled: false, hidden: false, template: "genericList" },
})
