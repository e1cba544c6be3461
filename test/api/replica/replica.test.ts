import { readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { listIds, lists } from "#api/graph/columns/lists.ts"
import { type Changes, createListReader, type ListReader } from "#api/graph/listReader.ts"
import type { ListItem } from "#api/graph/planStore.ts"
import { createReplica } from "#api/replica/replica.ts"
import { makeSample } from "#infra/provision/sample/sample.ts"
import { seed } from "#infra/provision/seed.ts"
import { type GraphWorld, listIn, startGraphWorld } from "../graph/graphWorld.ts"

let graph: GraphWorld
let site: Awaited<ReturnType<GraphWorld["openSite"]>>
const sample = makeSample(2026, { cmtChannelId: "channel" })
const [first, second, third] = sample.actions.map(({ key }) => key)
if (first === undefined || second === undefined || third === undefined) throw new Error("the sample has few actions")

beforeAll(async () => {
  graph = await startGraphWorld()
  await seed(graph.setup, graph.address, sample)
  site = await graph.openSite()
})
afterAll(() => graph.close())
afterEach(() => graph.world.graph.clearFaults())

let stamps = 0
const aReplica = (file: string | null = null, reader: ListReader = createListReader(graph.client, site)) =>
  createReplica({
    reader,
    site: site.path,
    file,
    stamp: () => `2026-11-26T09:00:${String(stamps++ % 60).padStart(2, "0")}Z`,
    now: Date.now,
  })

async function opened(file: string | null = null) {
  const replica = aReplica(file)
  await replica.open()
  return replica
}

const actions = () => listIn(graph, site, "actions")
const fullReadsSince = (before: number) =>
  graph.world.graph
    .requests()
    .filter(({ query }, at) => at >= before && query.startsWith("$top=5000&$select=id&$expand")).length

describe("the replica", () => {
  it("holds every list as it is", async () => {
    const { register, unreadable } = await opened()

    expect(Object.fromEntries(register.actions)).toEqual(Object.fromEntries(sample.actions.map(it => [it.key, it])))
    expect(register.posts.size).toBe(sample.posts.length)
    expect(register.plans.size).toBe(sample.plans.length)
    expect(register.themes.size).toBe(sample.themes.length)
    expect(register.recommendations.size).toBe(sample.recommendations.length)
    expect([...register.absences.values()]).toEqual([[{ from: "2026-11-16", until: "2026-12-11", standIn: null }]])
    const ofOne = sample.updates.filter(({ subjectKey }) => subjectKey === sample.updates[0]?.subjectKey)
    expect(register.updatesOf(ofOne[0]?.subjectKey ?? "")).toEqual(expect.arrayContaining(ofOne))
    expect(unreadable()).toEqual([])
  })

  it("names what people read beside a key", async () => {
    const { nameOf } = await opened()

    expect(nameOf(sample.posts[0]?.key ?? "")).toBe(sample.posts[0]?.title)
    expect(nameOf(sample.plans[0]?.key ?? "")).toBe(sample.plans[0]?.title)
    expect(nameOf("unheard of")).toBe("unheard of")
  })

  it("takes in what somebody changed, added and deleted in SharePoint, and reads no list anew for it", async () => {
    const replica = await opened()
    const before = graph.world.graph.requests().length
    await actions().edit(first, { Progress: "Edited in SharePoint" })
    const { fields } = await actions().find(first)
    await actions().add({ Key: "added", PlanKey: fields.PlanKey, Reference: "9.9", Status: "under way" })
    await replica.refresh()

    expect(replica.register.actions.get(first)?.progress).toBe("Edited in SharePoint")
    expect(replica.register.actions.get("added")).toMatchObject({ reference: "9.9", status: "under way" })

    await actions().remove("added")
    await replica.refresh()
    expect(replica.register.actions.has("added")).toBe(false)
    expect(replica.register.actions.size).toBe(sample.actions.length)
    expect(fullReadsSince(before)).toBe(0)
  })

  it("leaves out an item that cannot be understood, says which, and has it back when it is mended", async () => {
    const replica = await opened()
    const { fields } = await actions().find(second)
    await actions().edit(second, { Stages: "[oops" })
    await replica.refresh()

    expect(replica.register.actions.has(second)).toBe(false)
    expect(replica.unreadable()).toMatchObject([{ list: "actions" }])

    await actions().edit(second, { Stages: fields.Stages ?? null })
    await replica.refresh()
    expect(replica.register.actions.has(second)).toBe(true)
    expect(replica.unreadable()).toEqual([])
  })

  it.each([
    ["the link has expired", "delta-410"],
    ["a change cannot be read", "delta-error-element"],
  ] as const)("reads a list anew when %s, and misses nothing", async (_title, kind) => {
    const replica = await opened()
    await actions().edit(third, { Progress: `After ${kind}` })
    await actions().add({ Key: `gone ${kind}`, Status: "under way" })
    await replica.refresh()
    await actions().edit(third, { Progress: `Again after ${kind}` })
    await actions().remove(`gone ${kind}`)
    graph.world.graph.inject({ kind, match: { list: "Actions" } })
    await replica.refresh()

    expect(replica.register.actions.get(third)?.progress).toBe(`Again after ${kind}`)
    expect(replica.register.actions.size).toBe(sample.actions.length)
    await actions().edit(third, { Progress: `And on after ${kind}` })
    await replica.refresh()
    expect(replica.register.actions.get(third)?.progress).toBe(`And on after ${kind}`)
  })

  it.each(["delta-root-folder", "empty-page", "delta-broken"] as const)("is not led astray by %s", async kind => {
    const replica = await opened()
    await actions().edit(third, { Progress: `With ${kind}` })
    graph.world.graph.inject({ kind, match: { list: "Actions" } })
    await replica.refresh().catch(() => replica.refresh())

    expect(replica.register.actions.get(third)?.progress).toBe(`With ${kind}`)
    expect(replica.register.actions.size).toBe(sample.actions.length)
    expect(replica.unreadable()).toEqual([])
  })

  it("reads over empty pages when it reads a list whole", async () => {
    graph.world.graph.inject({ kind: "empty-page", match: { path: "/items$" }, times: 5 })
    const { register } = await opened()

    expect(register.actions.size).toBe(sample.actions.length)
    expect(register.posts.size).toBe(sample.posts.length)
  })

  it("stays as it was while the lists do not answer, and says how old that is", async () => {
    const replica = await opened()
    const readAt = replica.readAt()
    graph.world.graph.inject({ kind: "reset", times: 100, match: { path: "/delta" } })

    await expect(replica.refresh()).rejects.toMatchObject({ code: "unavailable" })
    expect(replica.readAt()).toBe(readAt)
    expect(replica.register.actions.size).toBe(sample.actions.length)
  })

  it("shows an item written by the app at once, and an older answer on its way does not undo it", async () => {
    const replica = await opened()
    const old = (await actions().find(first)) as ListItem
    await actions().edit(first, { Progress: "Written by the app" })
    const raw = (await actions().find(first)) as ListItem & { eTag: string }
    replica.put("actions", { id: raw.id, etag: raw.eTag, fields: raw.fields })
    replica.put("actions", { id: old.id, etag: (old as ListItem & { eTag: string }).eTag, fields: old.fields })

    expect(replica.register.actions.get(first)?.progress).toBe("Written by the app")
  })
})

describe("the replica after a restart", () => {
  const file = (name: string) => join(graph.folder, `${name}.json`)

  it("is back from the snapshot, with what changed in between, and reads no list anew", async () => {
    const before = await opened(file("kept"))
    await before.save()
    await actions().edit(first, { Progress: "While the app was off" })
    await actions().add({ Key: "added while off", Status: "on hold" })
    const requests = graph.world.graph.requests().length

    const after = await opened(file("kept"))
    expect(after.register.actions.get(first)?.progress).toBe("While the app was off")
    expect(after.register.actions.get("added while off")?.status).toBe("on hold")
    expect(after.register.posts.size).toBe(sample.posts.length)
    expect(after.register.updatesOf(sample.updates[0]?.subjectKey ?? "").length).toBeGreaterThan(0)
    expect(fullReadsSince(requests)).toBe(0)

    await after.save()
    await actions().remove("added while off")
    const third = await opened(file("kept"))
    expect(third.register.actions.has("added while off")).toBe(false)
  })

  it("opens from the snapshot while the lists do not answer, and says how old it is", async () => {
    const before = await opened(file("down"))
    await before.save()
    graph.world.graph.inject({ kind: "reset", times: 1000 })

    const after = await opened(file("down"))
    expect(after.register.actions.size).toBe(sample.actions.length)
    expect(after.readAt()).toBe(before.readAt())
  })

  it("does not open without a snapshot while the lists do not answer", async () => {
    graph.world.graph.inject({ kind: "reset", times: 1000 })

    await expect(opened(file("none"))).rejects.toMatchObject({ code: "unavailable" })
  })

  it.each([
    ["is cut short", (text: string) => text.slice(0, text.length / 2)],
    ["is of another site", (text: string) => text.replaceAll(site.path, "/sites/other")],
    ["is of another version", (text: string) => text.replace('"version":1', '"version":0')],
    ["is empty", () => ""],
    ["lacks a list", (text: string) => text.replace('"posts":', '"mosts":')],
  ])("reads the lists when the snapshot %s", async (_title, spoil) => {
    const before = await opened(file("spoilt"))
    await before.save()
    await writeFile(file("spoilt"), spoil(await readFile(file("spoilt"), "utf8")))

    const after = await opened(file("spoilt"))
    expect(after.register.actions.size).toBe(sample.actions.length)
    expect(after.register.posts.size).toBe(sample.posts.length)
  })

  it("does not read a snapshot that was never finished", async () => {
    await (await opened(file("whole"))).save()
    await writeFile(`${file("whole")}.new`, "{")

    expect((await opened(file("whole"))).register.actions.size).toBe(sample.actions.length)
  })
})

describe("readings at the same time", () => {
  const item = (id: string, version = 1): ListItem => ({
    id,
    etag: `"guid,${version}"`,
    fields: { Key: `k${id}`, Title: `T${id}`, Value: `v${version}` },
  })
  let moment = 0
  const empty: Changes = { kind: "changes", items: [], deleted: [], link: "later" }

  /** Lists that are empty but for the settings, which answer as they are told. */
  function reading(
    settings: Partial<{ all(): Promise<ListItem[]>; ids(): Promise<string[]>; changes(): Changes | Promise<Changes> }>,
  ) {
    const reader: ListReader = {
      latest: async () => "now",
      async *readAll(list) {
        if (list === "settings") yield (await settings.all?.()) ?? []
      },
      readIds: async list => new Set(list === "settings" ? await settings.ids?.() : []),
      changesSince: async list => (list === "settings" ? ((await settings.changes?.()) ?? empty) : empty),
    }
    return createReplica({
      reader,
      site: site.path,
      file: null,
      stamp: () => "2026-11-26T09:00:00Z",
      now: () => moment,
    })
  }

  it("do not drop what was written while a list was read", async () => {
    const replica = reading({
      all: async () => {
        replica.put("settings", item("7"))
        return [item("1")]
      },
    })
    await replica.open()

    expect(replica.idOf("settings", "k7")).toBe("7")
    expect(replica.idOf("settings", "k1")).toBe("1")
  })

  it("do not drop what came in while ids were read", async () => {
    let answer = (_ids: string[]) => {}
    const replica = reading({
      all: async () => [item("1")],
      ids: () =>
        new Promise(resolve => {
          answer = resolve
        }),
      changes: () => ({ ...empty, items: [item("2")] }),
    })
    await replica.open()
    const compared = replica.reconcile()
    const refreshed = replica.refresh()
    await new Promise(resolve => setTimeout(resolve, 20))
    answer(["1"])
    await Promise.all([compared, refreshed])

    expect(replica.idOf("settings", "k2")).toBe("2")
  })

  it("drop what went without a word when ids are compared", async () => {
    const replica = reading({ all: async () => [item("1"), item("2")], ids: async () => ["2"] })
    await replica.open()
    await replica.reconcile()

    expect(replica.idOf("settings", "k1")).toBeUndefined()
    expect(replica.idOf("settings", "k2")).toBe("2")
  })

  it("give whoever asks while one is under way a later one, the same to all who ask so", async () => {
    const answers: (() => void)[] = []
    const replica = reading({
      changes: () =>
        new Promise(resolve => answers.push(() => resolve({ ...empty, items: [item("1", answers.length)] }))),
    })
    await replica.open()
    const settle = () => new Promise(resolve => setTimeout(resolve, 5))
    const first = replica.refresh()
    await settle()
    const later = [replica.refresh(), replica.refresh()]
    answers[0]?.()
    await first
    await settle()

    expect(answers).toHaveLength(2)
    answers[1]?.()
    await Promise.all(later)
    expect(replica.etagOf("settings", "k1")).toBe('"guid,2"')
    expect(answers).toHaveLength(2)
  })

  it("are told by when they began: what was written while they went on may be missing", async () => {
    const replica = reading({
      changes: () => {
        moment = 900
        return empty
      },
    })
    await replica.open()
    moment = 500
    await replica.refresh()

    expect(replica.readFrom()).toBe(500)
    expect(replica.readMoment()).toBe(900)
  })

  it("go on after one that failed", async () => {
    let isDown = true
    const replica = reading({
      all: async () => [item("1")],
      ids: async () => {
        if (isDown) throw new Error("down")
        return []
      },
    })
    await replica.open()
    await expect(replica.reconcile()).rejects.toThrow("down")
    isDown = false
    await replica.reconcile()
    await replica.refresh()

    expect(replica.idOf("settings", "k1")).toBeUndefined()
  })
})

describe("the list reader", () => {
  it("asks for the columns of each list and no others", async () => {
    const before = graph.world.graph.requests().length
    await opened()
    const asked = graph.world.graph
      .requests()
      .slice(before)
      .filter(({ query }) => query.startsWith("$top=5000&$select=id&$expand"))

    expect(asked).toHaveLength(listIds.length)
    for (const list of listIds) {
      const own = asked.find(({ path }) => path === `/v1.0${site.list(list)}/items`)
      for (const { name } of lists[list].columns) expect(own?.query).toMatch(new RegExp(`[=,]${name}[,)]`))
    }
  })

  it("takes a link that Graph does not know for a reason to read anew", async () => {
    const reader = createListReader(graph.client, site)
    const link = await reader.latest("settings")

    expect((await reader.changesSince("settings", link)).kind).toBe("changes")
    expect(await reader.changesSince("settings", link.replace(/token=[^&]*/, "token=nonsense"))).toMatchObject({
      kind: "resync",
    })
  })

  it("reads the ids of all that is there", async () => {
    const reader = createListReader(graph.client, site)
    const items = await listIn(graph, site, "posts").read()

    expect(await reader.readIds("posts")).toEqual(new Set(items.map(({ id }) => id)))
  })
})
