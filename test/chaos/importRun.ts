// One large import at the smallest tenant's allowance, with the app killed in its midst: how long it takes, and that every row
// is there once. `node test/chaos/importRun.ts ROWS sqlite|table`
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { WorkStore } from "#api/config.ts"
import { ImportAnswer, type ImportRequest } from "#domain/wire/imports.ts"
import { freePort } from "#infra/local/freePort.ts"
import { provisionLocally } from "#infra/local/localApp.ts"
import { addressesOf, site, startWorld } from "#infra/local/world.ts"
import { samplePeople } from "#infra/provision/sample/people.ts"
import { aReading, dueOn, readAction } from "../domain/exchange/importWorld.ts"
import { startAzurite } from "../support/azurite.ts"
import { graphClientOf } from "../support/lists.ts"
import { personIn } from "../support/people.ts"
import { createInstance } from "./instance.ts"
import { within } from "./waiting.ts"

const rows = Number(process.argv[2] ?? 10_000)
const isTable = process.argv[3] === "table"
const unitsPerMinute = 1250
const [today, year] = ["2026-11-26", 2026]
/** Shares of the rows at which the app is killed. */
const kills = [0.35, 0.7]

const folder = await mkdtemp(join(tmpdir(), "golden-thread-import-"))
const port = await freePort()
const world = await startWorld({
  folder: join(folder, "world"),
  ports: { teams: 0, graph: 0, signIn: 0 },
  appOrigin: `http://127.0.0.1:${port}`,
  people: samplePeople,
  today: () => today,
  graph: { unitsPerMinute },
})
const addresses = addressesOf(world)
await provisionLocally(addresses, year)
world.graph.enforceUnits(true)
const azurite = isTable ? await startAzurite() : null
const workStore: WorkStore = azurite
  ? { kind: "table", table: "ImportRun", connectionString: azurite.connectionString }
  : { kind: "sqlite" }
const app = { dataFolder: join(folder, "app"), port, workStore, place: 0 }
const settings = { addresses, ...app, graphUnitsPerMinute: unitsPerMinute }
const instance = createInstance(settings)
const start = () => instance.start(today, within(120_000))
await start()

async function ask(path: string, body?: unknown): Promise<unknown> {
  const token = await world.signIn.ssoToken(personIn("Performance Officer").id)
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

const reading = aReading(
  Array.from({ length: rows }, (_, n) =>
    readAction({
      ...{ ref: `${1 + Math.floor(n / 100)}.${1 + (n % 100)}`, theme: `Theme ${Math.floor(n / 100)}` },
      ...{ title: `Review the arrangements for service ${n}`, byWhen: dueOn("2027-03-31", "by March 2027") },
      source: { table: 1, row: n + 2 },
    }),
  ),
)
const request: ImportRequest = {
  ...{ formId: "large", reading, owners: {}, take: [] },
  into: { kind: "new plan", title: "A large plan", code: "LARGE", planKind: "service plan" },
}

const begun = performance.now()
const since = () => `${((performance.now() - begun) / 60_000).toFixed(1)} min`
const { key, planKey } = ImportAnswer.parse(await ask("/api/imports", request))
console.log(`accepted after ${Math.round(performance.now() - begun)} ms`)
for (let left = [...kills]; ; ) {
  await new Promise(resolve => setTimeout(resolve, 2000))
  const now = ImportAnswer.parse(await ask(`/api/imports/${key}`))
  if (now.state !== "waiting" && now.state !== "writing") {
    console.log(`${now.state} after ${since()}: ${now.written} of ${now.rows}`)
    break
  }
  const [next] = left
  if (next === undefined || now.written < rows * next) continue
  left = left.slice(1)
  await instance.kill()
  console.log(`killed after ${since()} at ${now.written} rows`)
  await start()
}

async function fieldsIn(list: string): Promise<Record<string, unknown>[]> {
  const client = graphClientOf(world)
  const { id } = await client.api(`/sites/${site.host}:${site.path}`).get()
  const found: Record<string, unknown>[] = []
  for (let next = `/sites/${id}/lists/${list}/items?$expand=fields&$top=5000`; next; ) {
    const page = await client.api(next).get()
    for (const item of page.value) found.push(item.fields)
    next = page["@odata.nextLink"] ?? ""
  }
  return found
}
const actions = (await fieldsIn("Actions")).filter(fields => fields.PlanKey === planKey)
const updates = (await fieldsIn("Updates")).filter(fields => fields.Kind === "import")
const distinct = (items: readonly Record<string, unknown>[], name: string) => new Set(items.map(it => it[name])).size
console.log(
  `actions ${actions.length}, of them different ${distinct(actions, "Text")}; lines of history ${updates.length}, for different actions ${distinct(updates, "SubjectKey")}`,
)
console.log(`log: ${JSON.stringify([...new Set(instance.log.map(line => line.slice(0, 80)))])}`)
await instance.close(within(30_000))
await azurite?.close()
await world.close()
await rm(folder, { recursive: true, force: true })
process.exit(0)
