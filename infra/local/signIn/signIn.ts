import Fastify, { type FastifyInstance } from "fastify"
import { createLocalJWKSet, type JWK, type JWTPayload, jwtVerify } from "jose"
import { loopbackOnly } from "./loopbackOnly.ts"
import { refusalBody, refusals } from "./refusal.ts"
import { signingKey } from "./signingKey.ts"
import { type Authority, defaultDelegatedScopes, tokenEndpoint } from "./tokenEndpoint.ts"
import { type App, graphResource, type Person, type Signing, tokens } from "./tokens.ts"

export type SignInSettings = {
  port: number
  tenantId: string
  /** Where the signing key is kept; without it a restart makes every earlier token worthless. */
  file?: string
  apps: App[]
  people: Person[]
}
export type SignIn = Awaited<ReturnType<typeof startSignIn>>

/** A small Microsoft Entra on this machine: who people and apps are, and nothing else. */
export async function startSignIn({ port, tenantId, file, apps, people }: SignInSettings) {
  const key = await signingKey(file)
  const server = Fastify({ logger: false, forceCloseConnections: true })
  loopbackOnly(server)
  readForms(server)
  // Tokens name their issuer, and with port 0 the issuer is known only once the server listens.
  let authority: Authority | undefined
  const ready = (): Authority => {
    if (!authority) throw new Error("Sign-in is not listening yet")
    return authority
  }
  routes(server, ready, key.publicJwk)
  const origin = await server.listen({ port, host: "127.0.0.1" })
  const at = addresses(origin, tenantId)
  const minted = tokens({ key, tenantId, issuer: at.issuer })
  const keys = createLocalJWKSet({ keys: [key.publicJwk] })
  authority = { tenantId, issuer: at.issuer, keys, tokens: minted, apps, people, withoutConsent: new Set() }

  return {
    origin,
    issuer: at.issuer,
    jwksUri: at.jwks_uri,
    tokenEndpoint: at.token_endpoint,
    /** For msal's `authorityMetadata`: msal refuses an http authority, but takes an http token endpoint from here. */
    authorityMetadata: () => ({ ...at }),
    /** What Teams' getAuthToken returns for a person: a token for the app that has an application id URI. */
    ssoToken: (personId: string): Promise<string> => minted.sso(known(people, personId), apiApp(apps)),
    /** Signs any claims at all, for tests of what must be refused. */
    sign: (claims: JWTPayload, signing: Signing): Promise<string> => minted.sign(claims, signing),
    /** Whether a bearer is a token of ours, issued to this app for this audience. */
    accepts: (bearer: string, wanted: { audience: string; clientId: string }) => accepts(ready(), bearer, wanted),
    /** Makes on-behalf-of fail as it does before anyone has agreed to the app (AADSTS65001), or puts that right. */
    setConsent(personId: string, given: boolean) {
      if (given) ready().withoutConsent.delete(personId)
      else ready().withoutConsent.add(known(people, personId).id)
    },
    close: () => server.close(),
  }
}

function addresses(origin: string, tenantId: string) {
  const base = `${origin}/${tenantId}`
  return {
    issuer: `${base}/v2.0`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
  }
}

function routes(server: FastifyInstance, ready: () => Authority, publicJwk: JWK) {
  server.addHook("preHandler", async (request, reply) => {
    const { tenant } = request.params as { tenant?: string }
    if (tenant === undefined || tenant === ready().tenantId) return
    const refusal = refusals.unknownTenant(tenant)
    return reply.code(refusal.status).send(refusalBody(refusal, request.id))
  })
  server.get("/:tenant/v2.0/.well-known/openid-configuration", async request => ({
    ...addresses(`http://${request.host}`, ready().tenantId),
    issuer: ready().issuer,
    response_types_supported: ["code", "id_token", "code id_token"],
    subject_types_supported: ["pairwise"],
    id_token_signing_alg_values_supported: ["RS256"],
    token_endpoint_auth_methods_supported: ["client_secret_post"],
  }))
  server.get("/:tenant/discovery/v2.0/keys", async () => ({ keys: [publicJwk] }))
  server.post("/:tenant/oauth2/v2.0/token", async (request, reply) => {
    const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams()
    const answer = await tokenEndpoint(ready(), form)
    reply.header("cache-control", "no-store")
    if ("granted" in answer) return answer.granted
    const correlationId = form.get("client-request-id") ?? request.id
    return reply.code(answer.refusal.status).send(refusalBody(answer.refusal, correlationId))
  })
  server.get("/_local/token", async (request, reply) => {
    const token = await tokenForTerminal(ready(), request.query as TokenQuery)
    if (!token) return reply.code(404).send({ error: "Name an app (?app=<clientId>) or a person (?person=<id>)." })
    return reply.header("cache-control", "no-store").send({ access_token: token })
  })
  server.setNotFoundHandler((request, reply) =>
    reply.code(501).send({ error: `The local sign-in does not speak ${request.method} ${request.url}` }),
  )
}

type TokenQuery = { app?: string; person?: string; scope?: string; resource?: string }

/** Saves a person with a terminal the dance of grants: the token that Graph would be shown. */
async function tokenForTerminal(authority: Authority, query: TokenQuery): Promise<string | undefined> {
  const resource = query.resource ?? graphResource
  const app = authority.apps.find(known => known.clientId === query.app)
  if (app) return authority.tokens.forApp(app, resource)
  const person = authority.people.find(known => known.id === query.person)
  return (
    person &&
    authority.tokens.forPerson(person, apiApp(authority.apps), query.scope ?? defaultDelegatedScopes, resource)
  )
}

async function accepts({ keys, issuer }: Authority, bearer: string, wanted: { audience: string; clientId: string }) {
  try {
    const { payload } = await jwtVerify(bearer, keys, { issuer, audience: wanted.audience, algorithms: ["RS256"] })
    return payload.appid === wanted.clientId
  } catch {
    return false
  }
}

function apiApp(apps: App[]): App {
  const app = apps.find(candidate => candidate.appIdUri) ?? apps[0]
  if (!app) throw new Error("Sign-in was started without any app")
  return app
}

function known(people: Person[], personId: string): Person {
  const person = people.find(candidate => candidate.id === personId)
  if (!person) throw new Error(`Sign-in knows no person ${personId}`)
  return person
}

function readForms(server: FastifyInstance) {
  server.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, body, done) => {
    done(null, new URLSearchParams(body.toString()))
  })
}
