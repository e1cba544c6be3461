import { describe, expect, it } from "vitest"
import { startSample } from "../../support/startSample.ts"

const start = async () => {
  const { setup, site } = await startSample()
  return { setup, site, post: (body: unknown) => setup(`${site}/lists`, { method: "POST", body }) }
}

describe("createList", () => {
  it("makes a generic list with Title, and does not echo its columns", async () => {
    const { setup, site, post } = await start()

    const { status, body } = await post({ displayName: "Our Plans", columns: [{ name: "Code", text: {} }] })
    const columns = await setup(`${site}/lists/${body.id}/columns?$select=name`)

    expect(status).toBe(201)
    expect(body).toMatchObject({
      displayName: "Our Plans",
      name: "Our Plans",
      eTag: `${body.id},0`,
      webUrl: "https://council.sharepoint.com/sites/plans/Lists/Our%20Plans",
      list: { template: "genericList", hidden: false },
    })
    expect(body).not.toHaveProperty("columns")
    expect(columns.body.value.map(({ name }) => name)).toEqual(expect.arrayContaining(["Title", "Created", "Code"]))
  })

  it.each([
    ["a name", { name: "Plans", displayName: "Plans" }, 400, "Cannot define a 'name' for a list"],
    ["no display name", {}, 400, "displayName"],
    ["another template", { displayName: "Plans", list: { template: "events" } }, 501, "template events"],
    ["a faulty column", { displayName: "Plans", columns: [{ name: "A" }] }, 400, "exactly one of"],
  ])("refuses %s and makes nothing", async (_, definition, status, message) => {
    const { setup, site, post } = await start()

    const reply = await post(definition)

    expect(reply.status).toBe(status)
    expect(reply.body.error.message).toContain(message)
    expect((await setup(`${site}/lists`)).body.value).toEqual([])
  })

  it("refuses a title that is taken, whatever its case", async () => {
    const { post } = await start()
    await post({ displayName: "Plans" })

    const { status, body } = await post({ displayName: "plans" })

    expect([status, body.error.code]).toEqual([409, "nameAlreadyExists"])
  })

  it("lists all lists, filters them by display name only, and finds one by id or title", async () => {
    const { setup, site, post } = await start()
    const { body } = await post({ displayName: "Plans" })
    await post({ displayName: "Themes" })

    const names = async (query: string) => (await setup(`${site}/lists${query}`)).body.value.map(one => one.displayName)

    expect(await names("")).toEqual(["Plans", "Themes"])
    expect(await names("?$filter=displayName eq 'themes'&$select=id,displayName")).toEqual(["Themes"])
    expect((await setup(`${site}/lists?$filter=name eq 'Themes'`)).body.error.message).toContain("not supported")
    expect((await setup(`${site}/lists/Plans`)).body.id).toBe(body.id)
    expect((await setup(`${site}/lists/${body.id}`)).body.displayName).toBe("Plans")
    expect((await setup(`${site}/lists/None`)).body.error.code).toBe("itemNotFound")
  })
})
