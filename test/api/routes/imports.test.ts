import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { ImportAnswer, type ImportRequest, ReadAnswer } from "#domain/wire/imports.ts"
import { planKeys } from "#infra/provision/sample/plans.ts"
import { postKeys } from "#infra/provision/sample/posts.ts"
import { aReading, readAction } from "../../domain/exchange/importWorld.ts"
import { listsOf } from "../../support/lists.ts"
import { type LocalWorld, startLocalWorld, until } from "../../support/localWorld.ts"
import { personIn } from "../../support/people.ts"
import { askAs } from "./askAs.ts"

let local: LocalWorld
beforeAll(async () => {
  local = await startLocalWorld()
})
afterAll(() => local.close())

/** Who makes plans; who owns the staff survey's plan; who only reads. */
const [officer, owner, reader] = ["Performance Officer", "Chief Officer", "Head of Leisure"]

async function sendFile(label: string, query: string, body: string | Uint8Array<ArrayBuffer>) {
  const token = await local.world.signIn.ssoToken(personIn(label).id)
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/octet-stream" }
  const answer = await fetch(`${local.app.origin}/api/imports/read?${query}`, { method: "POST", headers, body })
  const json = (await answer.json()) as { error?: { sentence: string } }
  return { status: answer.status, json, sentence: json.error?.sentence ?? "" }
}

const csv = [
  "Ref,Action,Lead,By when,Notes of any kind",
  "1.1,Mend the roof of the town hall,Head of Leisure,by 31 March 2027,Tiles bought",
  "1.2,Paint the door of the library,Head of Leisures,ongoing,",
].join("\n")

