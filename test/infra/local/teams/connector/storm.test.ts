import { setTimeout as rest } from "node:timers/promises"
import { afterEach, beforeEach, expect, test } from "vitest"
import { type StormInput, storms } from "#infra/local/teams/connector/storm.ts"
import { card, chief, cmt, head, startSmallWorld } from "../smallWorld.ts"

const everything: StormInput["kinds"] = [
  ...(["412", "429", "429-retry-after", "502", "503", "504", "502-after-success", "504-after-success"] as const),
  ...(["reset", "reset-after-success", "slow"] as const),
]

let world: Awaited<ReturnType<typeof startSmallWorld>>
beforeEach(async () => {
  world = await startSmallWorld()
})
afterEach(() => world.close())

const struckBy = (storm: StormInput, method: string, times = 1_000) => {
  const { storm: raise, take } = storms()
  raise(storm)
  return Array.from({ length: times }, () => take(method, "/v3/conversations")?.kind)
}

/** Sends as a bot that tries nothing twice. */
async function sendOnce(personId: string): Promise<boolean> {
  const bearer = await world.signIn.sign({ appid: world.botApp.clientId }, { aud: "https://api.botframework.com" })
  const answer = await fetch(`${world.teams.serviceUrl}v3/conversations`, {
    method: "POST",
    headers: { authorization: `Bearer ${bearer}`, "content-type": "application/json" },
    body: JSON.stringify({ members: [{ id: personId }], activity: { type: "message", text: "Due" } }),
  }).catch(() => undefined)
  return answer?.status === 201
}

const send = (personId: string, text: string) =>
  world.bot.sendCardTo(personId, card(text)).then(
    () => true,
    () => false,
  )

test("a storm strikes the same requests alike for the same seed, at the rate asked for", () => {
  const storm: StormInput = { seed: 5, rate: 0.25, kinds: everything }
  const once = struckBy(storm, "POST")

  expect(struckBy(storm, "POST")).toEqual(once)
  expect(struckBy({ ...storm, seed: 6 }, "POST")).not.toEqual(once)
  expect(once.filter(Boolean).length / once.length).toBeCloseTo(0.25, 1)
  expect(new Set(struckBy({ ...storm, rate: 1 }, "POST"))).toEqual(new Set(everything))
})

test("a read is never struck by what only a write can meet, and what is not aimed at is left alone", () => {
  const reads = new Set(struckBy({ seed: 5, rate: 1, kinds: everything }, "GET"))

  expect(reads).toEqual(new Set(["429", "429-retry-after", "502", "503", "504", "reset", "slow"]))
  expect(struckBy({ seed: 5, rate: 1, kinds: ["503"], method: "put" }, "POST", 3)).toEqual([
    undefined,
    undefined,
    undefined,
  ])
  expect(struckBy({ seed: 5, rate: 1, kinds: ["503"], path: "/activities" }, "POST", 1)).toEqual([undefined])
})

test("after a storm the log tells exactly which cards exist, told or not", async () => {
  world.teams.storm({ seed: 2, rate: 0.5, kinds: everything, delayMs: 1, retryAfterSeconds: 0 })
  const told: boolean[] = []
  for (let n = 1; n <= 60; n += 1) told.push(await sendOnce(n % 2 ? head.id : chief.id))
  world.teams.calm()
  // The log hears of a dropped connection a moment after the bot does.
  await rest(50)

  const log = world.teams.requests()
  const made = log.filter(({ activityId }) => activityId !== undefined)
  for (const person of [head, chief]) {
    const chat = world.teams.chatOf(person.id)
    const cards = world.teams.messages(chat).map(({ id }) => id)
    const logged = made.filter(({ toPersonId }) => toPersonId === person.id)
    expect(logged.map(({ activityId }) => activityId)).toEqual(cards)
    expect(new Set(logged.map(({ conversationId }) => conversationId))).toEqual(new Set([chat]))
  }
  const known = made.filter(({ status }) => status === 201)
  const unknown = made.filter(({ ambiguous }) => ambiguous)
  expect(known.length).toBe(told.filter(Boolean).length)
  expect(unknown.length).toBeGreaterThan(0)
  expect(known.length + unknown.length).toBe(made.length)
  expect(unknown.every(({ struck }) => struck?.endsWith("-after-success"))).toBe(true)
  expect(log.map(({ atMs }) => atMs)).toEqual(log.map(({ at }) => Date.parse(at)))
})

test("a channel post is logged with its channel and nobody's name; opening a chat makes no message", async () => {
  await world.bot.sendCardTo(head.id, card("One"))
  await world.bot.sendCardToChannel(cmt.id, card("Five lines"))

  const [post] = world.teams.messages(cmt.id)
  const made = world.teams
    .requests()
    .map(({ path, conversationId, activityId }) => ({ path, conversationId, activityId }))
  expect(made[0]).toEqual({ path: "/v3/conversations", conversationId: undefined, activityId: undefined })
  expect(made.at(-1)).toEqual({ path: "/v3/conversations", conversationId: cmt.id, activityId: post?.id })
  expect(world.teams.requests().at(-1)).not.toHaveProperty("toPersonId")
})

test("storms can be raised and calmed over HTTP, and a wrong one is refused", async () => {
  const ask = (method: string, body?: unknown) =>
    fetch(`${world.teams.origin}/_local/storm`, {
      method,
      ...(body !== undefined && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    })

  const raised = await ask("POST", { seed: 1, rate: 1, kinds: ["502"], path: "/activities" })
  const struck = await send(head.id, "One")
  const calmed = await ask("DELETE")
  const free = await send(head.id, "Two")
  const wrong = await ask("POST", { seed: 1, rate: 1, kinds: ["500"] })

  expect([raised.status, struck, calmed.status, free, wrong.status]).toEqual([201, false, 204, true, 400])
})

test("a fault that was asked for comes before chance", async () => {
  world.teams.storm({ seed: 1, rate: 1, kinds: ["502"] })
  world.teams.inject({ status: 413 })

  await send(head.id, "One")

  expect(world.teams.requests().map(({ status, struck }) => [status, struck])).toEqual([[413, undefined]])
})
