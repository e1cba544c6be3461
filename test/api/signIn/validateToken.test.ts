import Fastify, { type FastifyInstance } from "fastify"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { createValidateToken } from "#api/signIn/validateToken.ts"
import { newKey, type SigningKey, signingKeyOf } from "#infra/local/signIn/signingKey.ts"

const tenantId = "6f1d2c3b-8a4e-4d57-9b60-2e7c1a5f0d01"
const clientId = "6f1d2c3b-8a4e-4d57-9b60-2e7c1a5f0d02"
const issuer = `https://login.microsoftonline.com/${tenantId}/v2.0`
const oid = "7c1d40a6-52e9-4b38-9f00-000000000008"

let key: SigningKey
let server: FastifyInstance
let origin: string
beforeAll(async () => {
  key = await signingKeyOf(await newKey())
  server = Fastify()
  server.get("/keys", async () => ({ keys: [key.publicJwk] }))
  server.get("/broken", async (_request, reply) => reply.code(500).send("oops"))
  server.get("/odd", async () => "no keys")
  origin = await server.listen({ port: 0, host: "127.0.0.1" })
})
afterAll(() => server.close())

const validate = (jwksUri = `${origin}/keys`) =>
  createValidateToken({
    tenantId,
    api: { clientId, secret: "" },
    authority: { url: "", metadata: null, issuer, jwksUri },
  })

const now = () => Math.floor(Date.now() / 1000)
const claims = () => ({
  iss: issuer,
  aud: clientId,
  tid: tenantId,
  oid,
  ver: "2.0",
  scp: "access_as_user",
  name: "Head of Learning",
  preferred_username: "head@council.example",
  iat: now(),
  nbf: now(),
  exp: now() + 3600,
})
const sign = (part: Record<string, unknown> = {}) => key.sign({ ...claims(), ...part })

describe("a good token", () => {
  it("names the person", async () => {
    expect(await validate()(await sign())).toEqual({ id: oid, name: "Head of Learning" })
  })

  it.each([
    [{ name: undefined }, "head@council.example"],
    [{ name: undefined, preferred_username: undefined }, oid],
    [{ scp: "openid access_as_user profile" }, "Head of Learning"],
    [{ exp: now() - 200 }, "Head of Learning"],
  ])("with %j names them %s", async (part, name) => {
    expect((await validate()(await sign(part))).name).toBe(name)
  })
})

describe("a token is refused when it", () => {
  it.each([
    ["is of another issuer", { iss: "https://login.microsoftonline.com/other/v2.0" }],
    ["is for another app", { aud: "api://other" }],
    ["is of another tenant", { tid: "other" }],
    ["is of version 1", { ver: "1.0" }],
    ["lacks the scope", { scp: "User.Read" }],
    ["has a scope that only looks like it", { scp: "access_as_user_impersonation" }],
    ["has no scope, as an app's own has none", { scp: undefined, roles: ["access_as_user"] }],
    ["names nobody", { oid: undefined }],
    ["names somebody in no way we know", { oid: "me" }],
    ["has expired", { exp: now() - 3600 }],
    ["never expires", { exp: undefined }],
    ["is not valid yet", { nbf: now() + 3600 }],
  ])("%s", async (_title, part) => {
    await expect(validate()(await sign(part))).rejects.toMatchObject({ code: "signInNeeded" })
  })

  it("is signed by somebody else", async () => {
    const other = await (await signingKeyOf(await newKey())).sign(claims())
    const underOurKeyId = [(await sign()).split(".")[0], ...other.split(".").slice(1)].join(".")

    await expect(validate()(other)).rejects.toMatchObject({ code: "signInNeeded" })
    await expect(validate()(underOurKeyId)).rejects.toMatchObject({ code: "signInNeeded" })
  })

  it("is not signed, or not a token", async () => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url")
    for (const token of [`${part({ alg: "none" })}.${part(claims())}.`, "", "a.b.c", "text", "ey".repeat(5000)])
      await expect(validate()(token)).rejects.toMatchObject({ code: "signInNeeded" })
  })
})

describe("the keys", () => {
  it.each(["/broken", "/odd", "/missing"])("that cannot be read (%s) are not the caller's fault", async path => {
    await expect(validate(origin + path)(await sign())).rejects.toMatchObject({ code: "unavailable" })
  })

  it("that nobody answers for are not the caller's fault", async () => {
    await expect(validate("http://127.0.0.1:9/keys")(await sign())).rejects.toMatchObject({ code: "unavailable" })
  })
})
