import { execFile } from "node:child_process"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { PlanReading } from "#domain/exchange/planReading.ts"
import { postKeys } from "#infra/provision/sample/posts.ts"
import { listsOf } from "../../support/lists.ts"
import { type LocalWorld, startLocalWorld, until } from "../../support/localWorld.ts"

const command = join(import.meta.dirname, "../../../infra/import/main.ts")

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "golden-thread-import-"))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

type Run = { code: number; out: string; err: string }

const run = (parts: readonly string[], environment: Record<string, string> = {}) =>
  new Promise<Run>(resolve => {
    const { PATH = "" } = process.env
    execFile(
      process.execPath,
      [command, ...parts],
      { env: { PATH, ...environment }, maxBuffer: 50_000_000 },
      (error, out, err) => resolve({ code: typeof error?.code === "number" ? error.code : error ? -1 : 0, out, err }),
    )
  })

const fileOf = async (name: string, content: string | Uint8Array) => {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}
const lines = [
  "Ref,Action,Lead,By when,Progress",
  "1.1,Mend the roof of the town hall,Head of Leisure,by 31 March 2027,Tiles bought",
  "1.2,Paint the door of the library,Keeper of Doors,ongoing,",
]
const roofs = () => fileOf("roofs.csv", lines.join("\n"))

describe("npm run import -- --dry-run", () => {
  it("prints what was read in the one shape, with null for what is not there", async () => {
    const { code, out, err } = await run([await roofs(), "--dry-run", "--json", "--as-at", "2026-11-01"])
    expect([code, err]).toEqual([0, ""])
    const json = JSON.parse(out)
    expect(Object.keys(json)).toEqual(["plan", "actions", "unread"])
    expect(json.plan).toEqual({ title: null, asAt: "2026-11-01", themes: [] })
    expect(json.actions[0]).toEqual({
      ...{ ref: "1.1", title: "Mend the roof of the town hall", theme: null, horizon: null },
      byWhom: [{ name: "Head of Leisure", role: "lead", task: null }],
      byWhen: {
        text: "by 31 March 2027",
        stages: [
          {
            ...{ label: null, earliest: null, latest: "2027-03-31", ongoing: false, repeats: null },
            ...{ certainty: "day", inferred: null },
          },
        ],
      },
      ...{ progress: "Tiles bought", status: json.actions[0].status, recommendations: [] },
      source: { table: 1, row: 2 },
    })
    expect(json.actions[1]).toMatchObject({ ref: "1.2", progress: null, status: null })
  })

  it("takes its own JSON, corrected", async () => {
    const { out } = await run([await roofs(), "--dry-run", "--json"])
    const reading = PlanReading.parse(JSON.parse(out))
    reading.plan.title = "Roofs and doors"
    const corrected = await fileOf("corrected.json", JSON.stringify(reading))
    const again = await run([corrected, "--dry-run", "--json"])
    expect(JSON.parse(again.out)).toEqual(reading)
    const dated = await run([corrected, "--dry-run", "--json", "--as-at", "2026-11-02"])
    expect(JSON.parse(dated.out).plan.asAt).toBe("2026-11-02")
  })

  it("says in words what there is when nobody asks for JSON", async () => {
    const { out } = await run([await roofs(), "--dry-run"])
    expect(out).toContain("2 actions, 0 themes, 2 owners")
  })

  it.each<[string, () => Promise<string[]>, RegExp]>([
    ["no file", async () => ["--dry-run"], /one FILE is wanted/],
    ["no plan", async () => [await roofs()], /--plan CODE is wanted/],
    ["a day that is none", async () => [await roofs(), "--dry-run", "--as-at", "2026-02-30"], /as-at/],
    ["an option nobody knows", async () => [await roofs(), "--dryrun"], /dryrun/],
    ["a difference nobody knows", async () => [await roofs(), "--dry-run", "--take", "all"], /take/],
    ["JSON that is none", async () => [await fileOf("a.json", "{"), "--dry-run"], /not JSON/],
    ["JSON of another shape", async () => [await fileOf("b.json", '{"plan":{}}'), "--dry-run"], /no plan as --json/],
    [
      "a file that is not what it says",
      async () => [await fileOf("c.docx", "%PDF-1.7"), "--dry-run"],
      /not what its name/,
    ],
  ])("refuses %s in a sentence, with nothing on standard output", async (_title, parts, sentence) => {
    const { code, out, err } = await run(await parts())
    expect([code, out]).toEqual([2, ""])
    expect(err).toMatch(sentence)
    expect(err).not.toMatch(/\n\s+at /)
  })

  it("tells what there is to be said", async () => {
    expect((await run(["--help"])).out).toMatch(/--as-at DAY[\s\S]*LOCAL_SIGN_IN/)
  })
})

