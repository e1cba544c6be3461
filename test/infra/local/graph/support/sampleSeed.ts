import type { Seed } from "#infra/local/graph/options.ts"

export const tenantId = "72f988bf-0000-4000-8000-2d7cd011db47"
export const issuer = `https://sts.windows.net/${tenantId}/`

export const writerApp = "11111111-0000-4000-8000-000000000001"
export const readerApp = "11111111-0000-4000-8000-000000000002"
export const setupApp = "11111111-0000-4000-8000-000000000003"
export const strangerApp = "11111111-0000-4000-8000-000000000009"

export const officer = "22222222-0000-4000-8000-000000000001"
export const outsider = "22222222-0000-4000-8000-000000000002"
export const owner = "22222222-0000-4000-8000-000000000003"

const person = (id: string, name: string, jobTitle: string) => ({
  id,
  displayName: name,
  mail: `${name.toLowerCase().replaceAll(" ", ".")}@council.example`,
  userPrincipalName: `${name.toLowerCase().replaceAll(" ", ".")}@council.example`,
  jobTitle,
})

export const sampleSeed: Seed = {
  site: { hostname: "council.sharepoint.com", path: "/sites/plans", displayName: "Plans" },
  people: [
    person(officer, "Head of Housing", "Head of Service"),
    { ...person(outsider, "Bus Driver", "Driver"), accountEnabled: false },
    person(owner, "Site Owner", "Digital Lead"),
  ],
  siteReaders: [officer],
  siteOwners: [owner],
  appGrants: [
    { appId: writerApp, roles: ["write"], displayName: "Golden Thread" },
    { appId: readerApp, roles: ["read"] },
    { appId: setupApp, roles: ["fullcontrol"], displayName: "Setup" },
  ],
}
