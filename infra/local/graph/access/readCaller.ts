import { createRemoteJWKSet, type JWTVerifyGetKey, jwtVerify } from "jose"
import { GraphError } from "../http/graphError.ts"
import type { GraphOptions } from "../options.ts"

export type Caller = {
  readonly appId: string
  /** Absent for an application's own token. */
  readonly personId?: string
  /** `roles` of an application's token, `scp` of a person's. */
  readonly permissions: readonly string[]
}

const audiences = [
  "https://graph.microsoft.com",
  "https://graph.microsoft.com/",
  "00000003-0000-0000-c000-000000000000",
]

const refused = (message: string) =>
  new GraphError({
    status: 401,
    code: "InvalidAuthenticationToken",
    message,
    headers: { "www-authenticate": 'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common"' },
  })

const keysOf = ({ jwks, jwksUri }: GraphOptions): (() => JWTVerifyGetKey) => {
  if (jwks) return () => jwks
  if (!jwksUri) throw new Error("startGraph needs jwks or jwksUri")
  let remote: JWTVerifyGetKey | undefined
  return () => {
    remote ??= createRemoteJWKSet(new URL(jwksUri()))
    return remote
  }
}

const words = (claim: unknown): string[] =>
  typeof claim === "string"
    ? claim.split(" ")
    : Array.isArray(claim)
      ? claim.filter(one => typeof one === "string")
      : []

/** Makes the check every request passes first: whose bearer token is this? */
export const readCaller = (options: GraphOptions) => {
  const keys = keysOf(options)
  return async (authorization: string | undefined): Promise<Caller> => {
    const token = /^Bearer (.+)$/i.exec(authorization ?? "")?.[1]
    if (token === undefined) throw refused("Access token is empty.")
    const { payload } = await jwtVerify(token, keys(), {
      algorithms: ["RS256"],
      audience: audiences,
      issuer: [...options.issuers],
    }).catch((cause: unknown) => {
      throw refused(`Access token validation failure. ${cause instanceof Error ? cause.message : ""}`.trim())
    })
    const appId = payload.appid ?? payload.azp
    if (payload.tid !== options.tenantId) throw refused("Access token validation failure. Invalid tenant.")
    if (typeof appId !== "string") throw refused("Access token validation failure. The token names no application.")
    if (payload.idtyp === "app") return { appId, permissions: words(payload.roles) }
    const personId = payload.oid
    if (typeof personId !== "string") throw refused("Access token validation failure. The token names nobody.")
    return { appId, personId, permissions: words(payload.scp) }
  }
}
