// Somebody who cannot be reached: the ledger says why, they are tried again on the next working day, and nobody is lost.
import { afterAll, beforeAll, expect, it } from "vitest"
import type { Message } from "#domain/message/message.ts"
import type { Reminder } from "#domain/reminder/reminder.ts"
import { chatOf } from "../support/chat.ts"
import { type LocalWorld, startLocalWorld, until } from "../support/localWorld.ts"
import { personIn } from "../support/people.ts"

let local: LocalWorld
beforeAll(async () => {
  local = await startLocalWorld()
})
afterAll(() => local.close())

/** Has blocked the bot; has removed the app, so that not even the activity feed reaches them. */
const blocked = "Equalities Officer"
const without = "Recruitment Strategy Manager"

const cardsOf = (label: string, day: string) =>
  chatOf(local, label)
    .cards()
    .filter(({ card }) => JSON.stringify(card).includes(`reminder/${day}/`))
const linesOf = (label: string) => local.world.teams.feed(personIn(label).id)

/** The day's ledger, once everything in it has come to an end. */
const ledgerOf = (day: string) =>
  until(`the ledger of ${day} to settle`, () => {
    const rows = local.rows<Message<Reminder>>("message").filter(({ key }) => key.startsWith(`reminder/${day}/`))
    return rows.every(({ state }) => state !== "pending" && state !== "sending") && rows
  })
const rowOf = async (label: string, day: string) =>
  (await ledgerOf(day)).find(({ key }) => key.endsWith(personIn(label).id))

it("says of everybody what became of their card, and the sums hold", async () => {
  local.world.teams.block(personIn(blocked).id)
  local.world.teams.remove(personIn(without).id)
  const { added } = await local.app.sendReminders()
  const rows = await ledgerOf("2026-11-26")

  expect(rows).toHaveLength(added)
  expect(rows.filter(({ state }) => state === "sent")).toHaveLength(added - 1)
  expect(await rowOf(blocked, "2026-11-26")).toMatchObject({
    state: "sent",
    body: { why: "told in the activity feed, having blocked or removed the app", delivered: null },
  })
  expect(await rowOf(without, "2026-11-26")).toMatchObject({ state: "failed" })
  expect((await rowOf(without, "2026-11-26"))?.body.why).not.toBeNull()
  expect(cardsOf(blocked, "2026-11-26")).toEqual([])
  expect(linesOf(blocked)).toHaveLength(1)
})

it("tries on the next working day whom nothing reached, and nobody else", async () => {
  await local.restart("2026-11-27")
  await local.app.sendReminders()
  const rows = await ledgerOf("2026-11-27")

  expect(rows.map(({ key }) => key)).toEqual([`reminder/2026-11-27/${personIn(without).id}`])
  expect(rows[0]).toMatchObject({ state: "failed" })
})

it("tries nobody on a weekend", async () => {
  await local.restart("2026-11-28")

  expect(await local.app.sendReminders()).toMatchObject({ state: "planned", added: 0 })
})

it("reaches them once the app is there again, with what they were to be asked", async () => {
  local.world.teams.install(personIn(without).id)
  await local.world.teams.settled()
  const asked = (await rowOf(without, "2026-11-26"))?.body.content.items.map(({ actionKey }) => actionKey)
  await local.restart("2026-11-30")
  await local.app.sendReminders()
  const row = await rowOf(without, "2026-11-30")

  expect(row?.state).toBe("sent")
  expect(row?.body.content.items.map(({ actionKey }) => actionKey)).toEqual(expect.arrayContaining(asked ?? ["none"]))
  expect(cardsOf(without, "2026-11-30")).toHaveLength(1)
})

it("goes back to cards with whoever lets the bot in again", async () => {
  local.world.teams.unblock(personIn(blocked).id)
  await local.restart("2026-12-01")
  await local.app.sendReminders()

  expect(await rowOf(blocked, "2026-12-01")).toMatchObject({ state: "sent", body: { why: null } })
  expect(cardsOf(blocked, "2026-12-01")).toHaveLength(1)
  expect(linesOf(blocked)).toHaveLength(1)
})
