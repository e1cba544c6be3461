import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, expect, test, vi } from "vitest"
import type { TeamsSettings } from "#infra/local/teams/teams.ts"
import { card, chief, cmt, head, startSmallWorld, tenantId } from "./smallWorld.ts"
import { message, replacement } from "./testBot.ts"

const closing: (() => unknown)[] = []

async function start(changes: Partial<TeamsSettings> = {}) {
  const world = await startSmallWorld(changes)
  closing.push(world.close)
  return world
}

/** botbuilder writes to the console what it also answers. */
function silenceBotbuilder() {
  const silent = vi.spyOn(console, "error").mockImplementation(() => {})
  closing.push(() => silent.mockRestore())
}

function temporaryFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "small-teams-"))
  closing.unshift(() => rmSync(folder, { recursive: true }))
  return join(folder, "teams.sqlite")
}

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

test("a reminder sent by object id stands in that person's chat and in nobody else's", async () => {
  const { bot, teams } = await start()

  await bot.sendCardTo(head.id, card("One action to update"))

  expect(teams.messages(teams.chatOf(head.id))).toMatchObject([
    { from: "bot", day: "2026-11-26", activity: { attachments: [{ content: card("One action to update") }] } },
  ])
  expect(teams.messages(teams.chatOf(chief.id))).toEqual([])
})

test("the bot is told of each person's installation and of the team's channel, once it is up", async () => {
  const { bot, teams } = await start({ installedFor: [head.id] })

  await teams.settled()

  const told = bot.received.filter(({ type }) => type === "installationUpdate")
  expect(told).toMatchObject([
    {
      from: { aadObjectId: head.id },
      conversation: { conversationType: "personal", tenantId, id: teams.chatOf(head.id) },
    },
    {
      conversation: { conversationType: "channel", id: cmt.id },
      channelData: { team: { id: "19:team@thread.tacv2" } },
    },
  ])
})

test("a person's words reach the bot as theirs, and the answer stands under them", async () => {
  const { bot, teams } = await start()

  await teams.sayAs(head.id, "2.4 complete")

  const heard = bot.received.find(({ type }) => type === "message")
  expect(heard).toMatchObject({ text: "2.4 complete", from: { aadObjectId: head.id }, channelId: "msteams" })
  expect(teams.messages(teams.chatOf(head.id)).map(({ activity }) => activity.text)).toEqual([
    "2.4 complete",
    "You said: 2.4 complete",
  ])
})

test("words that the bot did not take are marked so", async () => {
  const { teams } = await start({
    bot: { appId: "33333333-3333-4333-8333-333333333333", name: "Golden Thread", endpoint: "http://127.0.0.1:9/" },
  })

  await teams.sayAs(head.id, "hello")

  expect(teams.messages(teams.chatOf(head.id))).toMatchObject([{ undelivered: true }])
})

test("a press carries the button's data with what was typed, and brings the bot's card back", async () => {
  const { bot, teams } = await start()
  const { activityId = "" } = await bot.sendCardTo(head.id, card("One action to update"))
  bot.answerPresses(async ({ verb, data, activity }) =>
    replacement(card(`${verb} ${data.ref} ${data.words} by ${activity.from?.aadObjectId} on ${activity.replyToId}`)),
  )

  const answer = await teams.pressAs(head.id, activityId, {
    verb: "send",
    data: { ref: "2.4" },
    inputs: { words: "Agreed" },
  })

  expect(answer).toEqual(replacement(card(`send 2.4 Agreed by ${head.id} on ${activityId}`)))
})

test("a press on somebody else's card is refused before the bot hears of it", async () => {
  const { bot, teams } = await start()
  const { activityId = "" } = await bot.sendCardTo(head.id, card("One action to update"))

  await expect(teams.pressAs(chief.id, activityId, { verb: "send" })).rejects.toThrow("No message")

  expect(bot.received.filter(({ type }) => type === "invoke")).toEqual([])
})

test("a bot that fails a press is reported as Teams reports it", async () => {
  silenceBotbuilder()
  const { bot, teams } = await start()
  const { activityId = "" } = await bot.sendCardTo(head.id, card("One action to update"))
  bot.answerPresses(async () => {
    throw new Error("broken")
  })

  const failed = await teams.pressAs(head.id, activityId, { verb: "send" })
  await bot.close()
  const unreachable = await teams.pressAs(head.id, activityId, { verb: "send" })

  expect(failed).toMatchObject({ statusCode: 500, value: { message: "Something went wrong. Please try again." } })
  expect(unreachable.value).toMatchObject({ message: "Unable to reach app. Please try again." })
})

test("a later message by a kept reference lands in the same chat", async () => {
  const { bot, teams } = await start()
  const reference = await bot.sendCardTo(head.id, card("One action to update"))

  await bot.continue(reference, async context => {
    await context.sendActivity("Two days left")
  })

  expect(teams.messages(teams.chatOf(head.id)).at(-1)?.activity.text).toBe("Two days left")
})

test("a channel post starts a thread that can be pressed and replied to", async () => {
  const { bot, teams } = await start()
  const conversationId = await bot.sendCardToChannel(cmt.id, card("Five lines"))
  const [post] = teams.messages(cmt.id)
  bot.answerPresses(async ({ activity }) => message(activity.conversation?.id ?? ""))

  const pressed = await teams.pressAs(chief.id, post?.id ?? "", { verb: "agenda" })
  await bot.continue({ conversation: { id: conversationId } as never, serviceUrl: teams.serviceUrl }, async context => {
    await context.sendActivity("On the agenda")
  })

  expect(conversationId).toBe(`${cmt.id};messageid=${post?.id}`)
  expect(pressed.value).toBe(conversationId)
  expect(teams.messages(cmt.id).at(-1)).toMatchObject({ rootId: post?.id, activity: { text: "On the agenda" } })
})

test("a call that does not come from the channel is refused by the bot", async () => {
  silenceBotbuilder()
  const { bot } = await start()

  const answer = await fetch(bot.endpoint, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ type: "message", text: "hello", channelId: "msteams", serviceUrl: "http://127.0.0.1" }),
  })

  expect(answer.status).toBe(401)
})

test("after a restart chats, cards and references are as they were, and nobody is installed twice", async () => {
  const { bot, teams, reopen } = await start({ file: temporaryFile() })
  const reference = await bot.sendCardTo(head.id, card("One action to update"))
  teams.remove(chief.id)
  await teams.settled()
  const before = teams.messages(teams.chatOf(head.id))
  const told = bot.received.length
  await teams.close()

  const again = await reopen()
  closing.push(again.close)
  await again.settled()
  await bot.continue(reference, async context => {
    await context.sendActivity("Still here")
  })

  expect(again.messages(again.chatOf(head.id)).slice(0, -1)).toEqual(before)
  expect(bot.received.slice(told).map(({ type }) => type)).toEqual([])
  await expect(bot.sendCardTo(chief.id, card("Hello"))).rejects.toMatchObject({ statusCode: 403 })
})
