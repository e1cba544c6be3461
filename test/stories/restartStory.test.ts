// The app goes and comes back: nothing is sent twice, nothing is forgotten, and the next day with a card has its own.
import { afterAll, beforeAll, expect, it } from "vitest"
import { samplePeople } from "#infra/provision/sample/people.ts"
import { chatOf } from "../support/chat.ts"
import { listsOf } from "../support/lists.ts"
import { type LocalWorld, startLocalWorld, until } from "../support/localWorld.ts"
import { personIn } from "../support/people.ts"
import { textsOf } from "../support/readCard.ts"

let local: LocalWorld
beforeAll(async () => {
  local = await startLocalWorld()
})
afterAll(() => local.close())

const learning = "Head of Learning and Development"
const owner = () => chatOf(local, learning)
const reminders = (label = learning) =>
  chatOf(local, label)
    .cards()
    .filter(({ summary }) => summary?.includes("to update"))

const seenIn = async (path: string) => {
  const token = await local.world.signIn.ssoToken(personIn(learning).id)
  return (await fetch(`${local.app.origin}${path}`, { headers: { authorization: `Bearer ${token}` } })).json()
}

const nothingIsOnItsWay = () =>
  until("all reminders to be sent", async () => {
    const { messages } = await (await fetch(`${local.app.origin}/health`)).json()
    return messages.pending === 0 && messages.sending === 0
  })

/** Reminders that stand in the chats of small Teams, everybody's together. */
const delivered = () => samplePeople.reduce((sum, { post }) => sum + reminders(post).length, 0)

it("sends nothing twice, however often it is started and asked on one day", async () => {
  const { added } = await local.app.sendReminders()
  await nothingIsOnItsWay()
  const before = delivered()
  await local.restart()
  const again = await local.app.sendReminders()
  await local.restart()
  await local.app.sendReminders()
  await nothingIsOnItsWay()

  expect(added).toBeGreaterThan(5)
  expect(before).toBe(added)
  expect(delivered()).toBe(added)
  expect(again).toEqual({ state: "planned", added: 0, alreadyThere: added })
  expect(reminders()).toHaveLength(1)
  expect(reminders("Communications Officer")).toHaveLength(1)
})

it("sends on the day it was stopped what it had not sent yet", async () => {
  await owner().say("my actions")
  const before = owner().cards().length
  await local.restart()

  await until("the card that was asked for", () => owner().cards().length >= 2)
  expect(owner().cards().length - before).toBeLessThanOrEqual(1)
  expect(owner().cards()).toHaveLength(2)
})

it("takes an answer on a card it sent before, and knows the earlier ones", async () => {
  const [card] = reminders()
  if (!card) throw new Error("no card")
  await owner().press(card, "Send update", { "status:0": "complete", "words:0": "Before the restart." })
  await local.restart()

  const answer = await owner().press(card, "No change", {}, 1)

  const seen = textsOf(answer.value).join("\n")
  expect(seen).toContain("“Before the restart.”")
  expect(seen).toContain("You said: no change.")
})

it("shows what was edited, added and deleted in the lists while it was off, without reading them whole", async () => {
  const lists = listsOf(local.world)
  const edited = await lists.actionByReference("1.5")
  const deleted = await lists.actionByReference("3.3")
  await local.stopApp()
  await lists.edit("Actions", edited.id, { Progress: "Edited by a site owner." })
  await lists.remove("Actions", deleted.id)
  const before = local.world.graph.requests().length
  await local.restart()

  const detail = await seenIn(`/api/actions/${edited.fields.Key}`)
  expect(detail.action.progress).toBe("Edited by a site owner.")
  expect((await seenIn(`/api/actions/${deleted.fields.Key}`)).error.code).toBe("notFound")
  const since = local.world.graph.requests().slice(before)
  expect(since.filter(({ query }) => query.includes("$top=5000"))).toEqual([])
  expect(since.filter(({ path }) => path.endsWith("/delta")).length).toBeGreaterThanOrEqual(10)
})

it("takes in an edit made while it runs", async () => {
  const lists = listsOf(local.world)
  const action = await lists.actionByReference("1.5")
  await lists.edit("Actions", action.id, { Progress: "Edited while it runs." })
  await local.app.refresh()

  expect((await seenIn(`/api/actions/${action.fields.Key}`)).action.progress).toBe("Edited while it runs.")
})

it("asks nobody again on the day after", async () => {
  await local.restart("2026-11-27")

  expect(await local.app.sendReminders()).toEqual({ state: "planned", added: 0, alreadyThere: 0 })
})

it("sends the due day's card with what is still open, and the chat keeps the earlier ones", async () => {
  const before = owner().cards()
  await local.restart("2026-12-01")
  await local.app.sendReminders()

  const next = await until("the due day's card", () => owner().cards()[before.length])
  expect(owner().cards()[0]?.id).toBe(before[0]?.id)
  const seen = textsOf(next.card).join("\n")
  expect(seen).not.toContain("2.2 Every new manager")
  expect(seen).toContain("2.6 Give new managers a mentor")
  expect((await seenIn("/api/me")).today).toBe("2026-12-01")
})
