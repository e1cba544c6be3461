import { setTimeout as rest } from "node:timers/promises"
import { afterEach, beforeEach, expect, test } from "vitest"
import type { Fault } from "#infra/local/teams/connector/faults.ts"
import { card, head, startSmallWorld } from "../smallWorld.ts"

let world: Awaited<ReturnType<typeof startSmallWorld>>
beforeEach(async () => {
  world = await startSmallWorld()
})
afterEach(() => world.close())

const sends = { method: "POST", path: "/activities" }

async function remind() {
  const sent = await world.bot.sendCardTo(head.id, card("One action to update")).then(
    () => "sent",
    error => (error.statusCode as number | undefined) ?? (error.code as string),
  )
  // The log hears of a dropped connection a moment after the bot does.
  await rest(50)
  const arrived = world.teams.messages(world.teams.chatOf(head.id)).length
  const exchange = world.teams.requests().findLast(({ path }) => path.includes("/activities"))
  return { sent, arrived, status: exchange?.status, ambiguous: exchange?.ambiguous }
}

test.each<{ what: string; fault: Fault; outcome: Awaited<ReturnType<typeof remind>> }>([
  { what: "429", fault: { status: 429 }, outcome: { sent: 429, arrived: 0, status: 429, ambiguous: false } },
  { what: "412", fault: { status: 412 }, outcome: { sent: 412, arrived: 0, status: 412, ambiguous: false } },
  { what: "502", fault: { status: 502 }, outcome: { sent: 502, arrived: 0, status: 502, ambiguous: false } },
  { what: "503", fault: { status: 503 }, outcome: { sent: 503, arrived: 0, status: 503, ambiguous: false } },
  { what: "504", fault: { status: 504 }, outcome: { sent: 504, arrived: 0, status: 504, ambiguous: false } },
  {
    what: "504 after the message has arrived",
    fault: { status: 504, afterSuccess: true },
    outcome: { sent: 504, arrived: 1, status: 504, ambiguous: true },
  },
  { what: "a reset", fault: { reset: true }, outcome: { sent: "ECONNRESET", arrived: 0, status: 0, ambiguous: false } },
  {
    what: "a reset after the message has arrived",
    fault: { reset: true, afterSuccess: true },
    outcome: { sent: "ECONNRESET", arrived: 1, status: 0, ambiguous: true },
  },
  {
    what: "a slow answer",
    fault: { delayMs: 100 },
    outcome: { sent: "sent", arrived: 1, status: 201, ambiguous: false },
  },
])("$what is what the bot sees and the log tells", async ({ fault, outcome }) => {
  world.teams.inject({ ...sends, ...fault })

  expect(await remind()).toEqual(outcome)
})

test("a throttled answer says when to come again, only if asked to", async () => {
  const ask = async (fault: Fault) => {
    world.teams.inject(fault)
    const bearer = await world.signIn.sign({ appid: world.botApp.clientId }, { aud: "https://api.botframework.com" })
    const answer = await fetch(`${world.teams.serviceUrl}v3/conversations`, {
      method: "POST",
      headers: { authorization: `Bearer ${bearer}`, "content-type": "application/json" },
      body: "{}",
    })
    return [answer.status, answer.headers.get("retry-after")]
  }

  expect(await ask({ status: 429, retryAfterSeconds: 7 })).toEqual([429, "7"])
  expect(await ask({ status: 429 })).toEqual([429, null])
})

test("an answer that the bot did not wait for is ambiguous", async () => {
  world.teams.inject({ delayMs: 300, afterSuccess: true })
  const bearer = await world.signIn.sign({ appid: world.botApp.clientId }, { aud: "https://api.botframework.com" })
  const send = fetch(`${world.teams.serviceUrl}v3/conversations/${world.teams.chatOf(head.id)}/activities`, {
    method: "POST",
    headers: { authorization: `Bearer ${bearer}`, "content-type": "application/json" },
    body: JSON.stringify({ type: "message", text: "hello" }),
    signal: AbortSignal.timeout(100),
  })

  await expect(send).rejects.toThrow()
  await rest(400)

  expect(world.teams.messages(world.teams.chatOf(head.id))).toHaveLength(1)
  expect(world.teams.requests().at(-1)).toMatchObject({ status: 0, ambiguous: true })
})

test("a fault strikes only what it names, as often as it says, and can be cleared", async () => {
  world.teams.inject({ ...sends, status: 503, times: 2 })

  expect([(await remind()).sent, (await remind()).sent, (await remind()).sent]).toEqual([503, 503, "sent"])

  world.teams.inject({ ...sends, status: 503, times: 100 })
  world.teams.clearFaults()
  expect((await remind()).sent).toBe("sent")
})

test("faults can be set and cleared over HTTP", async () => {
  const faults = `${world.teams.origin}/_local/faults`
  const post = await fetch(faults, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...sends, status: 502, times: 5 }),
  })

  const struck = await remind()
  const cleared = await fetch(faults, { method: "DELETE" })
  const free = await remind()

  expect([post.status, struck.sent, cleared.status, free.sent]).toEqual([201, 502, 204, "sent"])
})
