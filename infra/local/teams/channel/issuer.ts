import type { FastifyInstance } from "fastify"
import { newKey, type SigningKey, signingKeyOf } from "../../signIn/signingKey.ts"
import type { Store } from "../store.ts"
import { tokenIssuer } from "../world.ts"

export const openIdMetadataPath = "/_channel/.well-known/openidconfiguration"
const keysPath = "/_channel/.well-known/keys"

/** Bots cache the channel's keys for a day, so the key must outlive a restart. */
export async function keptChannelKey(store: Store): Promise<SigningKey> {
  const kept = store.kept("channelKey")
  const privateJwk = kept ? JSON.parse(kept) : await newKey()
  if (!kept) store.keep("channelKey", JSON.stringify(privateJwk))
  return signingKeyOf(privateJwk)
}

/** The documents by which a bot checks that a call comes from Teams. */
export function issuer(server: FastifyInstance, key: SigningKey) {
  server.get(openIdMetadataPath, async request => ({
    issuer: tokenIssuer,
    authorization_endpoint: "https://invalid.botframework.com",
    jwks_uri: `http://${request.host}${keysPath}`,
    id_token_signing_alg_values_supported: ["RS256"],
    token_endpoint_auth_methods_supported: ["private_key_jwt"],
  }))
  server.get(keysPath, async () => ({ keys: [{ ...key.publicJwk, endorsements: ["msteams"] }] }))
}
