import { TeamsInfo } from "botbuilder"
import { afterEach, expect, test } from "vitest"
import type { TeamsSettings } from "#infra/local/teams/teams.ts"
import { card, chief, cmt, head, startSmallWorld } from "../smallWorld.ts"
import { cardMessage } from "../testBot.ts"

const closing: (() => unknown)[] = []

async function start(changes: Partial<TeamsSettings> = {}) {
  const world = await startSmallWorld(changes)
  closing.push(world.close)
  return world
}

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

test("a sent card can be updated and deleted", async () => {
  const { bot, teams } = await start()
  const reference = await bot.sendCardTo(head.id, card("One action to update"))
  const change = { ...cardMessage(card("Your update is in the plan")), id: reference.activityId ?? "" }

  await bot.continue(reference, async context => {
    await context.updateActivity(change)
  })
  const [updated] = teams.messages(teams.chatOf(head.id))
  await bot.continue(reference, async context => {
    await context.deleteActivity(reference.activityId ?? "")
  })
  const [deleted] = teams.messages(teams.chatOf(head.id))

  expect(updated?.activity.attachments?.[0]?.content).toEqual(card("Your update is in the plan"))
  expect(updated).toMatchObject({ deleted: false, id: reference.activityId })
  expect(deleted).toMatchObject({ deleted: true })
})

test("the bot can ask who is in a chat and in the channel", async () => {
  const { bot, teams } = await start()
  const reference = await bot.sendCardTo(head.id, card("One action to update"))
  let chat: (string | undefined)[] = []
  let channel: (string | undefined)[] = []

  await bot.continue(reference, async context => {
    chat = (await TeamsInfo.getPagedMembers(context)).members.map(member => member.aadObjectId)
  })
  await bot.continue({ conversation: { id: cmt.id } as never, serviceUrl: teams.serviceUrl }, async context => {
    channel = (await TeamsInfo.getPagedTeamMembers(context, cmt.id)).members.map(member => member.aadObjectId)
  })

  expect(chat).toEqual([head.id])
  expect(channel).toEqual([head.id, chief.id])
})

test.each([
  ["never had the app", "ForbiddenOperationException", 403],
  ["has removed the app", "ForbiddenOperationException", 403],
  ["has blocked the bot", "ConversationBlockedByUser", 403],
  ["is not in the directory", "NotFound", 404],
])("a person who %s cannot be written to", async (how, code, statusCode) => {
  const { bot, teams } = await start({ installedFor: how === "never had the app" ? [chief.id] : "all" })
  if (how === "has removed the app") teams.remove(head.id)
  if (how === "has blocked the bot") teams.block(head.id)
  const personId = how === "is not in the directory" ? "99999999-9999-4999-8999-999999999999" : head.id

  await expect(bot.sendCardTo(personId, card("One action to update"))).rejects.toMatchObject({ statusCode, code })

  expect(teams.messages(teams.chatOf(head.id))).toEqual([])
})

test("a chat goes quiet when the app is removed and opens again when it is added", async () => {
  const { bot, teams } = await start()
  const reference = await bot.sendCardTo(head.id, card("One action to update"))
  const remind = () =>
    bot.continue(reference, async context => {
      await context.sendActivity("Again")
    })
  teams.remove(head.id)

  await expect(remind()).rejects.toMatchObject({ statusCode: 403, code: "BotNotInConversationRoster" })
  teams.install(head.id)
  await remind()
  await teams.settled()

  expect(teams.messages(teams.chatOf(head.id))).toHaveLength(2)
  const theirs = bot.received.filter(
    ({ type, conversation }) => type === "installationUpdate" && conversation?.id === teams.chatOf(head.id),
  )
  expect(theirs.map(({ action }) => action)).toEqual(["add", "remove", "add"])
})

test("a message over about 100 KB is refused", async () => {
  const { bot, teams } = await start()

  await expect(bot.sendCardTo(head.id, card("x".repeat(60_000)))).rejects.toMatchObject({ statusCode: 413 })

  expect(teams.messages(teams.chatOf(head.id))).toEqual([])
})

test("without the bot's own token nothing is taken", async () => {
  const { teams, signIn } = await start()
  const foreign = await signIn.sign({ appid: "somebody-else" }, { aud: "https://api.botframework.com" })
  const post = async (authorization?: string) => {
    const answer = await fetch(`${teams.serviceUrl}v3/conversations/${teams.chatOf(head.id)}/activities`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(authorization && { authorization }) },
      body: JSON.stringify({ type: "message", text: "hello" }),
    })
    return answer.status
  }

  expect([await post(), await post("Bearer nonsense"), await post(`Bearer ${foreign}`)]).toEqual([401, 401, 401])
  expect(teams.messages(teams.chatOf(head.id))).toEqual([])
})

test("what is not spoken is refused aloud", async () => {
  const { teams, signIn, botApp } = await start()
  const bearer = await signIn.sign({ appid: botApp.clientId }, { aud: "https://api.botframework.com" })

  const answer = await fetch(`${teams.serviceUrl}v3/batch/conversation`, {
    headers: { authorization: `Bearer ${bearer}` },
  })

  expect(answer.status).toBe(501)
})
