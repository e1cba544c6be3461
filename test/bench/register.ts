// How long the parts of the register take on 10,000 actions, each beside a yardstick measured in the same run.
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createCalendar } from "#api/calendar.ts"
import { createGraphClient } from "#api/graph/client.ts"
import { createListReader } from "#api/graph/listReader.ts"
import { openSite } from "#api/graph/site.ts"
import { createReplica } from "#api/replica/replica.ts"
import { appTokens, createMsal } from "#api/signIn/appTokens.ts"
import { plainView, reminderCard } from "#bot/cards/reminderCard.ts"
import type { Action } from "#domain/action/action.ts"
import { toInstant } from "#domain/day/day.ts"
import { nothingAsked } from "#domain/reminder/askedBefore.ts"
import { planDay } from "#domain/reminder/planDay.ts"
import { makeReminder } from "#domain/reminder/reminder.ts"
import { readTimetable, roundsAround } from "#domain/reminder/timetable.ts"
import { english, makeWords } from "#domain/words/words.ts"
import { freePort } from "#infra/local/freePort.ts"
import { provisionLocally, startLocalApp } from "#infra/local/localApp.ts"
import { localConfig } from "#infra/local/localConfig.ts"
import { retarget } from "#infra/local/retarget.ts"
import { addressesOf, ids, secrets, site, startWorld } from "#infra/local/world.ts"
import { samplePeople } from "#infra/provision/sample/people.ts"
import { makeSample } from "#infra/provision/sample/sample.ts"
import { seed } from "#infra/provision/seed.ts"
import { chatOf } from "../support/chat.ts"
import { median, printRow } from "./measure.ts"

const today = "2026-11-26"
const count = 10_000
const folder = await mkdtemp(join(tmpdir(), "golden-thread-bench-"))
const port = await freePort()
const world = await startWorld({
  folder: join(folder, "world"),
  ports: { teams: 0, graph: 0, signIn: 0 },
  appOrigin: `http://127.0.0.1:${port}`,
  people: samplePeople,
  today: () => today,
})
const addresses = addressesOf(world)
await provisionLocally(addresses, 2026)
console.log(
  `Each line: ours, the ratio, the yardstick. Medians; ${count.toLocaleString("en-GB")} actions unless said.\n`,
)

// A reply from press to list, while the register has the sample's size.
const app = await startLocalApp(addresses, { dataFolder: join(folder, "app"), port, today, log: () => {} })
await world.teams.settled()
await app.sendReminders()
const owner = chatOf({ world }, "Head of Learning and Development")
const reminder = await owner.card("actions to update")
const tokens = appTokens(msalOf("setup"))
const authorization = `Bearer ${await tokens.getAccessToken()}`
let said = 0
const reply = await median(21, () =>
  owner.press(reminder, "Send update", { "status:0": "under way", "words:0": `Said ${said++}.` }),
)
const client = createGraphClient(appTokens(msalOf("setup")), retarget(addresses.graph))
const { list } = await openSite(client, site)
const bareWrite = await median(21, async () => {
  const url = `${addresses.graph}/v1.0${list("units")}/items`
  const headers = { authorization, "content-type": "application/json" }
  const fields = { Title: "bench", Key: `01BENCH${said++}`, Kind: "team" }
  const made = await (await fetch(url, { method: "POST", headers, body: JSON.stringify({ fields }) })).json()
  await fetch(`${url}/${made.id}/fields`, { method: "PATCH", headers, body: JSON.stringify({ Title: "benched" }) })
})
printRow({
  what: "one reply, press to applied (sample's size)",
  ours: reply,
  yardstick: "a bare POST and PATCH",
  bare: bareWrite,
})
await app.close()

