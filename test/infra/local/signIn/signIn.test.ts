import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { ConfidentialClientApplication, InteractionRequiredAuthError } from "@azure/msal-node"
import { createRemoteJWKSet, decodeJwt, jwtVerify } from "jose"
import { afterEach, expect, test } from "vitest"
import { startSignIn } from "#infra/local/signIn/signIn.ts"

const tenantId = "11111111-1111-4111-8111-111111111111"
const api = { clientId: "22222222-2222-4222-8222-222222222222", secret: "api-secret", appIdUri: "api://local/app" }
const bot = { clientId: "33333333-3333-4333-8333-333333333333", secret: "bot-secret" }
const head = {
  id: "44444444-4444-4444-8444-444444444444",
  displayName: "Head of Learning and Development",
  userPrincipalName: "head.learning@council.example",
}
const graphDefault = "https://graph.microsoft.com/.default"
const started: { close(): Promise<unknown> }[] = []

async function start(file?: string, port = 0) {
  const signIn = await startSignIn({ port, tenantId, apps: [bot, api], people: [head], ...(file && { file }) })
  started.push(signIn)
  return signIn
}

function msal(signIn: Awaited<ReturnType<typeof start>>, app: { clientId: string; secret: string }) {
  return new ConfidentialClientApplication({
    auth: {
      clientId: app.clientId,
      clientSecret: app.secret,
      authority: `https://login.microsoftonline.com/${tenantId}`,
      authorityMetadata: JSON.stringify(signIn.authorityMetadata()),
    },
  })
}

afterEach(async () => {
  await Promise.all(started.splice(0).map(server => server.close()))
})

test("an app gets a Graph token with its role by msal", async () => {
  const signIn = await start()

  const result = await msal(signIn, api).acquireTokenByClientCredential({ scopes: [graphDefault] })

  expect(decodeJwt(result?.accessToken ?? "")).toMatchObject({
    aud: "https://graph.microsoft.com",
    iss: signIn.issuer,
    tid: tenantId,
    idtyp: "app",
    appid: api.clientId,
    roles: ["Sites.Selected"],
  })
})

test("the bot's outbound token is accepted for the bot and for nobody else", async () => {
  const signIn = await start()
  const audience = "https://api.botframework.com"

  const result = await msal(signIn, bot).acquireTokenByClientCredential({ scopes: [`${audience}/.default`] })
  const bearer = result?.accessToken ?? ""

  expect(decodeJwt(bearer).roles).toBeUndefined()
  expect(await signIn.accepts(bearer, { audience, clientId: bot.clientId })).toBe(true)
  expect(await signIn.accepts(bearer, { audience, clientId: api.clientId })).toBe(false)
  expect(await signIn.accepts(bearer, { audience: "https://graph.microsoft.com", clientId: bot.clientId })).toBe(false)
  expect(await signIn.accepts("nonsense", { audience, clientId: bot.clientId })).toBe(false)
})

test("a person's sign-on token verifies by the published keys and names the person", async () => {
  const signIn = await start()

  const { payload } = await jwtVerify(await signIn.ssoToken(head.id), createRemoteJWKSet(new URL(signIn.jwksUri)), {
    issuer: signIn.issuer,
    audience: api.clientId,
    requiredClaims: ["oid", "tid", "scp", "exp", "iat"],
  })

  expect(payload).toMatchObject({ ver: "2.0", oid: head.id, tid: tenantId, scp: "access_as_user" })
  expect(payload.azp).not.toBe(api.clientId)
})

test("the app can act on a person's behalf", async () => {
  const signIn = await start()

  const result = await msal(signIn, api).acquireTokenOnBehalfOf({
    oboAssertion: await signIn.ssoToken(head.id),
    scopes: ["https://graph.microsoft.com/Sites.Read.All"],
  })

  expect(decodeJwt(result?.accessToken ?? "")).toMatchObject({
    oid: head.id,
    scp: "Sites.Read.All",
    appid: api.clientId,
  })
  expect(result?.account?.username).toBe(head.userPrincipalName)
})

