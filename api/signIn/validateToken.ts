// The tab's token: who the person is, or a refusal.
import { createRemoteJWKSet, errors, jwtVerify } from "jose"
import { z } from "zod"
import { AppError } from "#domain/errors.ts"
import type { Person } from "#domain/people/post.ts"
import type { Config } from "../config.ts"

export type ValidateToken = (token: string) => Promise<Person>

const Claims = z.object({
  oid: z.guid(),
  tid: z.string(),
  ver: z.literal("2.0"),
  scp: z.string(),
  name: z.string().optional(),
  preferred_username: z.string().optional(),
})

const scope = "access_as_user"

/** Issuer, audience, signature, tenant, scope, version and expiry; anything amiss throws signInNeeded. */
export function createValidateToken({
  authority,
  api,
  tenantId,
}: Pick<Config, "authority" | "api" | "tenantId">): ValidateToken {
  const keys = createRemoteJWKSet(new URL(authority.jwksUri))
  const expected = {
    issuer: authority.issuer,
    audience: api.clientId,
    algorithms: ["RS256"],
    clockTolerance: 300,
    requiredClaims: ["exp", "iat", "oid", "tid", "scp"],
  }
  return async token => {
    const { payload } = await jwtVerify(token, keys, expected).catch(refuse)
    const claims = Claims.safeParse(payload)
    if (!claims.success) throw new AppError("signInNeeded", "token: claims missing")
    const { oid, tid, scp, name, preferred_username } = claims.data
    if (tid !== tenantId) throw new AppError("signInNeeded", "token: of another tenant")
    if (!scp.split(" ").includes(scope)) throw new AppError("signInNeeded", `token: without ${scope}`)
    return { id: oid, name: name ?? preferred_username ?? oid }
  }
}

/** The key address gave no answer, or something else than keys. */
const keysFaults = ["ERR_JWKS_TIMEOUT", "ERR_JWKS_INVALID", "ERR_JOSE_GENERIC"]

/** A bad token is the caller's; keys that cannot be fetched are not. */
function refuse(error: unknown): never {
  if (!(error instanceof errors.JOSEError) || keysFaults.includes(error.code))
    throw new AppError("unavailable", "token: signing keys", { cause: error })
  throw new AppError("signInNeeded", `token: ${error.code}`, { cause: error })
}
