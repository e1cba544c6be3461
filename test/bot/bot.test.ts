import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { personKey } from "#bot/conversations.ts"
import { titlesOf } from "../support/readCard.ts"
import { tenantId } from "./channel.ts"
import { aBot, cardKey, owner, type SmallBot, stranger } from "./smallBot.ts"

let bot: SmallBot
beforeEach(async () => {
  bot = await aBot()
})
afterEach(() => bot.worker.stop())

const send = { card: cardKey, item: 0, answers: 0, "status:0": "complete", "words:0": "Done." }

describe("a press", () => {
  it("that cannot be read is answered with a status and a sentence in the body", async () => {
    const odd = [undefined, null, "text", 7, [], {}, { action: null }, { action: "x" }, { action: { verb: {} } }]
    for (const value of odd) {
      const answer = await bot.press("sendUpdate", send, owner, { value })
      expect(answer).toEqual({
        statusCode: 400,
        type: "application/vnd.microsoft.error",
        value: {
          code: "BadRequest",
          message: expect.stringMatching(/^That could not be read, so nothing was recorded/),
        },
      })
    }
    expect(bot.store.updates).toEqual([])
  })

  it.each([
    ["no data", undefined],
    ["a list for data", []],
    ["an item below none", { ...send, item: -1 }],
    ["half an item", { ...send, item: 0.5 }],
    ["a card that is no text", { ...send, card: { $ne: null } }],
    ["answers beyond all bounds", { ...send, answers: 1e9 }],
  ])("with %s records nothing", async (_title, data) => {
    expect(await bot.press("sendUpdate", data)).toMatchObject({ statusCode: 400 })
    expect(bot.store.updates).toEqual([])
  })

  it.each(["toString", "__proto__", "hasOwnProperty", "SENDUPDATE", "", null, 1])(
    "of verb %s is not understood",
    async verb => {
      expect(await bot.press(verb, send)).toMatchObject({ statusCode: 400 })
    },
  )

  it("by nobody in particular records nothing", async () => {
    for (const from of [undefined, null, {}, { id: "29:x", name: "Head of Learning" }])
      expect(await bot.press("sendUpdate", send, owner, { from })).toMatchObject({ statusCode: 400 })
    expect(bot.store.updates).toEqual([])
  })

  it("knows who acts however the letters of their id are written", async () => {
    const person = { ...owner, id: owner.id.toUpperCase() }
    expect(person.id).not.toBe(owner.id)
    expect(await bot.press("sendUpdate", send, person)).toMatchObject({ statusCode: 200 })
    expect(bot.store.updates).toMatchObject([{ actor: owner, words: "Done." }])
  })

  it("says who acts by who Teams says it is, whatever the card says", async () => {
    const data = { ...send, actor: stranger, aadObjectId: stranger.id, from: stranger, addresseeId: stranger.id }
    await bot.press("sendUpdate", data)

    expect(bot.store.updates).toMatchObject([{ actor: owner, words: "Done.", subjectKey: "action1" }])
  })

  it("cannot name another action than the card's, nor another state than it showed", async () => {
    await bot.press("sendUpdate", { ...send, actionKey: "action3", shown: { status: "complete" }, postKey: "manager" })

    expect(bot.store.updates).toMatchObject([{ subjectKey: "action1", forPost: { key: "post" } }])
  })

  it("that fails inside is answered 500 with a sentence, and nothing of the fault", async () => {
    bot.work.list = async () => {
      throw new Error("secret detail")
    }
    const answer = await bot.press("showCard", { card: cardKey })

    expect(answer).toMatchObject({ statusCode: 500, value: { code: "InternalServerError" } })
    expect(JSON.stringify(answer)).toContain("What you typed is still on the card: press again")
    expect(JSON.stringify(answer)).not.toContain("secret")
  })

  it("changes the message for the owner's other devices too, and stands when that fails", async () => {
    await bot.press("sendUpdate", send)
    expect(bot.updated).toMatchObject([{ id: "1:card" }])

    bot.faults.set("update", new Error("Teams is down"))
    expect(await bot.press("changeAnswer", { card: cardKey, item: 0 })).toMatchObject({ statusCode: 200 })
    await Promise.resolve()
    expect(bot.log).toContain("card not updated")
  })

  it("of another kind of invoke is not supported, and says so in the body", async () => {
    for (const name of ["task/fetch", "signin/verifyState", undefined, 7])
      expect(await bot.press("sendUpdate", send, owner, { name })).toMatchObject({ statusCode: 501 })
  })

  it("that comes as a message, where Action.Execute is unknown, does the same", async () => {
    await bot.say(undefined, { value: { ...send, verb: "sendUpdate" }, replyToId: "1:card" })
    expect(bot.store.updates).toMatchObject([{ words: "Done." }])
    expect(bot.updated).toMatchObject([{ id: "1:card" }])

    await bot.say(undefined, { value: { verb: "erase" } })
    await bot.say(undefined, { value: "odd" })
    expect(bot.sent.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^That could not be read/),
      expect.stringMatching(/^That could not be read/),
    ])
  })
})

