import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { createPace } from "#api/jobs/pace.ts"
import { createMsal } from "#api/signIn/appTokens.ts"
import { createAuthentication } from "#bot/adapter.ts"
import { channelKey, createConversations, personKey } from "#bot/conversations.ts"
import { createMessenger } from "#bot/messenger.ts"
import { AppError } from "#domain/errors.ts"
import type { Reminder } from "#domain/reminder/reminder.ts"
import { localConfig } from "#infra/local/localConfig.ts"
import { addressesOf, ids, startWorld, type World } from "#infra/local/world.ts"
import { people, samplePeople } from "#infra/provision/sample/people.ts"
import { fixedClock } from "../support/fixedClock.ts"
import { memoryWork } from "../support/memoryWork.ts"
import { textsOf } from "../support/readCard.ts"
import { anItem, aReminder, context } from "../support/reminders.ts"

let world: World
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "golden-thread-messenger-"))
  world = await startWorld({
    folder,
    ports: { teams: 0, graph: 0, signIn: 0 },
    // Nothing listens there: what Teams tells the bot is not looked at here.
    appOrigin: "http://127.0.0.1:9",
    people: samplePeople,
    today: () => "2026-11-26",
  })
})
afterAll(async () => {
  await world.close()
  await rm(folder, { recursive: true })
})

const owner = { id: people.headOfLearning.id, name: people.headOfLearning.displayName }
const toOwner = { kind: "person" as const, person: owner }
const toChannel = { kind: "channel" as const, channelId: ids.cmtChannel }
const reminder = aReminder([anItem(0)])

/** `told`: lines in the activity feed; it takes them while `isFeedThere`. */
/** Whose turns were asked for. */
let asked: string[] = []
let told: { personId: string; line: string }[] = []

type Settings = {
  appId?: string
  secret?: string
  tokenEndpoint?: string
  serviceUrl?: string
  isFeedThere?: boolean | "unheard"
  prefersFeed?: boolean
  isKnown?: boolean
  userId?: string
  /** What the pace says to each who asks for a turn; false when these are used up. */
  turns?: boolean[]
  sendMilliseconds?: number
  /** How long each request waits for its moment. */
  gateMilliseconds?: number
}

async function aMessenger(settings: Settings = {}) {
  const { appId = ids.bot, secret, tokenEndpoint, serviceUrl, isFeedThere = false, userId } = settings
  const addresses = addressesOf(world)
  const config = localConfig(addresses, { dataFolder: "", port: 0, language: "en-GB", wordsFolder: null })
  const identity = { ...config.channel, appId, tenantId: config.tenantId }
  const metadata = { ...config.authority.metadata, ...(tokenEndpoint ? { token_endpoint: tokenEndpoint } : {}) }
  const msal = createMsal({ clientId: appId, secret: secret ?? config.bot.secret }, { ...config.authority, metadata })
  const authentication = createAuthentication(identity, msal)
  const work = memoryWork()
  const conversations = createConversations({ work, clock: fixedClock() })
  const at = { serviceUrl: serviceUrl ?? world.teams.serviceUrl, tenantId: config.tenantId }
  const chat = { ...at, conversationId: world.teams.chatOf(owner.id), ...(userId ? { userId } : {}) }
  if (settings.isKnown !== false) await conversations.keep(personKey(owner.id), chat)
  await conversations.keep(channelKey(ids.cmtChannel), { ...at, conversationId: ids.cmtChannel })
  const real = createPace({ work, clock: { ...fixedClock(), now: Date.now } })
  const turns = settings.turns
  const pace = {
    ...real,
    async turn(whom: string, patience: number) {
      asked.push(whom)
      return turns ? turns.shift() === true : real.turn(whom, patience)
    },
  }
  const messenger = createMessenger({
    ...{ identity, authentication, conversations, context: () => context },
    pace,
    gate: () => (settings.gateMilliseconds ? pause(settings.gateMilliseconds) : pace.gate()),
    now: Date.now,
    serviceUrl: world.teams.serviceUrl,
    feed: {
      async notify(personId, line) {
        if (isFeedThere === "unheard") return "unknown"
        if (isFeedThere) told.push({ personId, line })
        return isFeedThere ? "told" : "not told"
      },
    },
    prefersFeed: () => settings.prefersFeed ?? false,
    sendMilliseconds: settings.sendMilliseconds ?? 5000,
  })
  return { messenger, conversations, chat }
}

