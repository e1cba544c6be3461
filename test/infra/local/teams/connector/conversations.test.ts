import { afterEach, expect, test } from "vitest"
import { chief, head, startSmallWorld, tenantId } from "../smallWorld.ts"

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function start(installedFor: "all" | string[]) {
  const world = await startSmallWorld({ installedFor })
  closing.push(world.close)
  const bearer = await world.signIn.sign({ appid: world.botApp.clientId }, { aud: "https://api.botframework.com" })
  const open = async (wanted: object) => {
    const answer = await fetch(`${world.teams.serviceUrl}v3/conversations`, {
      method: "POST",
      headers: { authorization: `Bearer ${bearer}`, "content-type": "application/json" },
      body: JSON.stringify({ isGroup: false, tenantId, channelData: { tenant: { id: tenantId } }, ...wanted }),
    })
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }
  return { ...world, open }
}

const message = { type: "message", text: "Two updates are due" }

test("a chat that was never opened is opened by object id, and the same one again", async () => {
  const { teams, open } = await start("all")

  const first = await open({ members: [{ id: head.id }] })
  const again = await open({ members: [{ id: teams.memberOf(head.id) }], activity: message })

  expect([first.status, again.status]).toEqual([201, 201])
  expect([first.body.id, again.body.id]).toEqual([teams.chatOf(head.id), teams.chatOf(head.id)])
  expect(teams.messages(teams.chatOf(head.id))).toMatchObject([{ id: again.body.activityId, from: "bot" }])
  expect(teams.requests()).toMatchObject([
    { path: "/v3/conversations", status: 201 },
    { path: "/v3/conversations", status: 201, toPersonId: head.id, activityId: again.body.activityId },
  ])
})

test("who never had the app is refused, and the log says so", async () => {
  const { teams, open } = await start([chief.id])

  const { status, body } = await open({ members: [{ id: head.id }], activity: message })

  expect([status, (body.error as { code: string }).code]).toEqual([403, "ForbiddenOperationException"])
  expect(teams.requests()).toMatchObject([{ method: "POST", path: "/v3/conversations", status: 403, ambiguous: false }])
  expect(teams.requests()[0]).not.toHaveProperty("activityId")
  expect(teams.isInstalled(head.id)).toBe(false)
})

test("a chat can be opened once the app is installed, and no more once it is uninstalled; blocking says so", async () => {
  const { bot, teams, open } = await start([chief.id])
  const attempt = async () => {
    const { status, body } = await open({ members: [{ id: head.id }] })
    return [status, (body.error as { code?: string } | undefined)?.code]
  }

  teams.install(head.id)
  const installed = await attempt()
  teams.block(head.id)
  const blocked = await attempt()
  teams.uninstall(head.id)
  const uninstalled = await attempt()
  await teams.settled()

  expect([installed, blocked, uninstalled]).toEqual([
    [201, undefined],
    [403, "ConversationBlockedByUser"],
    [403, "ForbiddenOperationException"],
  ])
  const theirs = bot.received.filter(({ conversation }) => conversation?.id === teams.chatOf(head.id))
  expect(theirs.map(({ type, action }) => [type, action])).toEqual([
    ["conversationUpdate", undefined],
    ["installationUpdate", "add"],
    ["installationUpdate", "remove"],
  ])
  expect(theirs[1]?.from).toMatchObject({ id: teams.memberOf(head.id), aadObjectId: head.id })
})
