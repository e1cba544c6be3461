import type { JWTPayload } from "jose"
import type { SigningKey } from "./signingKey.ts"

export type App = { clientId: string; secret: string; appIdUri?: string }
export type Person = { id: string; displayName: string; userPrincipalName: string }
export type Signing = { aud: string; issuer?: string; ttl?: number }

export const graphResource = "https://graph.microsoft.com"
const teamsWebClient = "5e3ce6c0-2b1f-4285-8d4b-75ee78787346"
const hour = 3600

/** Every kind of token this authority issues. A real tenant signs v1 tokens (Graph's) with another issuer: here there is one. */
export function tokens({ key, tenantId, issuer }: { key: SigningKey; tenantId: string; issuer: string }) {
  const sign = (claims: JWTPayload, { aud, issuer: other, ttl = hour }: Signing): Promise<string> => {
    const now = Math.floor(Date.now() / 1000)
    const began = ttl > 0 ? now : now + ttl - hour
    return key.sign({ tid: tenantId, iat: began, nbf: began, exp: now + ttl, ...claims, aud, iss: other ?? issuer })
  }
  return {
    sign,
    forApp: (app: App, resource: string) =>
      sign(
        {
          ver: "1.0",
          idtyp: "app",
          appid: app.clientId,
          azp: app.clientId,
          ...servicePrincipal(app),
          ...roles(resource),
        },
        { aud: resource },
      ),
    forPerson: (person: Person, app: App, scp: string, resource: string) =>
      sign({ ver: "1.0", idtyp: "user", appid: app.clientId, scp, ...identity(person) }, { aud: resource }),
    idToken: (person: Person, app: App) => sign({ ver: "2.0", ...identity(person) }, { aud: app.clientId }),
    sso: (person: Person, app: App) =>
      sign(
        { ver: "2.0", scp: "access_as_user", azp: teamsWebClient, azpacr: "0", ...identity(person) },
        { aud: app.clientId },
      ),
  }
}

export type Tokens = ReturnType<typeof tokens>

function identity({ id, displayName, userPrincipalName }: Person) {
  return { oid: id, sub: id, name: displayName, preferred_username: userPrincipalName, upn: userPrincipalName }
}

/** A service principal has an object id of its own in a tenant; here it is the client id, so that logs stay readable. */
function servicePrincipal({ clientId }: App) {
  return { oid: clientId, sub: clientId }
}

function roles(resource: string) {
  return resource === graphResource ? { roles: ["Sites.Selected"] } : {}
}