describe("POST /api/imports/read", () => {
  it("reads a file: its actions, its columns, its owners with near ones, and how long writing takes", async () => {
    const { status, json } = await sendFile(officer, "name=roofs.csv", csv)
    expect(status).toBe(200)
    const { reading, columns, differences, owners, expectedSeconds } = ReadAnswer.parse(json)
    expect(reading.actions.map(({ ref, title }) => [ref, title])).toEqual([
      ["1.1", "Mend the roof of the town hall"],
      ["1.2", "Paint the door of the library"],
    ])
    expect(columns.slice(0, 4).map(({ id, meaning }) => [id, meaning])).toEqual([
      ["1:1", "reference"],
      ["1:2", "action"],
      ["1:3", "whom"],
      ["1:4", "when"],
    ])
    expect(owners).toEqual([
      { name: "Head of Leisure", postKey: postKeys.headOfLeisure, near: [] },
      {
        ...{ name: "Head of Leisures", postKey: null },
        near: expect.arrayContaining([{ key: postKeys.headOfLeisure, title: "Head of Leisure" }]),
      },
    ])
    expect([differences, expectedSeconds]).toEqual([null, 1])
  })

  it("reads it again as its columns were corrected, and as at another day", async () => {
    const columns = encodeURIComponent(JSON.stringify({ "1:5": "progress" }))
    const { json } = await sendFile(officer, `name=roofs.csv&asAt=2026-11-01&columns=${columns}`, csv)
    const { reading } = ReadAnswer.parse(json)
    expect([reading.plan.asAt, reading.actions[0]?.progress]).toEqual(["2026-11-01", "Tiles bought"])
    for (const wrong of ["columns=no", `columns=${encodeURIComponent('{"1:5":"nonsense"}')}`, "asAt=2026-02-30"])
      expect((await sendFile(officer, `name=roofs.csv&${wrong}`, csv)).status).toBe(400)
  })

  it("reads a paste", async () => {
    const text = csv.replaceAll(",", "\t")
    const { status, json } = await askAs(local, officer, "/api/imports/read", { html: "", text })
    expect(status).toBe(200)
    expect(ReadAnswer.parse(json).reading.actions).toHaveLength(2)
  })

  it("finds nothing changed in a plan that was just given as a Word file", async () => {
    const token = await local.world.signIn.ssoToken(personIn(officer).id)
    const path = `${local.app.origin}/api/plans/${planKeys.staffSurvey}/export?format=docx`
    const file = await fetch(path, { headers: { authorization: `Bearer ${token}` } })
    const bytes = new Uint8Array(await file.arrayBuffer())
    const { json } = await sendFile(owner, `name=plan.docx&plan=${planKeys.staffSurvey}`, bytes)
    const { differences } = ReadAnswer.parse(json)
    expect(differences?.filter(({ kind }) => kind !== "same")).toEqual([])
    expect(differences?.length).toBeGreaterThan(10)
  })

  it("writes nothing", async () => {
    await sendFile(officer, "name=roofs.csv", csv)
    expect(local.rows("import")).toEqual([])
  })

  it("is for those who make plans, or this plan", async () => {
    expect((await sendFile(reader, "name=roofs.csv", csv)).status).toBe(403)
    expect((await sendFile(owner, "name=roofs.csv", csv)).status).toBe(403)
    expect((await sendFile(owner, `name=roofs.csv&plan=${planKeys.staffSurvey}`, csv)).status).toBe(200)
    expect((await sendFile(owner, `name=roofs.csv&plan=${planKeys.councilPlan}`, csv)).status).toBe(403)
    expect((await sendFile(officer, "name=roofs.csv&plan=none", csv)).status).toBe(404)
  })

  it("refuses what is no plan with a sentence that says why", async () => {
    const wrong = await sendFile(officer, "name=plan.docx", "%PDF-1.7 nothing")
    expect([wrong.status, wrong.sentence]).toEqual([400, expect.stringContaining("not what its name says")])
    for (const [name, remedy] of [
      ["plan.pdf", /PDF cannot be read.*paste it here.*save it as \.docx/],
      ["plan.doc", /\(\.doc\), which cannot be read.*save it as \.docx/],
      ["plan.xls", /\(\.xls\), which cannot be read.*save it as \.xlsx/],
      ["plan.xlsb", /\(\.xlsb\) cannot be read.*save it as \.xlsx/],
      ["plan.pages", /of this kind cannot be read/],
    ] as const)
      expect((await sendFile(officer, `name=${name}`, "whatever is in it")).sentence).toMatch(remedy)
    const picture = await sendFile(officer, "name=plan.txt", "Only words, and no table at all.")
    expect(picture.status === 400 ? picture.sentence : "").toMatch(/No table|^$/)
  })

  it("takes 25 MB, and 27 MB not; other routes take as little as before", async () => {
    const row = `${"9,x".padEnd(60, "y")}\n`
    const small = await sendFile(officer, "name=big.csv", row.repeat(Math.floor((24.9 * 1_048_576) / row.length)))
    expect(small.sentence).toMatch(/more cells|larger|no table|No table|^$/)
    expect(await sendFile(officer, "name=big.csv", "x".repeat(27 * 1_048_576))).toMatchObject({ status: 400 })
    const elsewhere = await askAs(local, officer, "/api/posts", { formId: "x".repeat(300_000) })
    expect(elsewhere.status).toBe(400)
  })
})

const request = (part: Partial<ImportRequest> = {}): ImportRequest => ({
  ...{ formId: "form", owners: {}, take: [] },
  reading: aReading([readAction({ title: "Mend the roof" }), readAction({ title: "Paint the door" })]),
  into: { kind: "new plan", title: "Roofs", code: "ROOF", planKind: "team plan" },
  ...part,
})
const post = (label: string, part: Partial<ImportRequest> = {}) => askAs(local, label, "/api/imports", request(part))
const done = (key: string) =>
  until("the end", async () => {
    const answer = ImportAnswer.parse((await askAs(local, officer, `/api/imports/${key}`)).json)
    return answer.state === "done" && answer
  })

const nothingLeft = { actions: 0, first: [] }