// Ten thousand actions, read and planned.
const sample = makeSample(2026, { cmtChannelId: ids.cmtChannel })
const model = sample.actions.filter(action => action.key.includes("SSAP"))
const many = Array.from({ length: count }, (_, at): Action => {
  const like = model[at % model.length]
  if (!like) throw new Error("the sample has no actions")
  return { ...like, key: `01BENCHACTION${String(at).padStart(13, "0")}`, reference: `${at}` }
})
await seed(client, site, { ...emptySample(), actions: many })

const reader = createListReader(client, await openSite(client, site))
const read = await median(5, async () => {
  const replica = createReplica({
    reader,
    site: "bench",
    file: null,
    stamp: () => toInstant(new Date()),
    now: Date.now,
  })
  await replica.open()
})
const bareRead = await median(5, async () => {
  const names = ["units", "posts", "plans", "themes", "actions", "updates"] as const
  for (const name of names) {
    const path = `${addresses.graph}/v1.0${list(name)}/items?$top=5000&$expand=fields`
    for (let next: string | undefined = path; next; ) {
      const page: { value: unknown[]; "@odata.nextLink"?: string } = await (
        await fetch(next, { headers: { authorization } })
      ).json()
      next = page["@odata.nextLink"]?.replace("https://graph.microsoft.com", addresses.graph)
    }
  }
})
printRow({
  what: "replica read in full, ten lists",
  ours: read,
  yardstick: "the same pages by fetch and JSON.parse",
  bare: bareRead,
})

const replica = createReplica({
  reader,
  site: "bench",
  file: join(folder, "replica.json"),
  stamp: () => toInstant(new Date()),
  now: Date.now,
})
await replica.open()
await replica.save()
const restored = await median(5, async () => {
  const again = createReplica({
    reader,
    site: "bench",
    file: join(folder, "replica.json"),
    stamp: () => toInstant(new Date()),
    now: Date.now,
  })
  await again.open()
})
printRow({ what: "replica from its snapshot, and delta", ours: restored, yardstick: "read in full", bare: read })

const stringify = await median(9, () => JSON.stringify([...replica.register.actions.values()]))
const calendar = createCalendar(() => replica.register.settings)()
const timetable = readTimetable(replica.register.settings)
const { register } = replica
const settingOf = () => {
  const roundsOf = roundsAround(today, { forums: register.forums, calendar, timetable })
  return { register, today, calendar, roundsOf, before: nothingAsked }
}
const plan = await median(9, () => {
  const setting = settingOf()
  for (const person of planDay(setting).people) makeReminder(person, setting)
})
printRow({
  what: "the day planned and every card's content made",
  ours: plan,
  yardstick: "JSON.stringify of the actions",
  bare: stringify,
})

const busiest = planDay(settingOf()).people.toSorted((a, b) => b.items.length - a.items.length)[0]
if (busiest) {
  const big = makeReminder(busiest, settingOf())
  const context = {
    words: makeWords("en-GB", english),
    teamsAppId: ids.teamsApp,
    today,
    isExempt: () => false,
    register: () => register,
  }
  const view = plainView(big)
  const card = reminderCard(view, context)
  const drawn = await median(51, () => reminderCard(view, context))
  const bare = await median(51, () => JSON.stringify(card))
  printRow({ what: "one card of ten items", ours: drawn, yardstick: "JSON.stringify of the card", bare })
}
const megabytes = (process.memoryUsage().rss / 1_048_576).toFixed(0)
console.log(`\nMemory at the end, stand-ins included: ${megabytes} MB`)

await world.close()
await rm(folder, { recursive: true, force: true })
process.exit(0)

function msalOf(which: "api" | "setup") {
  const { authority } = localConfig(addresses, { dataFolder: "", port: 0, language: "en-GB", wordsFolder: null })
  return createMsal({ clientId: ids[which], secret: secrets[which] }, authority)
}

function emptySample() {
  return {
    ...{ units: [], posts: [], plans: [], themes: [], actions: [], updates: [] },
    ...{ recommendations: [], forums: [], requests: [], settings: [] },
  }
}
