import type { Context } from "@microsoft/microsoft-graph-client"
import { expect, it } from "vitest"
import { createActivityFeed } from "#api/graph/activityFeed.ts"
import { createGraphClient } from "#api/graph/client.ts"

const signedIn = { getAccessToken: async () => "token" }
const answers = (status: number) => async (context: Context) => {
  context.response = new Response(status === 204 ? null : "{}", { status })
}
const breaks = async () => {
  throw new TypeError("fetch failed")
}
const hangs = ({ options }: Context) =>
  new Promise<void>((_, reject) => {
    const signal = options?.signal
    signal?.addEventListener("abort", () => reject(signal.reason))
  })
const signInIsDown = {
  getAccessToken: async () => {
    throw new Error("the sign-in does not answer")
  },
}

it.each([
  ["takes it", answers(204), signedIn, "told"],
  ["refuses it", answers(403), signedIn, "not told"],
  ["is busy", answers(429), signedIn, "not told"],
  ["fails while taking it", answers(504), signedIn, "unknown"],
  ["breaks the line", breaks, signedIn, "unknown"],
  ["says nothing in time", hangs, signedIn, "unknown"],
  ["is not asked, for want of a token", breaks, signInIsDown, "not told"],
])("where Graph %s, says what became of the line", async (_title, execute, tokens, expected) => {
  const client = createGraphClient(tokens, { execute }, { timeoutMilliseconds: 50 })
  const feed = createActivityFeed({ client, teamsAppId: "app", log: () => {} })
  expect(await feed.notify("person", "Two updates are due")).toBe(expected)
})
