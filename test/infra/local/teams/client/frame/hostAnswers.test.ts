import { expect, test } from "vitest"
import { type HostSettings, hostAnswers } from "#infra/local/teams/client/frame/hostAnswers.ts"

const opened: string[] = []
const host: HostSettings = {
  appId: "app-id",
  entityId: "plans",
  tenantId: "tenant",
  team: { id: "team" },
  person: { id: "person", displayName: "Head of Learning", userPrincipalName: "head@council.example" },
  theme: "light",
  subPageId: "action/2.4",
  ssoToken: async () => "token",
  openLink: url => url.startsWith("https://"),
  openSubPage: subPageId => opened.push(subPageId),
  said: () => {},
  failed: () => {},
  loaded: () => {},
  subscribed: () => {},
}
const ask = (name: string, ...args: unknown[]) => hostAnswers[name]?.(args, host)

test("the runtime is JSON of version 4, or teams-js would take us for classic Teams", async () => {
  const [frameContext, client, runtime] = (await ask("initialize")) as [string, string, string]

  expect([frameContext, client]).toEqual(["content", "web"])
  expect(JSON.parse(runtime)).toMatchObject({ apiVersion: 4, isLegacyTeams: false })
})

test("the context names the person, the page and Teams' word for the light theme", async () => {
  expect(await ask("getContext")).toMatchObject([
    { userObjectId: "person", tid: "tenant", entityId: "plans", subEntityId: "action/2.4", theme: "default" },
  ])
})

test("a token is given, or its refusal is said", async () => {
  const refused = { ...host, ssoToken: () => Promise.reject(new Error("no")) }

  expect(await ask("authentication.getAuthToken")).toEqual([true, "token"])
  expect(await hostAnswers["authentication.getAuthToken"]?.([], refused)).toEqual([false, "FailedToFetchToken"])
})

test("links within the app open its page, and other apps are refused", async () => {
  expect(await ask("pages.navigateToApp", { appId: "app-id", pageId: "plans", subPageId: "x" })).toEqual([true])
  expect(await ask("pages.navigateToApp", { appId: "another" })).toMatchObject([false, expect.any(String)])
  expect(await ask("executeDeepLink", "ftp://x")).toMatchObject([false, expect.any(String)])
  expect(opened).toEqual(["x"])
})
