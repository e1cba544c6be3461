import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { DigestPreview } from "#domain/wire/digests.ts"
import { ids } from "#infra/local/world.ts"
import { cmtKey } from "#infra/provision/sample/forumKeys.ts"
import { type LocalWorld, startLocalWorld } from "../../support/localWorld.ts"
import { textsOf } from "../../support/readCard.ts"
import { askAs } from "./askAs.ts"

let local: LocalWorld
beforeAll(async () => {
  local = await startLocalWorld()
})
afterAll(() => local.close())

const look = (label: string, key = cmtKey) => askAs(local, label, `/api/forums/${key}/digest`)
const posted = () => local.world.teams.messages(ids.cmtChannel)

describe("GET /api/forums/:key/digest", () => {
  it("says what would be posted, to those who may post it, and posts nothing", async () => {
    for (const label of ["Clerk to CMT", "Performance Officer"]) {
      const preview = DigestPreview.parse((await look(label)).json)

      expect(preview.actions).toBeGreaterThan(10)
      expect(preview.groups.map(({ name }) => name)).toContain("newlyOverdue")
      expect(preview.groups.every(({ count, lines }) => count >= lines.length && lines.length <= 5)).toBe(true)
    }
    expect(posted()).toEqual([])
  })

  it("is refused to those who may not, and where there is no such forum", async () => {
    expect((await look("Director of Place")).status).toBe(403)
    expect((await look("Head of Leisure")).status).toBe(403)
    expect((await look("Clerk to CMT", "none")).status).toBe(404)
  })

  it("says what is then posted", async () => {
    const { groups, counts } = DigestPreview.parse((await look("Clerk to CMT")).json)
    await askAs(local, "Clerk to CMT", `/api/forums/${cmtKey}/digests`, {})

    const said = textsOf(posted()).join("\n")
    for (const line of groups.flatMap(({ lines }) => lines)) expect(said).toContain(line.text.slice(0, 40))
    expect(said).toContain(`${counts.red}\u00A0overdue`)
  })
})
