import { type createLocalJWKSet, errors, type JWTPayload, jwtVerify } from "jose"
import { type Refusal, refusals } from "./refusal.ts"
import { type App, graphResource, type Person, type Tokens } from "./tokens.ts"

export type Authority = {
  tenantId: string
  issuer: string
  keys: ReturnType<typeof createLocalJWKSet>
  tokens: Tokens
  apps: App[]
  people: Person[]
  /** People for whom nobody has agreed yet that the app may act on their behalf. */
  withoutConsent: Set<string>
}
export type Granted = Record<string, string | number>
export type Answer = { granted: Granted } | { refusal: Refusal }

const onBehalfOfGrant = "urn:ietf:params:oauth:grant-type:jwt-bearer"
const signInScopes = new Set(["openid", "profile", "offline_access", "email"])
const lifetime = { token_type: "Bearer", expires_in: 3599, ext_expires_in: 3599 }
export const defaultDelegatedScopes = "Sites.Read.All User.Read"

/** Answers one form posted to /oauth2/v2.0/token. */
export async function tokenEndpoint(authority: Authority, form: URLSearchParams): Promise<Answer> {
  const clientId = form.get("client_id") ?? ""
  const app = authority.apps.find(known => known.clientId === clientId)
  if (!app) return { refusal: refusals.unknownApp(clientId) }
  const secret = form.get("client_secret")
  if (secret === null) return { refusal: refusals.noSecret() }
  if (secret !== app.secret) return { refusal: refusals.wrongSecret(clientId) }

  const grant = form.get("grant_type") ?? ""
  if (grant === "client_credentials") return clientCredentials(authority, app, form)
  if (grant === onBehalfOfGrant && form.get("requested_token_use") === "on_behalf_of") {
    return onBehalfOf(authority, app, form)
  }
  return { refusal: refusals.unknownGrant(grant) }
}

async function clientCredentials({ tokens }: Authority, app: App, form: URLSearchParams): Promise<Answer> {
  const scope = resourceScopes(form)
  const resource = scope.length === 1 ? resourceOfDefault(scope[0]) : undefined
  if (!resource) return { refusal: refusals.notDefaultScope(form.get("scope") ?? "") }
  return { granted: { ...lifetime, access_token: await tokens.forApp(app, resource) } }
}

async function onBehalfOf(authority: Authority, app: App, form: URLSearchParams): Promise<Answer> {
  const assertion = await readAssertion(authority, app, form.get("assertion") ?? "")
  if ("refusal" in assertion) return assertion
  const person = authority.people.find(known => known.id === assertion.claims.oid)
  if (!person || typeof assertion.claims.scp !== "string") return { refusal: refusals.appAssertion() }
  if (authority.withoutConsent.has(person.id)) return { refusal: refusals.consentNeeded(app.clientId) }

  const scope = resourceScopes(form)
  const scp = graphScopes(scope)
  if (!scp) return { refusal: refusals.noResourceScope(scope.join(" ")) }
  return {
    granted: {
      ...lifetime,
      scope: scp.map(name => `${graphResource}/${name}`).join(" "),
      access_token: await authority.tokens.forPerson(person, app, scp.join(" "), graphResource),
      id_token: await authority.tokens.idToken(person, app),
      client_info: base64url({ uid: person.id, utid: authority.tenantId }),
    },
  }
}

async function readAssertion(
  { keys, issuer }: Authority,
  app: App,
  assertion: string,
): Promise<{ claims: JWTPayload } | { refusal: Refusal }> {
  const audience = app.appIdUri ? [app.clientId, app.appIdUri] : app.clientId
  try {
    return { claims: (await jwtVerify(assertion, keys, { issuer, audience, algorithms: ["RS256"] })).payload }
  } catch (error) {
    if (error instanceof errors.JWTExpired) return { refusal: refusals.expiredAssertion() }
    const isForeign = error instanceof errors.JWTClaimValidationFailed && error.claim === "aud"
    return { refusal: isForeign ? refusals.foreignAssertion(app.clientId) : refusals.badAssertion() }
  }
}

function resourceScopes(form: URLSearchParams): string[] {
  return (form.get("scope") ?? "").split(" ").filter(scope => scope !== "" && !signInScopes.has(scope))
}

function resourceOfDefault(scope: string | undefined): string | undefined {
  return scope?.endsWith("/.default") ? scope.slice(0, -"/.default".length) : undefined
}

/** Scopes without a resource mean Graph, as at Microsoft. */
function graphScopes(scopes: string[]): string[] | undefined {
  const names = scopes.map(scope =>
    scope.startsWith(`${graphResource}/`) ? scope.slice(graphResource.length + 1) : scope,
  )
  if (names.length === 0 || names.some(name => name.includes("://"))) return undefined
  return names.flatMap(name => (name === ".default" ? defaultDelegatedScopes.split(" ") : [name]))
}

function base64url(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url")
}
