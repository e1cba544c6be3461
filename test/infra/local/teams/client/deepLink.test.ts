import { expect, test } from "vitest"
import { readDeepLink } from "#infra/local/teams/client/deepLink.ts"

const context = encodeURIComponent(JSON.stringify({ subEntityId: "action/2.4" }))

test("a Teams link to a tab gives the app, the tab and the page within it", () => {
  const link = `https://teams.microsoft.com/l/entity/app-id/plans?context=${context}&label=2.4`

  expect(readDeepLink(link)).toEqual({ appId: "app-id", entityId: "plans", subPageId: "action/2.4" })
  expect(readDeepLink("https://teams.microsoft.com/l/entity/app-id/plans")?.subPageId).toBe("")
})

test.each([
  "https://elsewhere.example/l/entity/app-id/plans",
  "http://teams.microsoft.com/l/entity/app-id/plans",
  "https://teams.microsoft.com/l/chat/0/0",
  "not a link",
])("%s is no link to a tab", link => {
  expect(readDeepLink(link)).toBeUndefined()
})

test("a context that cannot be read names no page", () => {
  expect(readDeepLink("https://teams.microsoft.com/l/entity/app-id/plans?context=%7Bbroken")?.subPageId).toBe("")
})
