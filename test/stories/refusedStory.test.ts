// What managers read when a decision reaches nobody, when a day ends before Teams takes its cards, and when it takes none.
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Message } from "#domain/message/message.ts"
import { RemindersAnswer } from "#domain/wire/reminders.ts"
import { actionKey } from "#infra/provision/sample/actionKey.ts"
import { askAs } from "../api/routes/askAs.ts"
import { type LocalWorld, startLocalWorld, until } from "../support/localWorld.ts"
import { personIn } from "../support/people.ts"

let local: LocalWorld
beforeAll(async () => {
  local = await startLocalWorld()
})
afterAll(() => local.close())

const officer = "Performance Officer"
const page = async () => RemindersAnswer.parse((await askAs(local, officer, "/api/reminders")).json)
const health = async () => (await fetch(`${local.app.origin}/health`)).status
const cards = (day: string) => local.rows<Message>("message").filter(({ key }) => key.startsWith(`reminder/${day}/`))
const posts = () => local.world.teams.requests().filter(({ method }) => method === "POST").length
/** Every card of a day is where it was waited for. */
const all = (day: string, what: (row: ReturnType<typeof cards>[number]) => boolean) =>
  until(`the cards of ${day}`, () => cards(day).every(what) && cards(day))

describe("when a decision reaches nobody", () => {
  const [owner, approver] = ["Head of Learning and Development", "Chief Executive"]

  it("whoever is to take it is listed, with what waits for them, until it is taken", async () => {
    local.world.teams.remove(personIn(approver).id)
    const later = { formId: "form", what: "laterDate", day: "2027-03-31", reason: "The trainer left." }
    await askAs(local, owner, `/api/actions/${actionKey("SSAP", "2.2")}/requests`, later)
    const listed = () =>
      until("the approver to be listed", async () => {
        const { unreached } = await page()
        return unreached.length > 0 && unreached
      })
    expect(await listed()).toMatchObject([
      {
        personId: personIn(approver).id,
        postTitles: [approver],
        about: expect.stringContaining("A decision on a later date for 2.2 waits for them"),
        advice: expect.stringContaining("install"),
      },
    ])

    const [row] = local.rows<Message>("message").filter(({ key }) => key.startsWith("decide/"))
    const request = row?.key.split("/")[1]
    const decision = { verdict: "agreed", words: "" }
    expect((await askAs(local, approver, `/api/requests/${request}/decision`, decision)).status).toBe(200)
    await until("nobody to be listed", async () => (await page()).unreached.length === 0)
    local.world.teams.install(personIn(approver).id)
    await local.world.teams.settled()
  })
})

describe("when a day ends before Teams takes its cards", () => {
  it("whoever had none is listed with what kept it, until they are reached", async () => {
    local.world.teams.inject({ status: 429, retryAfterSeconds: 1, times: 100_000 })
    const { added } = await local.app.sendReminders()
    await all("2026-11-26", ({ body }) => body.why !== null)
    await local.restart("2026-11-27")
    const rows = await all("2026-11-26", ({ state }) => state === "skipped")
    expect(new Set(rows.map(({ body }) => body.why))).toEqual(new Set(["Teams asked to wait"]))

    const { unreached } = await page()
    expect(unreached).toHaveLength(added)
    expect(unreached[0]).toMatchObject({ on: "2026-11-26", why: "Teams asked the app to wait." })

    local.world.teams.clearFaults()
    await local.app.sendReminders()
    await all("2026-11-27", ({ state }) => state === "sent")
    expect((await page()).unreached).toEqual([])
  })
})

describe("while the Teams administrator blocks the app", () => {
  const why = "the app is blocked by the Teams administrator"

  it("every card is tried once and waits, and the health line says why and what to do", async () => {
    await local.restart("2026-12-01")
    expect([(await page()).health.lastError, await health()]).toEqual([null, 200])
    const before = posts()
    const body = { error: { code: "BotDisabledByAdmin", message: "The bot is disabled by the tenant's admin." } }
    local.world.teams.inject({ status: 403, body, method: "POST", times: 1000 })
    const { added } = await local.app.sendReminders()
    const rows = await all("2026-12-01", ({ state, body }) => state === "pending" && body.why === why)
    expect(rows).toHaveLength(added)
    expect(posts()).toBe(before + added)

    const shown = await until("the health line to tell it", async () => {
      const now = await page()
      return now.health.lastError !== null && now
    })
    expect(shown.health).toMatchObject({
      isHealthy: false,
      oldestWaiting: "message",
      lastError: expect.stringMatching(/blocked by the Teams administrator.*admin centre/),
    })
    expect(await health()).toBe(503)
    expect(shown.sums).toMatchObject({ requested: added, waiting: added, failed: 0 })
    expect(shown.unreached).toEqual([])
  })
})
