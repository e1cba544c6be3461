import { describe, expect, it } from "vitest"
import type { ActivityNotification } from "#infra/local/graph/notification.ts"
import type { GraphOptions } from "#infra/local/graph/options.ts"
import { officer, outsider, readerApp, sampleSeed, writerApp } from "../../support/sampleSeed.ts"
import { speaker, startSample } from "../../support/startSample.ts"
import { appToken, personToken } from "../../support/tokens.ts"

const appGrants = [{ appId: writerApp, roles: [], displayName: "Golden Thread", activityFeed: true }]
const activityTypes = { updatesDue: "{actor} asks for {count} updates" }
const webUrl = "https://teams.microsoft.com/l/entity/app/plans"

const start = async (options: Partial<GraphOptions> = {}) => {
  const { graph } = await startSample({ seed: { ...sampleSeed, appGrants }, activityTypes, ...options })
  const app = speaker(graph.origin, await appToken(writerApp, ["Sites.Selected"]))
  const send = (person: string, body: unknown, token?: string) =>
    app(`/users/${person}/teamwork/sendActivityNotification`, { method: "POST", body, ...(token && { token }) })
  return { graph, send }
}

const due = {
  topic: { source: "text", value: "Plans", webUrl },
  activityType: "updatesDue",
  previewText: { content: "2.4 and 2.5" },
  templateParameters: [{ name: "count", value: "2" }],
}

describe("sendActivityNotification", () => {
  it("keeps what was sent, in the words of its type, and tells whoever listens", async () => {
    const heard: ActivityNotification[] = []
    const { graph, send } = await start({ onActivityNotification: one => heard.push(one) })

    const { status, text } = await send(officer, due)

    expect([status, text]).toEqual([204, ""])
    expect(graph.notifications()).toMatchObject([
      {
        personId: officer,
        appId: writerApp,
        text: "Golden Thread asks for 2 updates",
        previewText: "2.4 and 2.5",
        webUrl,
      },
    ])
    expect(heard).toEqual(graph.notifications())
    const overHttp = await (await fetch(`${graph.origin}/_local/notifications`)).json()
    expect(overHttp).toEqual(graph.notifications())
  })

  it("takes the type that every app has, and a topic of Graph's own", async () => {
    const { graph, send } = await start()
    const topic = {
      source: "entityUrl",
      value: `https://graph.microsoft.com/v1.0/users/${officer}/teamwork/installedApps/1`,
    }

    const { status } = await send(officer, {
      topic,
      activityType: "systemDefault",
      previewText: { content: "2.4" },
      templateParameters: [{ name: "systemDefaultText", value: "An update is due" }],
    })

    expect([status, graph.notifications()[0]?.text]).toEqual([204, "An update is due"])
  })

  it.each<[string, unknown, number, string]>([
    ["a type the manifest does not declare", { ...due, activityType: "other" }, 400, "BadRequest"],
    ["a missing parameter", { ...due, templateParameters: [] }, 400, "BadRequest"],
    ["no preview", { ...due, previewText: undefined }, 400, "BadRequest"],
    ["a text topic that leads nowhere", { ...due, topic: { source: "text", value: "Plans" } }, 400, "BadRequest"],
    [
      "a link out of Teams",
      { ...due, topic: { ...due.topic, webUrl: "https://elsewhere.example" } },
      400,
      "BadRequest",
    ],
    ["no body", undefined, 400, "BadRequest"],
    ["half a body", "{", 400, "invalidRequest"],
  ])("refuses %s", async (_, body, status, code) => {
    const { graph, send } = await start()

    const reply = await send(officer, body)

    expect([reply.status, reply.body.error.code, graph.notifications()]).toEqual([status, code, []])
  })

  it("refuses whoever may not, and whom it does not know or the app does not reach", async () => {
    const { graph, send } = await start({ hasApp: personId => personId !== outsider })

    const replies = [
      await send(officer, due, await appToken(readerApp)),
      await send(officer, due, await personToken(writerApp, officer)),
      await send("nobody", due),
      await send(outsider, due),
    ]

    expect(replies.map(({ status, body }) => [status, body.error.code])).toEqual([
      [403, "Forbidden"],
      [403, "Forbidden"],
      [404, "NotFound"],
      [403, "Forbidden"],
    ])
    expect(graph.notifications()).toEqual([])
  })

  it("may be struck after it was taken, which the log tells", async () => {
    const { graph, send } = await start()
    graph.inject({ kind: "504-after-write", match: { path: "sendActivityNotification" } })

    const { status } = await send(officer, due)

    expect([status, graph.notifications().length]).toEqual([504, 1])
    expect(graph.requests().at(-1)).toMatchObject({ struck: "504-after-write", ambiguous: true })
  })
})
