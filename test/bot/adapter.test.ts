import { ConfidentialClientApplication } from "@azure/msal-node"
import Fastify, { type FastifyInstance } from "fastify"
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest"
import { messageRoutes } from "#api/routes/messages.ts"
import { type Activity, createAuthentication, createReceive, type Handle, isKnownService } from "#bot/adapter.ts"
import { anActivity, aPress, botAppId, type Channel, startChannel, tenantId } from "./channel.ts"

const received: Activity[] = []
let handle: Handle
let channel: Channel
let server: FastifyInstance
let origin: string

const msal = new ConfidentialClientApplication({ auth: { clientId: botAppId, clientSecret: "unused" } })

async function serve(of: Channel) {
  const authentication = createAuthentication(of.identity, msal)
  const receive = createReceive({ identity: of.identity, authentication, log: () => {} })
  const made = Fastify({ forceCloseConnections: true })
  messageRoutes(made, incoming => receive(incoming, activity => handle(activity)))
  return { made, at: await made.listen({ port: 0, host: "127.0.0.1" }) }
}

beforeAll(async () => {
  channel = await startChannel()
  const served = await serve(channel)
  server = served.made
  origin = served.at
})
afterAll(async () => {
  await server.close()
  await channel.close()
})
beforeEach(() => {
  // botbuilder writes to the console why it refuses a token; nobody outside reads that.
  vi.spyOn(console, "error").mockImplementation(() => {})
  received.length = 0
  handle = async activity => {
    received.push(activity)
    return activity.type === "invoke" ? { statusCode: 200, type: "text", value: "taken" } : null
  }
})

async function post(body: unknown, authorization?: string, to = origin) {
  const answer = await fetch(`${to}/api/messages`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(authorization ? { authorization } : {}) },
    body: JSON.stringify(body),
  })
  return { status: answer.status, text: await answer.text() }
}

describe("a caller of the bot", () => {
  it("with the channel's token is let in", async () => {
    expect(await post(anActivity(), await channel.sign())).toEqual({ status: 200, text: "" })
    expect(received).toMatchObject([{ text: "help", from: { name: "Head of Leisure" } }])
  })

  it("is answered 200 with the status in the body when it is a press", async () => {
    const answer = await post(aPress("showCard", {}), await channel.sign())

    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.text)).toEqual({ statusCode: 200, type: "text", value: "taken" })
  })

  const bad: [string, () => Promise<string | undefined> | string | undefined][] = [
    ["no token", () => undefined],
    ["an empty bearer", () => "Bearer "],
    ["another scheme", async () => (await channel.sign()).replace("Bearer", "Basic")],
    ["what is no token at all", () => "Bearer not-a-token"],
    ["a token signed by somebody else", () => channel.forge()],
    ["a token that is not signed", () => channel.unsigned()],
    ["a token signed with the public key as a secret", () => channel.signWithSecret()],
    ["a token of another issuer", () => channel.sign({ iss: "https://login.microsoftonline.com/x/v2.0" })],
    ["a token for another bot", () => channel.sign({ aud: "6f1d2c3b-8a4e-4d57-9b60-2e7c1a5f0d99" })],
    ["a token for another service address", () => channel.sign({ serviceurl: "https://elsewhere.example/" })],
    ["a token without a service address", () => channel.sign({ serviceurl: undefined })],
    ["a token that has expired", () => channel.sign({ nbf: 1, iat: 1, exp: channel.now() - 3600 })],
    ["a token that never expires", () => channel.sign({ exp: undefined })],
    ["a token not valid yet", () => channel.sign({ nbf: channel.now() + 3600 })],
    ["a token of the Emulator", () => channel.signAsEmulator()],
    ["a token of the bot's own", () => channel.sign({ iss: `https://sts.windows.net/${tenantId}/`, appid: botAppId })],
    ["a token of another bot calling as a skill", () => channel.sign({ ver: "1.0", appid: "other", aud: botAppId })],
  ]

  it.each(bad)("with %s is refused with 401 and no word of why", async (_title, authorization) => {
    expect(await post(anActivity(), await authorization())).toEqual({ status: 401, text: "" })
    expect(received).toEqual([])
  })

  it.each(bad.slice(0, 4))("with %s is refused for a press just so", async (_title, authorization) => {
    expect(await post(aPress("showCard", {}), await authorization())).toEqual({ status: 401, text: "" })
    expect(received).toEqual([])
  })
})

