// The whole path over real HTTP: a card, an owner's answer, the lists, the manager's tab, the digest.
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { ids } from "#infra/local/world.ts"
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

async function asked(label: string, path: string, init: RequestInit = {}) {
  const token = await local.world.signIn.ssoToken(personIn(label).id)
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" }
  return fetch(`${local.world.teams.origin}${path}`, { ...init, headers })
}

describe("an owner answers on the card", () => {
  it("and the answer is in the lists, on the card, in the manager's tab and in the digest", async () => {
    await local.app.sendReminders()
    const owner = chatOf(local, "Head of Learning and Development")
    const reminder = await owner.card("Four actions to update")
    expect(reminder.summary).toBe("Four actions to update, one of them overdue")

    const inputs = {
      "status:0": "complete",
      "forecast:0": "yes",
      "words:0": "Proposals agreed by CMT.",
      "status:1": "under way",
      "words:1": "half typed",
    }
    const answer = await owner.press(reminder, "Send update", inputs)

    expect(answer).toMatchObject({ statusCode: 200, type: "application/vnd.microsoft.card.adaptive" })
    const seen = textsOf(answer.value).join("\n")
    expect(seen).toContain("Your update is in the plan")
    expect(seen).toContain("“Proposals agreed by CMT.”")

    const lists = listsOf(local.world)
    const action = await lists.actionByReference("2.2")
    expect(action.fields).toMatchObject({ Status: "complete", Progress: "Proposals agreed by CMT." })
    const update = (await lists.updatesOf(action.fields.Key)).at(-1)
    expect(update?.fields).toMatchObject({
      Kind: "progress",
      Words: "Proposals agreed by CMT.",
      Via: "card",
      ActorId: owner.person.id,
      OnBehalfOf: "Head of Learning and Development",
    })

    const detail = await (await asked("Chief Officer: Human Resources", `/api/actions/${action.fields.Key}`)).json()
    expect(detail.history[0]).toMatchObject({
      words: "Proposals agreed by CMT.",
      statusBefore: "under way",
      statusAfter: "complete",
    })

    const shown = await until("the message itself to be updated", () =>
      owner.cards().find(({ card }) => textsOf(card).join("\n").includes("Your update is in the plan")),
    )
    expect(JSON.stringify(shown.card)).toContain("half typed")

    const plans = await (await asked("Clerk to CMT", "/api/plans")).json()
    const forum = plans.forums.find((it: { mayPostDigest: boolean }) => it.mayPostDigest)
    const posted = await (
      await asked("Clerk to CMT", `/api/forums/${forum.key}/digests`, { method: "POST", body: "{}" })
    ).json()
    expect(posted.outcome).toBe("posted")
    const digest = local.world.teams.messages(ids.cmtChannel).at(-1)
    const lines = textsOf(digest?.activity.attachments?.[0]?.content).join("\n")
    expect(lines).toContain("2.2 Every new manager")
    expect(lines).toMatch(/\d+ of \d+ updated\./)
  })

  it("and a second press of the digest in the same week posts nothing", async () => {
    const before = local.world.teams.messages(ids.cmtChannel).length
    const plans = await (await asked("Clerk to CMT", "/api/plans")).json()

    const again = await asked("Clerk to CMT", `/api/forums/${plans.forums[0].key}/digests`, {
      method: "POST",
      body: "{}",
    })

    expect(await again.json()).toMatchObject({ outcome: "already posted", on: "2026-11-26", nextFrom: "2026-11-30" })
    expect(local.world.teams.messages(ids.cmtChannel)).toHaveLength(before)
  })

  it("and a line that is put on the agenda in the tab, and then decided, says so in the channel", async () => {
    const plans = await (await asked("Clerk to CMT", "/api/plans")).json()
    const { key } = plans.forums.find((it: { mayPostDigest: boolean }) => it.mayPostDigest)
    const actionKey = (await listsOf(local.world).actionByReference("2.2")).fields.Key
    const digestSays = (words: string) =>
      until(`the digest to say: ${words}`, () => {
        const { activity } = local.world.teams.messages(ids.cmtChannel).at(-1) ?? {}
        return textsOf(activity?.attachments?.[0]?.content).join("\n").includes(words)
      })
    const body = JSON.stringify({ actionKey })
    expect((await asked("Chief Executive", `/api/forums/${key}/agenda`, { method: "POST", body })).status).toBe(200)
    await digestSays("On the agenda, put there by Chief Executive")

    const { forums } = await (await asked("Clerk to CMT", "/api/decisions")).json()
    const line = forums
      .flatMap((it: { lines: unknown[] }) => it.lines)
      .find((it: { actionKey: string }) => it.actionKey === actionKey)
    const decision = JSON.stringify({ words: "Go on." })
    expect(
      (await asked("Clerk to CMT", `/api/agenda/${line.key}/decision`, { method: "POST", body: decision })).status,
    ).toBe(200)
    await digestSays("Decided; the decision is in the tab")
  })

  it("and an owner may not post it", async () => {
    const plans = await (await asked("Clerk to CMT", "/api/plans")).json()

    const refused = await asked("Head of Learning and Development", `/api/forums/${plans.forums[0].key}/digests`, {
      method: "POST",
      body: "{}",
    })

    expect(refused.status).toBe(403)
    expect((await refused.json()).error.sentence).toMatch(/Your posts do not allow this/)
  })

  it("and the person without Read is refused by Graph's own 403, and told so", async () => {
    const refused = await asked("Leisure Centre Manager", "/api/plans")

    expect(refused.status).toBe(403)
    expect((await refused.json()).error.sentence).toMatch(/You cannot read the plans’ site/)
  })
})
