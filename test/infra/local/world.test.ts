import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, it, onTestFinished } from "vitest"
import { ids, secrets, site, startWorld, type WorldSettings } from "#infra/local/world.ts"

const clerk = {
  id: "77777777-7777-4777-8777-777777777777",
  displayName: "Clerk",
  userPrincipalName: "clerk@council.example",
  post: "Clerk to CMT",
  canRead: true,
}

/** The world without the app, spoken to in the app's name. */
async function start(changes: Partial<WorldSettings> = {}) {
  const folder = await mkdtemp(join(tmpdir(), "golden-thread-world-"))
  const world = await startWorld({
    folder,
    ports: { teams: 0, graph: 0, signIn: 0 },
    appOrigin: "http://127.0.0.1:9",
    people: [clerk],
    today: () => "2026-11-26",
    activityTypes: { updatesDue: "{count} updates are due" },
    ...changes,
  })
  onTestFinished(async () => {
    await world.close()
    await rm(folder, { recursive: true })
  })
  const form = { grant_type: "client_credentials", client_id: ids.api, client_secret: secrets.api }
  const granted = await fetch(world.signIn.tokenEndpoint, {
    method: "POST",
    body: new URLSearchParams({ ...form, scope: "https://graph.microsoft.com/.default" }),
  })
  const { access_token } = (await granted.json()) as { access_token: string }
  const ask = (path: string, body?: object) =>
    fetch(`${world.graph.origin}/v1.0${path}`, {
      headers: { authorization: `Bearer ${access_token}`, "content-type": "application/json" },
      ...(body && { method: "POST", body: JSON.stringify(body) }),
    })
  const notify = async () => {
    const { status } = await ask(`/users/${clerk.id}/teamwork/sendActivityNotification`, {
      topic: { source: "text", value: "Plans", webUrl: "https://teams.microsoft.com/l/entity/app/plans" },
      activityType: "updatesDue",
      previewText: { content: "2.4 and 2.5" },
      templateParameters: [{ name: "count", value: "Two" }],
    })
    return status
  }
  return { world, ask, notify }
}

describe("startWorld", () => {
  it("brings what the app tells through Graph into the person's feed in Teams", async () => {
    const { world, notify } = await start()

    expect(await notify()).toBe(204)

    expect(world.teams.feed(clerk.id)).toMatchObject([
      { personId: clerk.id, text: "Two updates are due", previewText: "2.4 and 2.5", day: "2026-11-26" },
    ])
  })

  it("tells nobody who has not the app, but somebody who only blocked the bot", async () => {
    const { world, notify } = await start()

    world.teams.block(clerk.id)
    const blocked = await notify()
    world.teams.uninstall(clerk.id)
    const uninstalled = await notify()

    expect([blocked, uninstalled]).toEqual([204, 403])
    expect(world.teams.feed(clerk.id)).toHaveLength(1)
  })

  it("can be a tenant whose administrator gave no leave for the feed", async () => {
    const { world, notify } = await start({ activityFeed: false })

    expect(await notify()).toBe(403)

    expect(world.teams.feed(clerk.id)).toEqual([])
  })

  it("lets the app read the directory by itself, as it now is", async () => {
    const { world, ask } = await start()
    world.graph.disable(clerk.id)

    const answer = await ask(`/users/${clerk.id}?$select=displayName,accountEnabled`)

    expect(await answer.json()).toMatchObject({ displayName: "Clerk", accountEnabled: false })
  })

  it("refuses for units when told to, and not otherwise", async () => {
    const path = `/sites/${site.host}:${site.path}`
    const strict = await start({ graph: { enforceUnits: true, unitsPerMinute: 2 } })
    const usual = await start({ graph: { unitsPerMinute: 2 } })
    const three = async ({ ask }: typeof strict) => [await ask(path), await ask(path), await ask(path)]

    expect((await three(strict)).map(({ status }) => status)).toEqual([200, 200, 429])
    expect((await three(usual)).map(({ status }) => status)).toEqual([200, 200, 200])
  })

  it("knows no type of activity that is not declared", async () => {
    const { notify } = await start({ activityTypes: {} })

    expect(await notify()).toBe(400)
  })
})
