import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import {
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTPayload,
  SignJWT,
} from "jose"

export type SigningKey = {
  /** What a JWKS document may show. */
  publicJwk: JWK
  /** Signs the claims exactly as given: issuer, audience and times are the caller's. */
  sign(claims: JWTPayload): Promise<string>
}

/** An RS256 key. With a file it is kept there, so tokens issued before a restart stay good after it. */
export async function signingKey(file?: string): Promise<SigningKey> {
  const privateJwk = file && existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as JWK) : await newKey()
  if (file) keep(file, privateJwk)
  return signingKeyOf(privateJwk)
}

export async function signingKeyOf(privateJwk: JWK): Promise<SigningKey> {
  const key = (await importJWK(privateJwk, "RS256")) as CryptoKey
  const { kty, n, e } = privateJwk
  const kid = await calculateJwkThumbprint(privateJwk)
  const publicJwk = { kty, n, e, kid, alg: "RS256", use: "sig" } as JWK
  return {
    publicJwk,
    sign: claims => new SignJWT(claims).setProtectedHeader({ alg: "RS256", typ: "JWT", kid }).sign(key),
  }
}

export async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair("RS256", { extractable: true })
  return exportJWK(privateKey)
}

function keep(file: string, privateJwk: JWK) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify(privateJwk), { mode: 0o600 })
  chmodSync(file, 0o600)
}
