import { createLocalJWKSet, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose"
import { issuer, tenantId } from "./sampleSeed.ts"

const { publicKey, privateKey } = await generateKeyPair("RS256")

export const jwksJson = { keys: [{ ...(await exportJWK(publicKey)), kid: "key-1", alg: "RS256", use: "sig" }] }

export const jwks = createLocalJWKSet(jwksJson)

export const mint = (
  claims: JWTPayload,
  { key = privateKey, ends = "1h", to = "https://graph.microsoft.com", by = issuer } = {},
) =>
  new SignJWT({ tid: tenantId, ...claims })
    .setProtectedHeader({ alg: "RS256", kid: "key-1" })
    .setIssuedAt()
    .setAudience(to)
    .setIssuer(by)
    .setExpirationTime(ends)
    .sign(key)

export const appToken = (appid: string, roles: readonly string[] = ["Sites.Selected", "User.Read.All"]) =>
  mint({ idtyp: "app", appid, roles })

export const personToken = (appid: string, oid: string, scp = "Sites.Selected User.Read") =>
  mint({ idtyp: "user", appid, oid, scp })

export const otherPrivateKey = (await generateKeyPair("RS256")).privateKey
