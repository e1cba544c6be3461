// A channel of the Bot Framework for one test: its documents on a port of its own, and tokens signed as wanted.
import Fastify from "fastify"
import { SignJWT } from "jose"
import type { BotIdentity } from "#bot/adapter.ts"
import { newKey, signingKeyOf } from "#infra/local/signIn/signingKey.ts"

export const tenantId = "6f1d2c3b-8a4e-4d57-9b60-2e7c1a5f0d01"
export const botAppId = "6f1d2c3b-8a4e-4d57-9b60-2e7c1a5f0d03"
export const issuer = "https://api.botframework.com"
const emulatorIssuer = `https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/`
export const serviceUrl = "https://smba.trafficmanager.net/uk/"

type Documents = { endorsements?: string[]; metadataStatus?: number; keysStatus?: number }

/** botbuilder keeps the keys of an address for a day, so every channel listens on another port. */
export async function startChannel({ endorsements = ["msteams"], metadataStatus, keysStatus }: Documents = {}) {
  const key = await signingKeyOf(await newKey())
  const server = Fastify({ forceCloseConnections: true })
  server.get("/openid", async (request, reply) =>
    reply.code(metadataStatus ?? 200).send({
      issuer,
      jwks_uri: `http://${request.host}/keys`,
      id_token_signing_alg_values_supported: ["RS256"],
    }),
  )
  server.get("/keys", async (_request, reply) =>
    reply.code(keysStatus ?? 200).send({ keys: [{ ...key.publicJwk, endorsements }] }),
  )
  const origin = await server.listen({ port: 0, host: "127.0.0.1" })
  const identity: BotIdentity = {
    appId: botAppId,
    tenantId,
    tokenIssuer: issuer,
    openIdMetadataUrl: `${origin}/openid`,
    serviceHosts: ["smba.trafficmanager.net"],
  }
  const now = () => Math.floor(Date.now() / 1000)
  const claims = () => ({
    iss: issuer,
    aud: botAppId,
    serviceurl: serviceUrl,
    iat: now(),
    nbf: now(),
    exp: now() + 3600,
  })
  return {
    identity,
    now,
    claims,
    kid: key.publicJwk.kid,
    sign: async (part: Record<string, unknown> = {}) => `Bearer ${await key.sign({ ...claims(), ...part })}`,
    /** As the Emulator's tokens are: of another issuer, naming the bot's own app. */
    signAsEmulator: async (part: Record<string, unknown> = {}) =>
      `Bearer ${await key.sign({ ...claims(), iss: emulatorIssuer, ver: "1.0", appid: botAppId, ...part })}`,
    /** Signed by somebody else under this channel's key id. */
    async forge(part: Record<string, unknown> = {}) {
      const other = await signingKeyOf(await newKey())
      const token = await other.sign({ ...claims(), ...part })
      const header = Buffer.from(JSON.stringify({ alg: "RS256", typ: "JWT", kid: key.publicJwk.kid }))
      return `Bearer ${header.toString("base64url")}.${token.split(".").slice(1).join(".")}`
    },
    async signWithSecret() {
      const secret = new TextEncoder().encode(String(key.publicJwk.n))
      const header = { alg: "HS256", kid: String(key.publicJwk.kid) }
      return `Bearer ${await new SignJWT(claims()).setProtectedHeader(header).sign(secret)}`
    },
    unsigned() {
      const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url")
      return `Bearer ${part({ alg: "none", kid: key.publicJwk.kid })}.${part(claims())}.`
    },
    close: () => server.close(),
  }
}

export type Channel = Awaited<ReturnType<typeof startChannel>>

/** An activity as Teams sends it. */
export const anActivity = (part: Record<string, unknown> = {}) => ({
  type: "message",
  id: "f:1",
  text: "help",
  channelId: "msteams",
  serviceUrl,
  from: { id: "29:p", name: "Head of Leisure", aadObjectId: "7c1d40a6-52e9-4b38-9f00-000000000017" },
  recipient: { id: `28:${botAppId}` },
  conversation: { id: "a:chat", tenantId, conversationType: "personal" },
  channelData: { tenant: { id: tenantId } },
  ...part,
})

/** A press on a card; inputs stand beside the data. */
export const aPress = (verb: unknown, data: unknown, part: Record<string, unknown> = {}) =>
  anActivity({
    type: "invoke",
    name: "adaptiveCard/action",
    replyToId: "1:card",
    text: undefined,
    value: { action: { type: "Action.Execute", verb, data }, trigger: "manual" },
    ...part,
  })
