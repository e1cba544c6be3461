import { describe, expect, it } from "vitest"
import { startWithList } from "../support/startSample.ts"

const prefer = { Prefer: "HonorNonIndexedQueriesWarningMayFailRandomly" }

const withRows = async () => {
  const sample = await startWithList({ now: () => new Date("2026-03-01T00:00:00Z") })
  await sample.add({ Title: "O'Neil & Sons", Key: "K1", PlanKey: "P1", Share: 10, Status: "Open", IsPublic: true })
  await sample.add({ Title: "Second", Key: "K2", PlanKey: "P1", Share: 20, Status: "Closed", IsPublic: false })
  await sample.add({ Title: "Third", Key: "K3", PlanKey: "P2", DueOn: "2026-05-01T12:00:00Z", Status: "Open" })
  const ask = (filter: string, headers = {}) =>
    sample.app(`${sample.list}/items?$filter=${encodeURIComponent(filter)}`, { headers })
  const ids = async (filter: string, headers = {}) => (await ask(filter, headers)).body.value.map(({ id }) => id)
  return { ...sample, ask, ids }
}

describe("filterItems", () => {
  it.each([
    ["fields/PlanKey eq 'P1'", ["1", "2"]],
    ["fields/PlanKey eq 'p1'", ["1", "2"]],
    ["fields/PlanKey ne 'P1'", ["3"]],
    ["fields/Key eq 'k2'", ["2"]],
    ["fields/Key eq 'none'", []],
    ["startswith(fields/Key,'K')", ["1", "2", "3"]],
    ["fields/PlanKey eq 'P1' and fields/Status eq 'Open'", ["1"]],
    ["(fields/Key eq 'K1') and (fields/Status eq 'Closed')", []],
    ["fields/DueOn ge 2026-05-01", ["3"]],
    ["fields/DueOn lt 2026-05-01T12:00:00Z", []],
    ["fields/DueOn le 2026-05-01T12:00:00Z", ["3"]],
    ["fields/IsPublic eq true", ["1"]],
    ["fields/IsPublic eq 1", ["1"]],
    ["fields/IsPublic eq 0", ["2"]],
    ["fields/id gt 1", ["2", "3"]],
  ])("answers %s", async (filter, expected) => {
    const { ids } = await withRows()

    expect(await ids(filter)).toEqual(expected)
  })

  it("8.3-8 refuses a column without an index, naming it and the header that allows it", async () => {
    const { ask, ids } = await withRows()

    const { status, body } = await ask("fields/Title eq 'Second'")

    expect([status, body.error.code]).toEqual([400, "invalidRequest"])
    expect(body.error.message).toContain("Field 'Title' cannot be referenced in filter or orderby as it is not indexed")
    expect(body.error.message).toContain("Prefer: HonorNonIndexedQueriesWarningMayFailRandomly")
    expect(await ids("fields/Title eq 'O''Neil & Sons'", prefer)).toEqual(["1"])
    expect(await ids("fields/Share gt 10.5", prefer)).toEqual(["2"])
    expect(await ids("fields/Modified ge 2026-03-01", prefer)).toEqual(["1", "2", "3"])
  })

  it("8.3-8 takes Title once it has been given an index", async () => {
    const { setup, list, ids } = await withRows()

    await setup(`${list}/columns/Title`, { method: "PATCH", body: { indexed: true } })

    expect(await ids("fields/Title eq 'second'")).toEqual(["2"])
  })

  it("8.3-8 gives up on a column without an index beyond 5,000 rows, header or not", async () => {
    const { app, list, add } = await startWithList()
    for (let batch = 0; batch < 50; batch += 1) {
      await Promise.all(Array.from({ length: 100 }, (_, n) => add({ Title: "Row", PlanKey: `P${n}`, Status: "Open" })))
    }
    const ask = (filter: string) => app(`${list}/items?$filter=${filter}`, { headers: prefer })

    const at = await ask("fields/Title eq 'None'")
    await add({ Title: "One too many", PlanKey: "P1" })
    const above = await ask("fields/Title eq 'None'")
    const indexed = await ask("fields/PlanKey eq 'P1'")
    const two = await ask("fields/PlanKey eq 'P1' and fields/Status eq 'Open'")

    expect([at.status, above.status, indexed.status, two.status]).toEqual([200, 400, 200, 400])
    expect(indexed.body.value).toHaveLength(51)
    expect(above.body.error).toMatchObject({
      code: "notSupported",
      message: "The request is unprocessable because it uses too many resources",
      innerError: { code: "tooManyResources" },
    })
  })

  it.each([
    ["Title eq 'Second'", "Invalid filter clause"],
    ["createdDateTime ge 2026-01-01", "Invalid filter clause"],
    ["fields/Key eq 'K1' or fields/Key eq 'K2'", "not supported"],
    ["contains(fields/Key,'K')", "Invalid filter clause"],
    ["not fields/Key eq 'K1'", "Invalid filter clause"],
    ["fields/Key in ('K1')", "Invalid filter clause"],
    ["fields/Key eq K1", "Invalid filter clause"],
    ["fields/Key eq 'K1", "Invalid filter clause"],
    ["fields/DueOn ge '2026-05-01'", "does not suit field 'DueOn'"],
    ["fields/IsPublic eq 2", "does not suit field 'IsPublic'"],
    ["startswith(fields/DueOn,'2026')", "not supported"],
    ["fields/Words eq 'x'", "not supported"],
    ["fields/Nonsense eq 'x'", "Field 'Nonsense' is not recognized"],
  ])("refuses %s", async (filter, message) => {
    const { ask } = await withRows()

    const { status, body } = await ask(filter)

    expect([status, body.error.code]).toEqual([400, "invalidRequest"])
    expect(body.error.message).toContain(message)
  })
})
