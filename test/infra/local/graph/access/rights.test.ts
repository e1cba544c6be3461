import { describe, expect, it } from "vitest"
import {
  officer,
  outsider,
  owner,
  readerApp,
  sampleSeed,
  setupApp,
  strangerApp,
  writerApp,
} from "../support/sampleSeed.ts"
import { startWithList } from "../support/startSample.ts"
import { appToken, personToken } from "../support/tokens.ts"

const wide = (role: string) => appToken(strangerApp, [role])

const callers: readonly (readonly [string, string, readonly number[]])[] = [
  ["an application granted read", await appToken(readerApp), [200, 403, 403]],
  ["an application granted write", await appToken(writerApp), [200, 201, 403]],
  ["an application granted full control", await appToken(setupApp), [200, 201, 201]],
  ["an application without a grant", await appToken(strangerApp), [403, 403, 403]],
  ["an application without any Sites role", await appToken(writerApp, ["User.Read.All"]), [403, 403, 403]],
  ["an application with Sites.Read.All", await wide("Sites.Read.All"), [200, 403, 403]],
  ["an application with Sites.ReadWrite.All", await wide("Sites.ReadWrite.All"), [200, 201, 403]],
  ["an application with Sites.FullControl.All", await wide("Sites.FullControl.All"), [200, 201, 201]],
  [
    "a reader of the site, through an application granted write",
    await personToken(writerApp, officer),
    [200, 403, 403],
  ],
  ["an owner of the site, through an application granted write", await personToken(writerApp, owner), [200, 201, 403]],
  ["an owner of the site, through an application granted read", await personToken(readerApp, owner), [200, 403, 403]],
  ["a reader, through an application without a grant", await personToken(strangerApp, officer), [403, 403, 403]],
  ["a person without Read", await personToken(writerApp, outsider), [403, 403, 403]],
  ["a person who is not in the directory", await personToken(writerApp, "nobody"), [403, 403, 403]],
  ["a reader whose token carries no Sites scope", await personToken(writerApp, officer, "User.Read"), [403, 403, 403]],
]

describe("demandRight", () => {
  it.each(callers)("8.3-16 holds %s to reading, writing and making columns", async (_, token, expected) => {
    const { app, list } = await startWithList()

    const read = await app(`${list}/items?$top=1`, { token })
    const written = await app(`${list}/items`, { method: "POST", body: { fields: { Title: "One" } }, token })
    const column = await app(`${list}/columns`, { method: "POST", body: { name: "Extra", text: {} }, token })

    expect([read.status, written.status, column.status]).toEqual(expected)
    for (const { status, body } of [read, written, column])
      if (status === 403) expect(body.error.code).toBe("accessDenied")
  })

  it("8.3-16 refuses other sites under Sites.Selected, and does not find them under a wider role", async () => {
    const { app } = await startWithList()
    const other = "/sites/council.sharepoint.com:/sites/other"

    const selected = await app(other)
    const wider = await app(other, { token: await wide("Sites.Read.All") })

    expect([selected.status, selected.body.error.code]).toEqual([403, "accessDenied"])
    expect([wider.status, wider.body.error.code]).toEqual([404, "itemNotFound"])
  })

  it("8.3-16 writes nothing when it refuses", async () => {
    const { app, list } = await startWithList()

    await app(`${list}/items`, { method: "POST", body: { fields: { Title: "No" } }, token: await appToken(readerApp) })

    expect((await app(`${list}/items`)).body.value).toEqual([])
  })

  it("lets everybody read but those named, when so seeded", async () => {
    const { app, site } = await startWithList({ seed: { ...sampleSeed, siteReaders: { allBut: [officer] } } })

    const named = await app(site, { token: await personToken(writerApp, officer) })
    const other = await app(site, { token: await personToken(writerApp, outsider) })

    expect([named.status, other.status]).toEqual([403, 200])
  })
})