const pause = (milliseconds: number) => new Promise<void>(resolve => setTimeout(resolve, milliseconds))
const inChat = () => world.teams.messages(world.teams.chatOf(owner.id))
const refreshOf = (message: ReturnType<typeof inChat>[number] | undefined) =>
  (message?.activity.attachments?.[0]?.content as { refresh?: { userIds: string[] } } | undefined)?.refresh?.userIds
const posts = () => world.teams.requests().filter(({ method }) => method === "POST").length

beforeEach(() => {
  world.teams.clearFaults()
  told = []
  asked = []
})

describe("a message that cannot be signed for", () => {
  it.each([
    ["the secret is wrong", { appId: ids.setup, secret: "wrong" }],
    ["the sign-in does not answer", { appId: ids.api, tokenEndpoint: "http://127.0.0.1:9/token" }],
  ])("when %s is certainly not sent, and worth another try", async (_title, settings) => {
    const { messenger } = await aMessenger(settings)
    const before = posts()

    expect(await messenger.send(toOwner, reminder)).toMatchObject({
      kind: "retry",
      why: "the app could not sign in to Teams",
    })
    expect(posts()).toBe(before)
  })
})

describe("a message to a person", () => {
  it("is a card in their chat, with a summary for the notification", async () => {
    const { messenger } = await aMessenger()
    const before = inChat().length
    const delivery = await messenger.send(toOwner, reminder)

    const message = inChat().at(-1)
    expect(inChat()).toHaveLength(before + 1)
    expect(delivery).toEqual({
      kind: "sent",
      delivered: { conversationId: world.teams.chatOf(owner.id), activityId: message?.id },
    })
    expect(message?.activity.summary).toBe("One action to update, one of them overdue")
    expect(textsOf(message?.activity.attachments?.[0]?.content).join("\n")).toContain("Set standard number 1")
  })

  it("can be changed in its place", async () => {
    const { messenger } = await aMessenger()
    const delivery = await messenger.send(toOwner, reminder)
    if (delivery.kind !== "sent" || delivery.delivered === null) throw new Error("not sent")
    const count = inChat().length
    const card = { type: "AdaptiveCard" as const, version: "1.5" as const, body: [{ type: "TextBlock", text: "Done" }] }
    await messenger.update(toOwner, delivery.delivered, card, "Done")

    expect(inChat()).toHaveLength(count)
    expect(inChat().at(-1)?.activity).toMatchObject({ summary: "Done" })
  })

  it("who has never written is reached by their object id, and the chat is kept for the next time", async () => {
    const { messenger, conversations } = await aMessenger({ isKnown: false })
    const count = inChat().length

    expect(await messenger.send(toOwner, reminder)).toMatchObject({ kind: "sent" })
    expect(inChat()).toHaveLength(count + 1)
    expect(await conversations.find(personKey(owner.id))).toMatchObject({
      conversationId: world.teams.chatOf(owner.id),
      serviceUrl: world.teams.serviceUrl,
    })
    const opened = posts()
    await messenger.send(toOwner, reminder)
    expect(posts()).toBe(opened + 1)
  })

  it("whom Teams does not know fails, and says so", async () => {
    const { messenger, conversations } = await aMessenger({ isFeedThere: true })
    const stranger = { kind: "person" as const, person: { id: "nobody", name: "Nobody" } }

    expect(await messenger.send(stranger, reminder)).toEqual({ kind: "failed", why: "could not be found in Teams" })
    expect(await conversations.find(personKey("nobody"))).toBeNull()
    expect(told).toEqual([])
  })

  it("who never installed the app fails and says so, when the activity feed does not reach them either", async () => {
    const { messenger } = await aMessenger({ isKnown: false })
    world.teams.remove(owner.id)

    expect(await messenger.send(toOwner, reminder)).toEqual({
      kind: "failed",
      why: "does not have the app installed",
    })
    world.teams.install(owner.id)
  })

  it.each([
    ["blocked", () => world.teams.block(owner.id), () => world.teams.unblock(owner.id), true],
    ["removed", () => world.teams.remove(owner.id), () => world.teams.install(owner.id), true],
    ["never installed", () => world.teams.remove(owner.id), () => world.teams.install(owner.id), false],
  ])(
    "who has %s the app is told in the activity feed, with counts and no words",
    async (_title, bar, unbar, isKnown) => {
      const { messenger } = await aMessenger({ isFeedThere: true, isKnown })
      bar()

      expect(await messenger.send(toOwner, reminder)).toEqual({
        kind: "sent",
        delivered: null,
        why: "told in the activity feed, having blocked or removed the app",
      })
      expect(told).toEqual([{ personId: owner.id, line: "One action to update, one of them overdue" }])
      unbar()
    },
  )

  it("who would rather be told in the activity feed is, and in the chat when that cannot be", async () => {
    const preferring = await aMessenger({ prefersFeed: true, isFeedThere: true })
    const count = inChat().length

    expect(await preferring.messenger.send(toOwner, reminder)).toEqual({
      kind: "sent",
      delivered: null,
      why: "told in the activity feed",
    })
    expect(told).toHaveLength(1)
    expect(inChat()).toHaveLength(count)

    const unheard = await aMessenger({ prefersFeed: true, isFeedThere: "unheard" })
    expect(await unheard.messenger.send(toOwner, reminder)).toMatchObject({ kind: "unknown" })
    expect(inChat()).toHaveLength(count)

    const without = await aMessenger({ prefersFeed: true })
    expect(await without.messenger.send(toOwner, reminder)).toMatchObject({ kind: "sent", delivered: {} })
    expect(inChat()).toHaveLength(count + 1)
  })

  it.each([
    ["my actions, asked for in the chat", "my/2026-11-26/1"],
    ["what was typed, as it was read", "said/1/1"],
    ["the rest of a card", `${reminder.key}/more/${owner.id}`],
  ])("is answered in the chat, whatever route they chose: %s", async (_rule, key) => {
    const { messenger } = await aMessenger({ prefersFeed: true, isFeedThere: true })
    const count = inChat().length

    const asked: Reminder = { ...reminder, key }
    expect(await messenger.send(toOwner, asked)).toMatchObject({ kind: "sent", delivered: {} })
    expect(inChat()).toHaveLength(count + 1)
    expect(told).toEqual([])
  })

  it("names its one reader for a refresh only where their id in Teams is known", async () => {
    const known = await aMessenger({ userId: "29:owner" })
    await known.messenger.send(toOwner, reminder)
    expect(refreshOf(inChat().at(-1))).toEqual(["29:owner"])

    const unknown = await aMessenger()
    await unknown.messenger.send(toOwner, reminder)
    expect(inChat().at(-1)?.activity.attachments?.[0]?.content).not.toHaveProperty("refresh")
  })

  it("who removed the app fails, and the conversation is forgotten", async () => {
    const { messenger, conversations } = await aMessenger()
    world.teams.remove(owner.id)

    expect(await messenger.send(toOwner, reminder)).toEqual({ kind: "failed", why: "has removed the app" })
    expect(await conversations.find(personKey(owner.id))).toBeNull()
    world.teams.install(owner.id)
  })

  it("who blocked the app fails, and the conversation is kept for when they let it in again", async () => {
    const { messenger, conversations } = await aMessenger()
    world.teams.block(owner.id)

    expect(await messenger.send(toOwner, reminder)).toEqual({ kind: "failed", why: "has blocked the app" })
    expect(await conversations.find(personKey(owner.id))).not.toBeNull()
    world.teams.unblock(owner.id)
  })

  it("who blocked the app is known by either form of the refusal, and told in the activity feed", async () => {
    const { messenger, conversations } = await aMessenger({ isFeedThere: true })
    const message = JSON.stringify({ subCode: "MessageWritesBlocked", details: null, errorCode: null })
    world.teams.inject({ status: 403, body: { errorCode: 209, message } })

    expect(await messenger.send(toOwner, reminder)).toEqual({
      kind: "sent",
      delivered: null,
      why: "told in the activity feed, having blocked or removed the app",
    })
    expect(told).toHaveLength(1)
    expect(await conversations.find(personKey(owner.id))).not.toBeNull()
  })

  it.each([
    [
      { status: 429, retryAfterSeconds: 9 },
      { kind: "retry", afterSeconds: 9 },
    ],
    [{ status: 503 }, { kind: "retry", afterSeconds: null }],
    [{ status: 412 }, { kind: "retry" }],
    [{ status: 500 }, { kind: "unknown" }],
    [{ status: 502 }, { kind: "unknown" }],
    [{ status: 504, afterSuccess: true }, { kind: "unknown" }],
    [{ reset: true }, { kind: "unknown" }],
    [{ reset: true, afterSuccess: true }, { kind: "unknown" }],
  ])("is tried once and no more when Teams answers %j", async (fault, delivery) => {
    const { messenger } = await aMessenger()
    const before = posts()
    const count = inChat().length
    world.teams.inject({ ...fault, method: "POST", times: 1 })

    expect(await messenger.send(toOwner, reminder)).toMatchObject(delivery)
    expect(posts()).toBe(before + 1)
    expect(inChat()).toHaveLength(count + ("afterSuccess" in fault ? 1 : 0))
  })

  it("whose conversation is no longer there arrives, once, in one made anew", async () => {
    const { messenger, conversations, chat } = await aMessenger()
    await conversations.keep(personKey(owner.id), { ...chat, conversationId: "gone" })
    const [count, before] = [inChat().length, posts()]

    expect(await messenger.send(toOwner, reminder)).toMatchObject({ kind: "sent", delivered: {} })
    expect(inChat()).toHaveLength(count + 1)
    expect(posts()).toBe(before + 3)
    expect(await conversations.find(personKey(owner.id))).toMatchObject({ conversationId: chat.conversationId })
  })

  it("is tried in one conversation made anew and in no further one", async () => {
    const { messenger, conversations } = await aMessenger()
    const gone = { error: { code: "ConversationNotFound", message: "Conversation not found." } }
    world.teams.inject({ status: 404, body: gone, path: "/activities", times: 3 })
    const before = posts()

    expect(await messenger.send(toOwner, reminder)).toEqual({
      kind: "failed",
      why: "the conversation no longer exists",
    })
    expect(posts()).toBe(before + 3)
    expect(await conversations.find(personKey(owner.id))).toBeNull()
  })

  it.each([
    [502, "unknown"],
    [403, "failed"],
  ])("is not sent again when a conversation made anew answers %i", async (status, kind) => {
    const { messenger } = await aMessenger()
    const gone = { error: { code: "ConversationNotFound", message: "Conversation not found." } }
    world.teams.inject({ status: 404, body: gone, path: "/activities" })
    world.teams.inject({ status, path: "/activities" })
    const before = posts()

    expect(await messenger.send(toOwner, reminder)).toMatchObject({ kind })
    expect(posts()).toBe(before + 3)
  })

  it("waits for the next round when a conversation may not be made anew at once", async () => {
    const { messenger, conversations, chat } = await aMessenger({ turns: [] })
    await conversations.keep(personKey(owner.id), { ...chat, conversationId: "gone" })
    const before = posts()

    expect(await messenger.send(toOwner, reminder)).toMatchObject({ kind: "retry" })
    expect(posts()).toBe(before + 1)
  })

  it("is certainly not sent, and worth another try, while the store does not say where to", async () => {
    const { messenger, conversations } = await aMessenger()
    const before = posts()
    conversations.find = async () => {
      throw new AppError("unavailable", "the table did not answer in time")
    }

    expect(await messenger.send(toOwner, reminder)).toMatchObject({ kind: "retry" })
    expect(posts()).toBe(before)
  })

  it("is never sent to an address that is not one of Teams, nor is the token", async () => {
    const { messenger, chat } = await aMessenger({ serviceUrl: "https://elsewhere.example/" })

    expect(await messenger.send(toOwner, reminder)).toMatchObject({ kind: "failed" })
    await expect(messenger.sendText(chat, "hello")).rejects.toThrow("not an address of Teams")
  })

  it("whose content no card can be made of fails", async () => {
    const { messenger } = await aMessenger()

    expect(await messenger.send(toOwner, { type: "poem" })).toMatchObject({ kind: "failed" })
    expect(await messenger.send(toOwner, { ...reminder, items: "many" } as never)).toMatchObject({ kind: "failed" })
  })
})

