import { afterEach, beforeEach, expect, test } from "vitest"
import { card, chief, cmt, head, startSmallWorld } from "../smallWorld.ts"
import { replacement } from "../testBot.ts"

let world: Awaited<ReturnType<typeof startSmallWorld>>
beforeEach(async () => {
  world = await startSmallWorld()
})
afterEach(() => world.close())

const refreshing = (text: string, ...userIds: string[]) => ({
  ...card(text),
  refresh: { action: { type: "Action.Execute", verb: "show", data: { form: "f1" } }, userIds },
})

test("a card is refreshed by the id under which the bot knows the person", async () => {
  const { bot, teams } = world
  await teams.sayAs(head.id, "hello")
  const knownAs = bot.received.find(({ type }) => type === "message")?.from?.id ?? ""
  const { activityId = "" } = await bot.sendCardTo(head.id, refreshing("One action to update", knownAs))
  bot.answerPresses(async ({ verb, data, activity }) =>
    replacement(card(`${verb} ${data.form} ${activity.value.trigger} for ${activity.from?.aadObjectId}`)),
  )

  const answer = await teams.refreshAs(head.id, activityId)

  expect(answer).toEqual(replacement(card(`show f1 automatic for ${head.id}`)))
  expect(knownAs).toBe(teams.memberOf(head.id))
  const [message] = teams.messages(teams.chatOf(head.id)).filter(({ id }) => id === activityId)
  expect(message?.activity.attachments?.[0]?.content).toEqual(refreshing("One action to update", knownAs))
})

test("a card that names nobody by that id is left as it is, and the bot hears nothing", async () => {
  const { bot, teams } = world
  const byObjectId = await bot.sendCardTo(head.id, refreshing("By object id", head.id))
  const plain = await bot.sendCardTo(head.id, card("Plain"))

  const answers = [
    await teams.refreshAs(head.id, byObjectId.activityId ?? ""),
    await teams.refreshAs(head.id, plain.activityId ?? ""),
    await teams.refreshAs(head.id, "no such message"),
  ]

  expect(answers).toEqual([undefined, undefined, undefined])
  expect(bot.received.filter(({ type }) => type === "invoke")).toEqual([])
})

test("in the channel each viewer is named apart", async () => {
  const { bot, teams } = world
  await bot.sendCardToChannel(cmt.id, refreshing("Digest", teams.memberOf(chief.id)))
  const post = teams.messages(cmt.id)[0]?.id ?? ""
  bot.answerPresses(async ({ activity }) => replacement(card(`For ${activity.from?.aadObjectId}`)))

  expect(await teams.refreshAs(chief.id, post)).toEqual(replacement(card(`For ${chief.id}`)))
  expect(await teams.refreshAs(head.id, post)).toBeUndefined()
})
