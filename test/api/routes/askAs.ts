// One request to a running app, as somebody of the sample.
import { site } from "#infra/local/world.ts"
import { type Sample, seed } from "#infra/provision/seed.ts"
import { graphClientOf } from "../../support/lists.ts"
import type { LocalWorld } from "../../support/localWorld.ts"
import { personIn } from "../../support/people.ts"

export type Asked = { status: number; json: unknown; sentence: string; code: string }

/** With a body it is a POST. */
export async function askAs(local: LocalWorld, label: string, path: string, body?: unknown): Promise<Asked> {
  const token = await local.world.signIn.ssoToken(personIn(label).id)
  const answer = await fetch(`${local.app.origin}${path}`, {
    ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
  })
  const json = (await answer.json()) as { error?: { sentence?: string; code?: string } }
  return { status: answer.status, json, sentence: json.error?.sentence ?? "", code: json.error?.code ?? "" }
}

const nothing: Sample = {
  ...{ units: [], posts: [], plans: [], themes: [], actions: [], updates: [] },
  ...{ recommendations: [], forums: [], requests: [], settings: [] },
}

/** Puts further items into the lists, and lets the app read them. */
export async function addToLists(local: LocalWorld, items: Partial<Sample>): Promise<void> {
  await seed(graphClientOf(local.world), site, { ...nothing, ...items })
  await local.app.refresh()
}