describe("a message that must have ended by a moment", () => {
  it.each([
    ["that is too near", 4000, "retry"],
    ["that leaves it its time", 60_000, "sent"],
  ])("%s", async (_title, left, kind) => {
    const { messenger } = await aMessenger()
    const before = posts()
    const delivery = await messenger.send(toOwner, reminder, Date.now() + left)
    expect(delivery).toMatchObject({ kind })
    expect(posts() - before).toBe(kind === "sent" ? 1 : 0)
  })

  it("is not sent when it came while it waited to go out, and is worth another try", async () => {
    const { messenger } = await aMessenger({ sendMilliseconds: 2000, gateMilliseconds: 300 })
    const before = posts()
    expect(await messenger.send(toOwner, reminder, Date.now() + 2200)).toMatchObject({ kind: "retry" })
    expect(posts()).toBe(before)
  })

  it("is given up when Teams takes longer than it may, and may have arrived", async () => {
    const { messenger } = await aMessenger({ sendMilliseconds: 300 })
    world.teams.inject({ delayMs: 3000, method: "POST", times: 1 })
    expect(await messenger.send(toOwner, reminder)).toMatchObject({ kind: "unknown" })
  })

  it("may wait to go out for longer than it may take", async () => {
    const { messenger } = await aMessenger({ sendMilliseconds: 1500, gateMilliseconds: 1800 })
    expect(await messenger.send(toOwner, reminder)).toMatchObject({ kind: "sent" })
  })

  it("makes no conversation either when that is too near", async () => {
    const { messenger } = await aMessenger({ isKnown: false })
    const before = posts()
    expect(await messenger.send(toOwner, reminder, Date.now())).toMatchObject({ kind: "retry" })
    expect(posts()).toBe(before)
  })
})

