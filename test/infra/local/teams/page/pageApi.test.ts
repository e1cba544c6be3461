import { afterEach, beforeEach, expect, test } from "vitest"
import type { MessageView } from "#infra/local/teams/page/view.ts"
import { card, chief, cmt, head, startSmallWorld } from "../smallWorld.ts"
import { cardMessage, replacement } from "../testBot.ts"

let world: Awaited<ReturnType<typeof startSmallWorld>>
beforeEach(async () => {
  world = await startSmallWorld()
})
afterEach(() => world.close())

async function read<T>(path: string): Promise<T> {
  return (await (await fetch(world.teams.origin + path)).json()) as T
}

async function post(path: string, body: unknown) {
  const headers = { "content-type": "application/json" }
  const answer = await fetch(world.teams.origin + path, { method: "POST", headers, body: JSON.stringify(body) })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

async function messages(person: string, place = "chat"): Promise<MessageView[]> {
  return (await read<{ messages: MessageView[] }>(`/_local/messages?person=${person}&place=${place}`)).messages
}

test("the page is told who is here by their posts, and where the tab is", async () => {
  expect(await read("/_local/small-teams")).toMatchObject({
    people: [{ id: head.id, post: "Head of Learning and Development" }, { id: chief.id }],
    tab: { contentUrl: "/tab/index.html", entityId: "plans" },
    team: { channel: cmt },
    today: "2026-11-26",
  })
})

test("what is written and pressed on the page goes the whole way round", async () => {
  const { activityId } = await world.bot.sendCardTo(head.id, card("One action to update"))
  world.bot.answerPresses(async ({ data }) => replacement(card(`Got ${data.words}`)))

  await post("/_local/messages", { person: head.id, text: "my actions" })
  const pressed = await post("/_local/presses", { person: head.id, activityId, verb: "send", data: { words: "this" } })

  expect(pressed.body).toEqual(replacement(card("Got this")))
  expect(await messages(head.id)).toMatchObject([
    { fromBot: true, author: "Golden Thread", cards: [card("One action to update")] },
    { fromBot: false, author: head.displayName, text: "my actions" },
    { fromBot: true, text: "You said: my actions" },
  ])
  expect(await messages(chief.id)).toEqual([])
})

test("a pressed Action.Submit reaches the bot as a message with a value and no text", async () => {
  let value: unknown
  world.bot.answerMessages(async context => {
    value = { text: context.activity.text, value: context.activity.value, replyToId: context.activity.replyToId }
  })

  await post("/_local/messages", { person: head.id, value: { verb: "send" }, replyToId: "1" })

  expect(value).toEqual({ text: undefined, value: { verb: "send" }, replyToId: "1" })
})

test("the page hears at once what its person would see, and nothing else", async () => {
  const stop = new AbortController()
  const events = await fetch(`${world.teams.origin}/_local/events?person=${head.id}`, { signal: stop.signal })
  const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader()
  let heard = ""
  const hear = async (until: string) => {
    while (reader && !heard.includes(until)) heard += (await reader.read()).value ?? ""
  }

  await hear("ready")
  await world.bot.sendCardTo(chief.id, card("For the chief"))
  const reference = await world.bot.sendCardTo(head.id, card("For the head"))
  await world.bot.sendCardToChannel(cmt.id, card("For everybody"))
  await world.bot.continue(reference, async context => {
    await context.updateActivity({ ...cardMessage(card("Changed")), id: reference.activityId ?? "" })
  })
  await hear("Changed")
  stop.abort()

  expect(heard).toContain("For the head")
  expect(heard).toContain("For everybody")
  expect(heard).not.toContain("For the chief")
})

test("the tab's sign-on token is the chosen person's", async () => {
  const { token } = await read<{ token: string }>(`/_local/sso-token?person=${chief.id}`)

  expect(JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()).oid).toBe(chief.id)
})

test("somebody who is not here is nobody", async () => {
  expect((await fetch(`${world.teams.origin}/_local/messages?person=nobody`)).status).toBe(404)
})

test("a web page elsewhere cannot read or press anything", async () => {
  const answer = await fetch(`${world.teams.origin}/_local/small-teams`, {
    headers: { origin: "https://elsewhere.example" },
  })

  expect(answer.status).toBe(421)
})