test("without consent, msal says that the person must be asked", async () => {
  const signIn = await start()
  signIn.setConsent(head.id, false)
  const ask = async () =>
    msal(signIn, api).acquireTokenOnBehalfOf({ oboAssertion: await signIn.ssoToken(head.id), scopes: [graphDefault] })

  await expect(ask()).rejects.toBeInstanceOf(InteractionRequiredAuthError)

  signIn.setConsent(head.id, true)
  expect((await ask())?.scopes).toContain("https://graph.microsoft.com/Sites.Read.All")
})

test.each([
  { what: "an expired assertion", signing: { aud: api.clientId, ttl: -60 }, scp: "access_as_user", code: 500133 },
  { what: "an assertion for another app", signing: { aud: bot.clientId }, scp: "access_as_user", code: 500131 },
  {
    what: "an assertion by another issuer",
    signing: { aud: api.clientId, issuer: "https://elsewhere.example" },
    scp: "access_as_user",
    code: 50013,
  },
  { what: "an app's own token", signing: { aud: api.clientId }, scp: undefined, code: 50027 },
])("on-behalf-of refuses $what", async ({ signing, scp, code }) => {
  const signIn = await start()
  const assertion = await signIn.sign({ oid: head.id, ...(scp && { scp }) }, signing)

  const answer = await post(signIn.tokenEndpoint, {
    grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
    requested_token_use: "on_behalf_of",
    client_id: api.clientId,
    client_secret: api.secret,
    scope: graphDefault,
    assertion,
  })

  expect(answer).toMatchObject({ status: 400, body: { error: "invalid_grant", error_codes: [code] } })
})

test.each([
  ["an unknown app", { client_id: "nobody" }, 400, "unauthorized_client", 700016],
  ["a wrong secret", { client_secret: "guess" }, 401, "invalid_client", 7000215],
  ["an unknown grant", { grant_type: "password" }, 400, "unsupported_grant_type", 70003],
  ["a scope that is not .default", { scope: "User.Read" }, 400, "invalid_scope", 1002012],
])("the token endpoint refuses %s in Microsoft's words", async (_what, change, status, error, code) => {
  const signIn = await start()

  const answer = await post(signIn.tokenEndpoint, {
    grant_type: "client_credentials",
    client_id: api.clientId,
    client_secret: api.secret,
    scope: graphDefault,
    ...change,
  })

  expect(answer.status).toBe(status)
  expect(answer.body).toMatchObject({ error, error_codes: [code] })
  expect(answer.body.error_description).toMatch(new RegExp(`^AADSTS${code}: `))
})

test("another tenant is not found, and what is not spoken is said aloud", async () => {
  const signIn = await start()

  const elsewhere = await post(signIn.tokenEndpoint.replace(tenantId, "other"), {})
  const authorize = await fetch(signIn.authorityMetadata().authorization_endpoint)

  expect(elsewhere.body.error_codes).toEqual([90002])
  expect(authorize.status).toBe(501)
})

test("a token issued before a restart stays good after it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sign-in-"))
  try {
    const file = join(folder, "key.json")
    const first = await start(file)
    const token = await first.ssoToken(head.id)
    const port = Number(new URL(first.origin).port)
    await first.close()
    started.length = 0
    const second = await start(file, port)

    const verified = await jwtVerify(token, createRemoteJWKSet(new URL(second.jwksUri)), { issuer: second.issuer })

    expect(verified.payload.oid).toBe(head.id)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test("a terminal can ask for a Graph token of an app or of a person", async () => {
  const signIn = await start()
  const token = async (query: string) => {
    const answer = await fetch(`${signIn.origin}/_local/token?${query}`)
    const { access_token } = (await answer.json()) as { access_token?: string }
    return access_token ? decodeJwt(access_token) : answer.status
  }

  expect(await token(`app=${api.clientId}`)).toMatchObject({ idtyp: "app", aud: "https://graph.microsoft.com" })
  expect(await token(`person=${head.id}`)).toMatchObject({ oid: head.id, scp: "Sites.Read.All User.Read" })
  expect(await token("person=nobody")).toBe(404)
})

test("a web page elsewhere gets nothing", async () => {
  const signIn = await start()

  const answer = await fetch(`${signIn.origin}/_local/token?app=${api.clientId}`, {
    headers: { origin: "https://elsewhere.example" },
  })

  expect(answer.status).toBe(421)
})

async function post(url: string, form: Record<string, string>) {
  const answer = await fetch(url, { method: "POST", body: new URLSearchParams(form) })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}