describe("a message to a channel", () => {
  const digest = {
    type: "digest",
    forumKey: "01FORUM",
    forumTitle: "CMT",
    day: "2026-11-26",
    at: "2026-11-26T09:00:00Z",
    since: "2026-11-12",
    plans: 1,
    actions: 1,
    counts: { blue: 0, green: 1, amber: 0, red: 0, none: 0 },
    newlyOverdue: { lines: [], exempt: 0 },
    completed: { lines: [], exempt: 0 },
    unowned: { lines: [], exempt: 0 },
    movedAgain: { lines: [], exempt: 0 },
    asked: { asked: 0, updated: 0, units: [] },
  }

  it("begins a thread of its own each time", async () => {
    const { messenger } = await aMessenger()
    const first = await messenger.send(toChannel, digest)
    const second = await messenger.send(toChannel, digest)

    const posted = world.teams.messages(ids.cmtChannel)
    expect(posted.map(({ rootId }) => rootId)).toEqual([null, null])
    expect([first, second]).toMatchObject(posted.map(({ id }) => ({ kind: "sent", delivered: { activityId: id } })))
  })
})

describe("words to a chat", () => {
  it("go at the pace of the person's cards, and are not sent when that has no turn", async () => {
    const { messenger, chat } = await aMessenger({ turns: [] })
    const before = posts()
    await expect(messenger.sendText({ ...chat, personId: owner.id }, "Kept.")).rejects.toMatchObject({ code: "busy" })
    expect(asked).toEqual([`person/${owner.id}`])
    expect(posts()).toBe(before)
  })

  it("are plain text, so that nothing in them is read as markup", async () => {
    const { messenger, chat } = await aMessenger()
    await messenger.sendText(chat, "**not bold** <at>all</at>")

    expect(inChat().at(-1)?.activity).toMatchObject({ text: "**not bold** <at>all</at>", textFormat: "plain" })
  })
})
