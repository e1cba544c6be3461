import { describe, expect, it } from "vitest"
import { officer, outsider, readerApp, sampleSeed, writerApp } from "./support/sampleSeed.ts"
import { speaker, startSample } from "./support/startSample.ts"
import { appToken, personToken } from "./support/tokens.ts"

const appGrants = sampleSeed.appGrants.map(grant => ({ ...grant, directory: grant.appId === writerApp }))
const seed = { ...sampleSeed, appGrants }

/** An application whose token carries nothing but Sites.Selected, as the grant must be enough. */
const start = async () => {
  const { graph, site } = await startSample({ seed })
  const app = speaker(graph.origin, await appToken(writerApp, ["Sites.Selected"]))
  return { graph, app, site }
}

describe("the directory, asked by an application", () => {
  it("answers an application that was granted it, and no other", async () => {
    const { app } = await start()
    const stranger = await appToken(readerApp, ["Sites.Selected"])
    const delegated = await personToken(writerApp, officer)

    const granted = [await app("/users"), await app(`/users/${outsider}`)]
    const refused = [
      await app("/users", { token: stranger }),
      await app(`/users/${outsider}`, { token: stranger }),
      await app("/users", { token: delegated }),
    ]

    expect(granted.map(({ status }) => status)).toEqual([200, 200])
    expect(refused.map(({ status, body }) => [status, body.error.code])).toEqual(
      Array(3).fill([403, "Authorization_RequestDenied"]),
    )
  })

  it("finds people by the beginning of name or address, so many at a time", async () => {
    const { app } = await start()
    const filter = encodeURIComponent("startswith(displayName,'site') or startswith(mail,'bus')")

    const { body } = await app(`/users?$filter=${filter}&$top=1&$select=id,displayName,accountEnabled`)
    const next = await app(body["@odata.nextLink"])

    expect(body.value).toEqual([{ id: outsider, displayName: "Bus Driver", accountEnabled: false }])
    expect(next.body.value.map(({ displayName }) => displayName)).toEqual(["Site Owner"])
  })

  it("shows a person who was disabled as such, and one who was removed not at all, until restored", async () => {
    const { graph, app } = await start()
    const look = async () => {
      const one = await app(`/users/${officer}?$select=accountEnabled`)
      const all = await app("/users?$filter=accountEnabled eq true&$select=id".replaceAll(" ", "%20"))
      return [one.status, one.body.accountEnabled, all.body.value.some(({ id }) => id === officer)]
    }

    const before = await look()
    graph.disable(officer)
    const disabled = await look()
    graph.remove(officer)
    const removed = await look()
    graph.restore(officer)

    expect([before, disabled, removed]).toEqual([
      [200, true, true],
      [200, false, false],
      [404, undefined, false],
    ])
    expect(await look()).toEqual(before)
  })

  it("lets nobody read the site on behalf of a person who was removed", async () => {
    const { graph, app, site } = await start()
    const token = await personToken(writerApp, officer)

    const before = await app(site, { token })
    graph.remove(officer)

    expect([before.status, (await app(site, { token })).status]).toEqual([200, 403])
  })

  it("knows whom it can change", async () => {
    const { graph } = await start()

    expect(() => graph.disable("nobody")).toThrow("knows no person nobody")
  })
})