describe("npm run import", () => {
  let local: LocalWorld
  beforeAll(async () => {
    local = await startLocalWorld()
  })
  afterAll(() => local.close())

  const reach = () => ({ LOCAL_GRAPH: local.world.graph.origin, LOCAL_SIGN_IN: local.world.signIn.origin })
  const bring = (file: string, ...parts: string[]) => run([file, "--plan", "ROOF", "--local", ...parts], reach())
  const actions = async () => {
    const lists = listsOf(local.world)
    const plan = (await lists.read("Plans")).find(({ fields }) => fields.Code === "ROOF")
    const own = (await lists.read("Actions")).filter(({ fields }) => fields.PlanKey === plan?.fields.Key)
    // Several are written at once, and any of them may come first.
    return own.toSorted((a, b) => String(a.fields.Reference).localeCompare(String(b.fields.Reference)))
  }
  const updates = async () =>
    (await listsOf(local.world).read("Updates")).filter(({ fields }) => fields.Kind === "import")

  it("makes a plan of the file, once, however often it runs", { timeout: 60_000 }, async () => {
    const first = await bring(await roofs(), "--title", "Roofs", "--json")
    expect([first.code, first.err]).toEqual([0, ""])
    expect(JSON.parse(first.out)).toMatchObject({ state: "done", rows: 2, written: 2 })
    const again = await bring(await roofs(), "--title", "Roofs")
    expect([again.code, again.out.trim()]).toEqual([
      0,
      "Nothing to bring in: plan ROOF holds what was taken of the file.",
    ])

    const plans = (await listsOf(local.world).read("Plans")).filter(({ fields }) => fields.Code === "ROOF")
    expect(plans).toMatchObject([{ fields: { Title: "Roofs", State: "draft" } }])
    expect((await actions()).map(({ fields }) => fields)).toMatchObject([
      { Reference: "1.1", LeadKey: postKeys.headOfLeisure, LeadWords: "Head of Leisure", Progress: "Tiles bought" },
      { Reference: "1.2", LeadWords: "Keeper of Doors", ByWhenWords: "ongoing" },
    ])
    expect((await actions())[1]?.fields.LeadKey).toBeUndefined()
    expect(await updates()).toHaveLength(2)
  })

  it("takes what changed and what is new, and closes what is gone only when told to", { timeout: 60_000 }, async () => {
    const changed = [lines[0], lines[1]?.replace("Mend the roof", "Mend the whole roof"), "1.3,Clear the gutters,,,"]
    const file = await fileOf("later.csv", changed.join("\n"))
    expect((await bring(file)).out).toContain("done, 2 of 2 rows written")
    const told = async () =>
      (await actions()).map(({ fields }) => [fields.Reference, fields.Text, fields.ClosedBecause])
    expect(await told()).toEqual([
      ["1.1", "Mend the whole roof of the town hall", undefined],
      ["1.2", "Paint the door of the library", undefined],
      ["1.3", "Clear the gutters", undefined],
    ])
    expect((await bring(file, "--take", "gone")).code).toBe(0)
    expect((await told())[1]).toEqual(["1.2", "Paint the door of the library", "no longer needed"])
  })

  it("goes on where it was killed, and writes nothing twice", { timeout: 120_000 }, async () => {
    const rows = Array.from({ length: 400 }, (_, n) => `Heading ${n % 7},${n},Review service ${n} with its partners`)
    const file = await fileOf("many.csv", ["Theme,Ref,Action", ...rows].join("\n"))
    const lists = listsOf(local.world)
    const planKey = async () => (await lists.read("Plans")).find(({ fields }) => fields.Code === "MANY")?.fields.Key
    const written = async (list: string) => {
      const key = await planKey()
      return key === undefined ? [] : (await lists.read(list)).filter(({ fields }) => fields.PlanKey === key)
    }
    const child = execFile(process.execPath, [command, file, "--plan", "MANY", "--local"], {
      env: { PATH: process.env.PATH ?? "", ...reach() },
    })
    const died = new Promise(resolve => child.once("exit", resolve))
    await until("the first rows", async () => (await written("Actions")).length > 20)
    child.kill("SIGKILL")
    await died
    expect((await written("Actions")).length).toBeLessThan(400)

    const again = await run([file, "--plan", "MANY", "--local"], reach())
    expect([again.code, again.err]).toEqual([0, ""])
    const themes = new Map((await written("Themes")).map(({ fields }) => [fields.Key, fields.Title]))
    expect([...themes.values()].toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6].map(n => `Heading ${n}`))
    const there = (await written("Actions")).map(({ fields }) => [themes.get(fields.ThemeKey ?? ""), fields.Reference])
    const wanted = Array.from({ length: 400 }, (_, n) => [`Heading ${n % 7}`, String(n)])
    expect(there.toSorted((a, b) => Number(a[1]) - Number(b[1]))).toEqual(wanted)
  })

  it("is seen by the running app", async () => {
    await local.app.refresh()
    const token = await local.world.signIn.ssoToken("7c1d40a6-52e9-4b38-9f00-000000000014")
    const answer = await fetch(`${local.app.origin}/api/plans`, { headers: { authorization: `Bearer ${token}` } })
    const { plans } = (await answer.json()) as { plans: { code: string; state: string }[] }
    expect(plans).toContainEqual(expect.objectContaining({ code: "ROOF", state: "draft" }))
  })

  it("writes nothing without the app's settings, nor to an address elsewhere", async () => {
    const bare = await run([await roofs(), "--plan", "ROOF"])
    expect([bare.code, bare.out]).toEqual([1, ""])
    expect(bare.err).toMatch(/TENANT_ID is missing/)
    const elsewhere = await run([await roofs(), "--plan", "ROOF", "--local"], { LOCAL_GRAPH: "https://graph.example" })
    expect([elsewhere.code, elsewhere.err.trim()]).toEqual([1, "https://graph.example is not on this machine"])
  })
})
