import { describe, expect, it } from "vitest"
import { startSample, startWithList } from "../support/startSample.ts"

const start = async () => {
  const { setup, site } = await startSample()
  const made = await setup(`${site}/lists`, { method: "POST", body: { displayName: "Plans" } })
  const columns = `${site}/lists/${made.body.id}/columns`
  return { setup, site, columns, post: (body: unknown) => setup(columns, { method: "POST", body }) }
}

describe("readColumn", () => {
  it("fills in what the service fills in", async () => {
    const { post } = await start()

    const { status, body } = await post({ name: "Code", text: {} })

    expect(status).toBe(201)
    expect(body).toMatchObject({
      name: "Code",
      displayName: "Code",
      enforceUniqueValues: false,
      hidden: false,
      indexed: false,
      text: { allowMultipleLines: false, appendChangesToExistingText: false, linesForEditing: 0, maxLength: 255 },
    })
    expect(body.id).toMatch(/^[0-9a-f-]{36}$/)
  })

  it("writes internal names as SharePoint does", async () => {
    const { post } = await start()

    const { body } = await post({ name: "Due día", displayName: "Due", text: {} })

    expect([body.name, body.displayName]).toEqual(["Due_x0020_d_x00ed_a", "Due"])
  })

  it.each([
    ["no type", { name: "A" }, 400, "exactly one of"],
    ["two types", { name: "A", text: {}, number: {} }, 400, "exactly one of"],
    ["no name", { text: {} }, 400, "name"],
    ["a length beyond 255", { name: "A", text: { maxLength: 300 } }, 400, "maxLength"],
    ["an unknown member", { name: "A", text: {}, colour: "red" }, 400, "colour"],
    ["uniqueness without an index", { name: "A", text: {}, enforceUniqueValues: true }, 400, "must be indexed"],
    ["an index on many lines", { name: "A", text: { allowMultipleLines: true }, indexed: true }, 400, "multiple lines"],
    ["a name that is taken", { name: "title", text: {} }, 409, "already exists"],
    ["a computed name", { name: "LinkTitle", text: {} }, 409, "already exists"],
    ["the name no write could use", { name: "Scope", text: {} }, 400, "reserved"],
    ["a person column", { name: "A", personOrGroup: {} }, 501, "personOrGroup"],
    ["a lookup column", { name: "A", lookup: {} }, 501, "lookup"],
    ["a default value", { name: "A", text: {}, defaultValue: { value: "x" } }, 501, "defaultValue"],
    ["several choices at once", { name: "A", choice: { choices: ["x"], displayAs: "checkBoxes" } }, 501, "several"],
  ])("refuses %s", async (_, definition, status, message) => {
    const { post, columns, setup } = await start()
    const before = (await setup(columns)).body.value.length

    const reply = await post(definition)

    expect([reply.status, (await setup(columns)).body.value.length]).toEqual([status, before])
    expect(reply.body.error.message).toContain(message)
  })

  it("takes 20 indexes and no more", async () => {
    const { post } = await start()
    for (let n = 1; n <= 20; n += 1) await post({ name: `C${n}`, text: {}, indexed: true })

    const next = await post({ name: "C21", text: {}, indexed: true })
    const bare = await post({ name: "C21", text: {} })

    expect([next.status, bare.status]).toEqual([400, 201])
    expect(next.body.error.message).toContain("at most 20 indexed columns")
  })
})

describe("changing and deleting columns", () => {
  it("changes the display name, the index and the choices, and refuses the rest aloud", async () => {
    const { setup, list, add } = await startWithList()
    const patch = (name: string, body: unknown) => setup(`${list}/columns/${name}`, { method: "PATCH", body })

    await patch("Status", { displayName: "State", choice: { choices: ["Open", "Closed", "Paused"] } })
    const index = await patch("Title", { indexed: true })
    const type = await patch("Share", { text: {} })
    const unique = await patch("Key", { indexed: false })

    expect((await setup(`${list}/columns/Status`)).body.displayName).toBe("State")
    expect((await add({ Status: "Paused" })).status).toBe(201)
    expect(index.body.indexed).toBe(true)
    expect([type.status, type.body.error.message.includes("'text'")]).toEqual([501, true])
    expect([unique.status, unique.body.error.message.includes("must be indexed")]).toEqual([400, true])
  })

  it("takes what the items held with the column", async () => {
    const { setup, app, list, add } = await startWithList()
    await add({ Title: "One", PlanKey: "P1" })

    const gone = await setup(`${list}/columns/PlanKey`, { method: "DELETE" })
    const builtIn = await setup(`${list}/columns/Title`, { method: "DELETE" })
    const { fields } = (await app(`${list}/items/1?$expand=fields`)).body

    expect([gone.status, builtIn.status]).toEqual([204, 400])
    expect(fields).toMatchObject({ Title: "One", _UIVersionString: "1.0" })
    expect(fields).not.toHaveProperty("PlanKey")
  })

  it("makes no index once the list is beyond 5,000 rows", async () => {
    const { setup, list, add } = await startWithList()
    for (let batch = 0; batch < 51; batch += 1)
      await Promise.all(Array.from({ length: 99 }, () => add({ Title: "Row" })))

    const late = await setup(`${list}/columns/Title`, { method: "PATCH", body: { indexed: true } })
    const bare = await setup(`${list}/columns`, { method: "POST", body: { name: "Extra", text: {} } })

    expect([late.body.error.innerError.code, bare.status]).toEqual(["tooManyResources", 201])
  })
})
