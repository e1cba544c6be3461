import { describe, expect, it } from "vitest"
import { officer, outsider, readerApp, writerApp } from "../../support/sampleSeed.ts"
import { startSample } from "../../support/startSample.ts"
import { appToken, personToken } from "../../support/tokens.ts"

describe("people", () => {
  it("are found by id and by user principal name, with the usual properties or those selected", async () => {
    const { app } = await startSample()

    const byId = await app(`/users/${officer}`)
    const byName = await app("/users/BUS.DRIVER@council.example?$select=id,accountEnabled,mail,department")

    expect(byId.body).toMatchObject({
      id: officer,
      displayName: "Head of Housing",
      givenName: null,
      businessPhones: [],
    })
    expect(byId.body).not.toHaveProperty("accountEnabled")
    expect(byName.body).toMatchObject({ id: outsider, accountEnabled: false, department: null })
    expect(byName.body).not.toHaveProperty("displayName")
  })

  it("who are not there are answered in the directory's own words", async () => {
    const { app } = await startSample()

    const { status, body } = await app("/users/nobody")

    expect([status, body.error.code]).toEqual([404, "Request_ResourceNotFound"])
  })

  it.each([
    ["startswith(displayName,'head')", ["Head of Housing"]],
    ["startswith(displayName,'site') or startswith(mail,'bus')", ["Bus Driver", "Site Owner"]],
    ["mail eq 'bus.driver@council.example'", ["Bus Driver"]],
    ["accountEnabled eq true and startswith(displayName,'B')", []],
  ])("are filtered by %s", async (filter, expected) => {
    const { app } = await startSample()

    const { body } = await app(`/users?$filter=${encodeURIComponent(filter)}`)

    expect(body.value.map(({ displayName }) => displayName)).toEqual(expected)
  })

  it("come in pages", async () => {
    const { app } = await startSample()

    const first = await app("/users?$top=2&$select=displayName")
    const second = await app(first.body["@odata.nextLink"])

    expect([first.body.value.length, second.body.value]).toEqual([2, [{ displayName: "Site Owner" }]])
  })

  it.each([
    ['$search="displayName:head"', "Request_UnsupportedQuery"],
    ["$filter=endswith(mail,'x')", "invalidRequest"],
    ["$filter=shoeSize eq 'x'", "Request_UnsupportedQuery"],
    ["$select=shoeSize", "BadRequest"],
  ])("refuses %s", async (query, code) => {
    const { app } = await startSample()

    const { status, body } = await app(`/users?${query}`)

    expect([status, body.error.code]).toEqual([400, code])
  })

  it("are shown only to those allowed to see them", async () => {
    const { app } = await startSample()
    const self = await personToken(readerApp, officer)

    const me = await app("/me", { token: self })
    const own = await app(`/users/${officer}`, { token: self })
    const other = await app(`/users/${outsider}`, { token: self })
    const all = await app("/users", { token: await appToken(writerApp, ["Sites.Selected"]) })
    const meAsApp = await app("/me")

    expect([me.body.id, own.status]).toEqual([officer, 200])
    expect([other.body.error.code, all.body.error.code]).toEqual([
      "Authorization_RequestDenied",
      "Authorization_RequestDenied",
    ])
    expect([meAsApp.status, meAsApp.body.error.message]).toEqual([
      400,
      "/me request is only valid with delegated authentication flow.",
    ])
  })
})