describe("an activity that is not for us", () => {
  const foreign: [string, Record<string, unknown>][] = [
    ["of another tenant", { conversation: { id: "a:chat", tenantId: "other" } }],
    ["of no tenant", { conversation: { id: "a:chat" }, channelData: {} }],
    ["of the channel that takes users' tokens", { channelId: "AseChannel" }],
    ["of the Emulator", { channelId: "emulator" }],
    ["of web chat", { channelId: "webchat" }],
    ["to be answered at a host that is not Teams", { serviceUrl: "https://elsewhere.example/" }],
    ["to be answered without TLS", { serviceUrl: "http://smba.trafficmanager.net/uk/" }],
    ["to be answered at no address", { serviceUrl: "uk" }],
  ]

  it.each(foreign)("%s is refused with 403, and with 401 when the token is wrong too", async (_title, part) => {
    const body = anActivity(part)
    const good = await channel.sign({ serviceurl: body.serviceUrl })

    expect(await post(body, good)).toEqual({ status: 403, text: "" })
    expect(await post(body)).toEqual({ status: 401, text: "" })
    expect(await post(body, await channel.forge({ serviceurl: body.serviceUrl }))).toEqual({ status: 401, text: "" })
    expect(received).toEqual([])
  })

  it("is refused for a token of a user of our own app, as other channels would take it", async () => {
    const claims = { iss: `https://login.microsoftonline.com/${tenantId}/v2.0`, azp: botAppId, ver: "2.0" }

    expect((await post(anActivity({ channelId: "AseChannel" }), await channel.sign(claims))).status).toBe(401)
    expect(received).toEqual([])
  })

  it("is taken when the tenant stands in channelData only, as in some of Teams' activities", async () => {
    const body = anActivity({ conversation: { id: "a:chat" } })

    expect((await post(body, await channel.sign())).status).toBe(200)
  })
})

describe("a malformed activity", () => {
  it.each([
    ["a number", 1],
    ["nothing", null],
    ["a list", []],
    ["an object of something else", { a: 1 }],
    ["one without a type", anActivity({ type: undefined })],
    ["one whose type is no text", anActivity({ type: 7 })],
    ["one without a conversation", anActivity({ conversation: undefined })],
    ["one whose conversation is a text", anActivity({ conversation: "a:chat" })],
    ["one without a service address", anActivity({ serviceUrl: undefined })],
    ["one without a channel", anActivity({ channelId: undefined })],
    ["one whose sender is a text", anActivity({ from: "me" })],
  ])("(%s) is refused with 400, token or none, and the bot goes on", async (_title, body) => {
    expect(await post(body, await channel.sign())).toEqual({ status: 400, text: "" })
    expect((await post(body)).status).toBe(400)
    expect((await post(anActivity(), await channel.sign())).status).toBe(200)
  })

  it.each([
    ["without a sender", { from: undefined }],
    ["with an empty sender", { from: null }],
    ["without channelData", { channelData: undefined }],
    ["with odd channelData", { channelData: "odd" }],
    ["with a time that is none", { timestamp: "yesterday", localTimestamp: {} }],
    ["with odd entities", { entities: "odd", attachments: 3 }],
    ["of a type nobody knows", { type: "nobodyKnows" }],
  ])("(one %s) does not harm", async (_title, part) => {
    expect((await post(anActivity(part), await channel.sign())).status).toBe(200)
  })
})

describe("a fault inside", () => {
  it("is answered 500 without a word of it", async () => {
    handle = async () => {
      throw new Error("secret detail")
    }
    expect(await post(anActivity(), await channel.sign())).toEqual({ status: 500, text: "" })
  })

  it("that looks like a refusal is not answered as one", async () => {
    handle = async () => {
      throw Object.assign(new Error("connect ECONNREFUSED"), { name: "FetchError", statusCode: 401 })
    }
    expect((await post(anActivity(), await channel.sign())).status).toBe(500)
  })
})

describe("the channel's keys", () => {
  it.each([
    ["metadata cannot be had", { metadataStatus: 500 }],
    ["keys cannot be had", { keysStatus: 503 }],
  ])("when their %s, Teams is told to try again", async (_title, documents) => {
    const broken = await startChannel(documents)
    const { made, at } = await serve(broken)

    expect(await post(anActivity(), await broken.sign(), at)).toEqual({ status: 503, text: "" })
    expect(received).toEqual([])
    await made.close()
    await broken.close()
  })

  it("when nobody answers for them, Teams is told to try again", async () => {
    const gone = await startChannel()
    const { made, at } = await serve(gone)
    await gone.close()

    expect(await post(anActivity(), await gone.sign(), at)).toEqual({ status: 503, text: "" })
    await made.close()
  })

  it("must be endorsed for Teams", async () => {
    const unendorsed = await startChannel({ endorsements: ["webchat"] })
    const { made, at } = await serve(unendorsed)

    expect((await post(anActivity(), await unendorsed.sign(), at)).status).toBe(401)
    await made.close()
    await unendorsed.close()
  })
})

describe("isKnownService", () => {
  const hosts = { serviceHosts: ["smba.trafficmanager.net", "127.0.0.1:4000"] }

  it.each([
    ["https://smba.trafficmanager.net/uk/", true],
    ["https://smba.trafficmanager.net", true],
    ["http://127.0.0.1:4000/_connector/", true],
    ["http://smba.trafficmanager.net/uk/", false],
    ["http://127.0.0.1:4001/", false],
    ["https://smba.trafficmanager.net@elsewhere.example/", false],
    ["https://smba.trafficmanager.net.elsewhere.example/", false],
    ["https://smba.trafficmanager.net:8443/", false],
    ["ftp://smba.trafficmanager.net/", false],
    ["", false],
  ])("%s: %s", (url, isKnown) => {
    expect(isKnownService(url, hosts)).toBe(isKnown)
  })
})