describe("POST /api/imports", () => {
  it("is kept when it is answered, told as it goes, and shown in the tab's plans once it is written", async () => {
    const { status, json } = await post(officer)
    const { key, planKey, rows } = ImportAnswer.parse(json)
    expect([status, rows, local.rows("import").length > 0]).toEqual([200, 2, true])
    expect(await done(key)).toEqual({ key, planKey, state: "done", rows: 2, written: 2, left: nothingLeft, why: null })
    const plan = (await askAs(local, reader, `/api/plans/${planKey}`)).json as { actions: unknown[]; plan: unknown }
    expect(plan.plan).toMatchObject({ code: "ROOF", state: "draft" })
    expect(plan.actions).toMatchObject([{ text: "Mend the roof" }, { text: "Paint the door" }])
  })

  it("sent again, twice at once, is the one it was", async () => {
    const part = { formId: "twice", into: { ...request().into, code: "TWICE" } } as Partial<ImportRequest>
    const sent = await Promise.all([post(officer, part), post(officer, part)])
    const keys = [...sent, await post(officer, part)].map(({ json }) => ImportAnswer.parse(json).key)
    expect(new Set(keys).size).toBe(1)
    await done(keys[0] ?? "")
    const plans = (await listsOf(local.world).read("Plans")).filter(({ fields }) => fields.Code === "TWICE")
    expect(plans).toHaveLength(1)
  })

  it("is for those who make plans, or this plan", async () => {
    const into = { kind: "plan" as const, planKey: planKeys.staffSurvey }
    const take = [{ at: 0, actionKey: null, what: ["new"], seen: null }]
    for (const [label, part] of [
      [reader, {}],
      [owner, {}],
      [reader, { into, take }],
    ] as const)
      expect(await post(label, { formId: "rights", ...part } as Partial<ImportRequest>)).toMatchObject({ status: 403 })
    const { status, json } = await post(owner, { formId: "rights", into, take })
    expect(status).toBe(200)
    const { key } = ImportAnswer.parse(json)
    await done(key)
    expect((await askAs(local, owner, `/api/imports/${key}`)).status).toBe(200)
    expect((await askAs(local, reader, `/api/imports/${key}`)).status).toBe(403)
    expect((await askAs(local, reader, `/api/imports/${key}/cancel`, {})).status).toBe(403)
  })

  it.each<[string, Partial<ImportRequest>, number, RegExp]>([
    [
      "a code that is taken",
      { into: { kind: "new plan", title: "T", code: "ssap", planKind: "programme" } },
      409,
      /code/,
    ],
    ["nothing chosen", { into: { kind: "plan", planKey: planKeys.staffSurvey } }, 400, /Nothing was chosen/],
    ["a plan nobody knows", { into: { kind: "plan", planKey: "none" } }, 404, /not in the plans/],
    ["a post nobody knows", { owners: { AG: "none" } }, 409, /posts chosen/],
    [
      "an action of another plan",
      {
        into: { kind: "plan", planKey: planKeys.councilPlan },
        take: [{ at: 0, actionKey: "none", what: ["words"], seen: {} }],
      },
      409,
      /actions chosen/,
    ],
  ])("refuses %s", async (_title, part, status, sentence) => {
    const before = local.rows("import").length
    const answer = await post(officer, { formId: "wrong", ...part })
    expect([answer.status, answer.sentence]).toEqual([status, expect.stringMatching(sentence)])
    expect(local.rows("import")).toHaveLength(before)
  })

  it("shows an import and no part of its workings", async () => {
    const [row] = local.rows("import")
    expect((await askAs(local, officer, "/api/imports/none")).status).toBe(404)
    expect((await askAs(local, officer, `/api/imports/${encodeURIComponent(`${row?.key}/x/0`)}`)).status).toBe(404)
    expect((await askAs(local, officer, "/api/imports/none/cancel", {})).status).toBe(404)
  })
})
