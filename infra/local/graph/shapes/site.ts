import { createHash } from "node:crypto"
import type { GraphOptions, Seed } from "../options.ts"
import { siteContext } from "./links.ts"

const guidOf = (text: string) => {
  const hex = createHash("sha256").update(text).digest("hex")
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-")
}

/** `hostname,site collection,web`: the same for the same tenant and address at every start. */
export const siteIdOf = ({ tenantId, seed: { site } }: GraphOptions) => {
  const address = `${tenantId} ${site.hostname} ${site.path}`
  return `${site.hostname},${guidOf(`collection ${address}`)},${guidOf(`web ${address}`)}`
}

export const trimmedPath = (path: string) => path.replace(/^\/+|\/+$/g, "")

export const siteUrl = ({ site }: Seed) => `https://${site.hostname}/${trimmedPath(site.path)}`

export const siteShape = (siteId: string, seed: Seed) => ({
  "@odata.context": siteContext,
  createdDateTime: "2024-01-08T09:00:00Z",
  description: "",
  id: siteId,
  lastModifiedDateTime: "2024-01-08T09:00:00Z",
  name: trimmedPath(seed.site.path).split("/").at(-1) ?? "",
  webUrl: siteUrl(seed),
  displayName: seed.site.displayName,
  root: {},
  siteCollection: { hostname: seed.site.hostname },
})