describe("a message", () => {
  it.each(["help", "Help", " HELP! ", "hi", "hello.", "<at>Golden Thread</at> help"])("%s gets help", async text => {
    await bot.say(text)
    expect(bot.sent).toMatchObject([{ to: "a:chat", card: { type: "AdaptiveCard" } }])
  })

  it.each(["", "what?", undefined, null, "x".repeat(30_000), "constructor"])(
    "it cannot read gets a way forward",
    async text => {
      await bot.say(text)
      expect(bot.sent).toEqual([{ to: "a:chat", text: expect.stringContaining("“my actions”") }])
    },
  )

  it("that is no text, or that fails inside, gets a sentence", async () => {
    await bot.say({ odd: true })
    bot.faults.set("sendCard", new Error("secret detail"))
    await bot.say("help")

    expect(bot.sent.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^I cannot read that\./),
      "Something went wrong here. Please write again in a minute.",
    ])
  })

  it("is answered by nothing at all when Teams does not take the answer, and the bot goes on", async () => {
    bot.faults.set("sendText", new Error("Teams is down"))
    expect(await bot.say("what?")).toBeNull()
    bot.faults.clear()
    await bot.say("what?")
    expect(bot.sent).toHaveLength(1)
  })

  it("my actions makes one card, though Teams delivers it twice", async () => {
    await bot.say("my actions", { id: "f:7" })
    await bot.say("My actions.", { id: "f:7" })
    await bot.say("my actions", { id: "f:8" })

    const cards = await bot.work.list("message", { prefix: "asked/" })
    expect(cards).toHaveLength(2)
    expect(cards[0]?.body).toMatchObject({ to: { person: { id: owner.id } }, content: { items: [{}, {}, {}] } })
  })
})

describe("where somebody can be reached", () => {
  const find = (id = owner.id) => bot.conversations.find(personKey(id))

  it("is kept from whatever they do, and renewed when it changes", async () => {
    await bot.say("help")
    expect(await find()).toEqual({
      conversationId: "a:chat",
      serviceUrl: "https://smba.trafficmanager.net/uk/",
      tenantId,
      userId: `29:${owner.id}`,
      personId: owner.id,
    })
    await bot.take({ ...activity("conversationUpdate"), serviceUrl: "https://smba.trafficmanager.net/emea/" })
    expect((await find())?.serviceUrl).toBe("https://smba.trafficmanager.net/emea/")
  })

  it("is never a chat with others in it: a card forwarded there is pressed there", async () => {
    await bot.say("help")
    await bot.press("sendUpdate", send, owner, bot.inGroup)
    await bot.say("help", bot.inGroup)

    expect((await find())?.conversationId).toBe("a:chat")
  })

  it("is forgotten when they remove the app", async () => {
    await bot.say("help")
    await bot.take({ ...activity("installationUpdate"), action: "remove" })
    expect(await find()).toBeNull()
  })

  it("has the tenant also where Teams tells it in channelData only", async () => {
    await bot.say("help", { conversation: { id: "a:chat", conversationType: "personal" } })
    expect((await find())?.tenantId).toBe(tenantId)
  })

  it("of a channel is the channel, and not the thread or the person who wrote there", async () => {
    const conversation = { id: "19:cmt@thread;messageid=1", tenantId, conversationType: "channel" }
    await bot.say("help", { conversation, channelData: { channel: { id: "19:cmt@thread" } } })

    expect(await bot.conversations.find("channel/19:cmt@thread")).toMatchObject({ tenantId })
    expect(await find()).toBeNull()
  })

  const activity = (type: string) => ({
    type,
    serviceUrl: "https://smba.trafficmanager.net/uk/",
    from: { aadObjectId: owner.id, name: owner.name },
    conversation: { id: "a:chat", tenantId, conversationType: "personal" },
  })
})

it("what a card offers is what the bot understands", async () => {
  const answer = await bot.press("showCard", { card: cardKey })
  expect(titlesOf((answer as { value: unknown }).value)).toEqual(
    expect.arrayContaining(["Send update", "No change", "No change to all"]),
  )
})
