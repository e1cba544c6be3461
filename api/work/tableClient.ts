// One table of Azure's (or Azurite's), reached within limits: addresses, retries, and how long a call may take.
import { Agent as HttpAgent } from "node:http"
import { Agent as HttpsAgent } from "node:https"
import { RestError, TableClient, type TableServiceClientOptions, type TransactionAction } from "@azure/data-tables"
import { AppError } from "#domain/errors.ts"
import { isMissing, isRefused, secondsIn, translated } from "./tableErrors.ts"
import type { KeyRange } from "./tableKeys.ts"

export type TableCredential = {
  getToken(scopes: string | string[]): Promise<{ token: string; expiresOnTimestamp: number } | null>
}

/** `allowInsecure` lets an http: address pass, on this machine only. */
export type TableAddress =
  | { kind: "connectionString"; text: string; allowInsecure?: boolean }
  | { kind: "account"; url: string; credential: TableCredential }
/** How long one attempt may take, and how long all that one call asks, in milliseconds. */
export type Patience = { attempt: number; call: number }
export type TableOptions = TableAddress & { table: string; patience?: Patience }

type Named = { partitionKey: string; rowKey: string; etag: string }
type Page<Entity> = { entities: (Entity & Named)[]; next: string | undefined }
type PageOptions = {
  range: KeyRange
  and?: string
  select?: readonly string[]
  size?: number
  from?: string | undefined
}

/** Everything one call of ours asks of the table; it ends, well or ill, by one moment. */
export type TableCall = {
  read<Entity>(partition: string, name: string, select?: readonly string[]): Promise<(Entity & Named) | null>
  /** All of it or nothing. False when it does not apply: there already, gone, changed since. */
  submit(actions: TransactionAction[]): Promise<boolean>
  page<Entity>(partition: string, options: PageOptions): Promise<Page<Entity>>
  /** Deletes the entity unless somebody wrote it since it was read. */
  drop(entity: Named): Promise<void>
}

const usualPatience: Patience = { attempt: 3000, call: 10_000 }
/** Waiting longer than this inside a call helps nobody: whoever asked is told, and may come again. */
const longestPauseSeconds = 3
/** Where it runs, an instance has some 128 ways out to one address before the next connections must wait or fail. */
const mostConnections = 64

type Policy = NonNullable<TableServiceClientOptions["additionalPolicies"]>[number]["policy"]

/** The SDK retries what failed, but takes an attempt that hangs for the caller's own wish to stop. */
const impatient = ({ attempt }: Patience): Policy => ({
  name: "impatient",
  async sendRequest(request, next) {
    request.timeout = attempt
    const response = await next(request).catch(error => {
      if (error.name !== "AbortError" || request.abortSignal?.aborted) throw error
      throw new RestError("no answer in time", { code: "ETIMEDOUT", request })
    })
    const pause = secondsIn(response.headers.get("retry-after"))
    if ((response.status === 429 || response.status === 503) && pause !== null && pause > longestPauseSeconds)
      throw new AppError("busy", "the table asks for a longer pause", { retryAfterSeconds: pause })
    return response
  },
})

const isLoopback = (hostname: string) =>
  hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname)

/** Requests wait for one of a few connections, which are kept, instead of opening one each. */
function onFewConnections(): Policy {
  const bounds = { keepAlive: true, maxSockets: mostConnections }
  const agents = { "http:": new HttpAgent(bounds), "https:": new HttpsAgent(bounds) }
  return {
    name: "onFewConnections",
    sendRequest(request, next) {
      request.agent ??= agents[request.url.startsWith("https:") ? "https:" : "http:"]
      return next(request)
    },
  }
}

/** Who gave the address hears that it is none, and not what it said: a key may be in it. */
function clientFor(options: TableOptions, bounds: TableServiceClientOptions): TableClient {
  try {
    if (options.kind === "account") return new TableClient(options.url, options.table, options.credential, bounds)
    return TableClient.fromConnectionString(options.text, options.table, bounds)
  } catch {
    throw new AppError("invalid", `the address of table ${options.table} cannot be read`)
  }
}

function safeClientFor(options: TableOptions, patience: Patience): TableClient {
  const allowInsecureConnection = options.kind === "connectionString" && options.allowInsecure === true
  const bounds: TableServiceClientOptions = {
    retryOptions: { maxRetries: 3, retryDelayInMs: 200, maxRetryDelayInMs: 1500 },
    additionalPolicies: [
      { policy: onFewConnections(), position: "perCall" },
      { policy: impatient(patience), position: "perRetry" },
    ],
    allowInsecureConnection,
  }
  const client = clientFor(options, bounds)
  const { protocol, hostname } = URL.parse(client.url) ?? { protocol: "", hostname: "" }
  if (protocol === "https:" || (protocol === "http:" && allowInsecureConnection && isLoopback(hostname))) return client
  throw new AppError("invalid", `the table's address ${protocol}//${hostname} is not https:`)
}

/** Opens the table, making it if it is absent; answers how to begin a call, named for the operator. */
export async function openTable(options: TableOptions): Promise<(what: string) => TableCall> {
  if (!/^[A-Za-z][A-Za-z0-9]{2,62}$/.test(options.table))
    throw new AppError("invalid", `${options.table} is no name for a table: 3 to 63 letters and digits`)
  const patience = options.patience ?? usualPatience
  const client = safeClientFor(options, patience)
  await limited(`open table ${options.table}`, patience)(limits => client.createTable(limits))
  return what => callOn(client, limited(what, patience))
}

/** The SDK cannot stop a credential that hangs, hence the race. */
function limited(what: string, { call }: Patience) {
  const abortSignal = AbortSignal.timeout(call)
  const over = new Promise<never>((_, reject) => {
    abortSignal.addEventListener("abort", () => reject(abortSignal.reason), { once: true })
  })
  over.catch(() => {})
  return async <Answer, Other = never>(
    ask: (limits: { abortSignal: AbortSignal }) => Promise<Answer>,
    unless?: { is(error: unknown): boolean; answer: Other },
  ): Promise<Answer | Other> => {
    try {
      return await Promise.race([ask({ abortSignal }), over])
    } catch (error) {
      if (unless?.is(error)) return unless.answer
      throw translated(error, what)
    }
  }
}

function callOn(client: TableClient, within: ReturnType<typeof limited>): TableCall {
  return {
    read: <Entity>(partition: string, name: string, select?: readonly string[]) =>
      within(
        limits => {
          const queryOptions = select ? { select: [...select] } : {}
          return client.getEntity<Entity & Named>(partition, name, { ...limits, queryOptions })
        },
        { is: isMissing, answer: null },
      ),
    submit: actions =>
      within(limits => client.submitTransaction(actions, limits).then(() => true), { is: isRefused, answer: false }),
    page: <Entity>(partition: string, { range, and, select, size, from }: PageOptions) =>
      within(async limits => {
        const filter = `PartitionKey eq '${partition}' and RowKey ge '${range.from}' and RowKey lt '${range.before}'`
        const queryOptions = { filter: and ? `${filter} and ${and}` : filter, ...(select && { select: [...select] }) }
        const pages = client.listEntities<Entity & Named>({ ...limits, queryOptions })
        const { value } = await pages
          .byPage({ ...(from && { continuationToken: from }), maxPageSize: size ?? 1000 })
          .next()
        return { entities: value ?? [], next: value?.continuationToken }
      }),
    drop: ({ partitionKey, rowKey, etag }) =>
      within(limits => client.deleteEntity(partitionKey, rowKey, { ...limits, etag }).then(() => {}), {
        is: isRefused,
        answer: undefined,
      }),
  }
}
