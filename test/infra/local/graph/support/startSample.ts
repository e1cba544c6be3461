import { onTestFinished } from "vitest"
import { startGraph } from "#infra/local/graph/graph.ts"
import type { GraphOptions } from "#infra/local/graph/options.ts"
import { issuer, sampleSeed, setupApp, tenantId, writerApp } from "./sampleSeed.ts"
import { appToken, jwks } from "./tokens.ts"

type Sent = {
  readonly method?: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly token?: string | null
}

export type Element = {
  readonly id: string
  readonly eTag: string
  readonly "@odata.etag": string
  readonly name: string
  readonly displayName: string
  readonly indexed: boolean
  readonly fields: Readonly<Record<string, unknown>>
  readonly deleted?: { readonly state: string }
  readonly error?: GraphErrorBody
  readonly [other: string]: unknown
}

type GraphErrorBody = {
  readonly code: string
  readonly message: string
  readonly innerError: Readonly<Record<string, string>>
}

/** Every member an answer may have; a test that reads one the answer lacks fails on it. */
export type Body = Element & {
  readonly value: readonly Element[]
  readonly error: GraphErrorBody
  readonly "@odata.nextLink": string
  readonly "@odata.deltaLink": string
}

export type Reply = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly body: Body
}

const real = "https://graph.microsoft.com"

/** Speaks to a local Graph by address alone: headers, bodies and links exactly as they cross the wire. */
export const speaker =
  (origin: string, usualToken: string) =>
  async (target: string, { method = "GET", body, headers, token = usualToken }: Sent = {}): Promise<Reply> => {
    const path = target.startsWith(real) ? target.slice(real.length) : `/v1.0${target}`
    const response = await fetch(origin + path, {
      method,
      headers: {
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, body: parsed(text) }
  }

const parsed = (text: string) => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export const sampleOptions: GraphOptions = { port: 0, tenantId, issuers: [issuer], jwks, seed: sampleSeed }

/** A Graph that ends with the test, and ways to speak to it as the setup script and as the application. */
export const startSample = async (options: Partial<GraphOptions> = {}) => {
  const graph = await startGraph({ ...sampleOptions, ...options })
  onTestFinished(() => graph.close())
  const setup = speaker(graph.origin, await appToken(setupApp))
  const app = speaker(graph.origin, await appToken(writerApp))
  const site = `/sites/${(await setup("/sites/council.sharepoint.com:/sites/plans")).body.id}`
  return { graph, setup, app, site }
}

export const actionColumns = [
  { name: "Key", text: {}, indexed: true, enforceUniqueValues: true },
  { name: "PlanKey", text: {}, indexed: true },
  { name: "Words", text: { allowMultipleLines: true } },
  { name: "Share", number: { minimum: 0, maximum: 100 } },
  { name: "DueOn", dateTime: { format: "dateOnly" }, indexed: true },
  { name: "SeenAt", dateTime: { format: "dateTime" } },
  { name: "Status", choice: { choices: ["Open", "Closed"] }, indexed: true },
  { name: "IsPublic", boolean: {}, indexed: true },
]

/** The sample Graph with one list, Actions, of every type of column. */
export const startWithList = async (options: Partial<GraphOptions> = {}) => {
  const sample = await startSample(options)
  const made = await sample.setup(`${sample.site}/lists`, { method: "POST", body: { displayName: "Actions" } })
  const list = `${sample.site}/lists/${made.body.id}`
  for (const body of actionColumns) await sample.setup(`${list}/columns`, { method: "POST", body })
  const add = (fields: Readonly<Record<string, unknown>>) =>
    sample.app(`${list}/items`, { method: "POST", body: { fields } })
  const change = (
    id: string,
    fields: Readonly<Record<string, unknown>>,
    headers: Readonly<Record<string, string>> = {},
  ) => sample.app(`${list}/items/${id}/fields`, { method: "PATCH", body: fields, headers })
  const remove = (id: string) => sample.app(`${list}/items/${id}`, { method: "DELETE" })
  return { ...sample, list, listId: String(made.body.id), add, change, remove }
}
