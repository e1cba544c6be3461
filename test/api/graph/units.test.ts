import { describe, expect, it } from "vitest"
import { unitsOf } from "#api/graph/units.ts"
import { operations } from "#infra/local/graph/operations/operations.ts"

const origin = "https://graph.microsoft.com/v1.0"
const site = `${origin}/sites/council.sharepoint.com,1a,2b`
const items = `${site}/lists/3c/items`

describe("unitsOf", () => {
  it.each([
    ["GET", `${items}/7?$expand=fields`, 1],
    ["GET", `${items}/7/fields`, 1],
    ["GET", `${items}/delta?token=latest`, 1],
    ["GET", `${items}/delta?token=abc&$expand=fields`, 1],
    ["GET", `${items}/delta(token='abc')`, 1],
    ["GET", `${items}/delta`, 2],
    ["GET", `${items}/delta?$expand=fields($select=Title)`, 2],
    ["GET", `${items}/delta()`, 2],
    ["GET", `${items}?$top=5000&$select=id`, 2],
    ["GET", `${items}?$filter=fields/Key eq 'sites/5'`, 2],
    ["GET", `${items}?$skiptoken=UGFnZWQ`, 2],
    ["POST", items, 2],
    ["patch", `${items}/7/fields`, 2],
    ["DELETE", `${items}/7`, 2],
    ["GET", `${origin}/sites/council.sharepoint.com:/sites/plans`, 1],
    ["GET", `${origin}/sites/council.sharepoint.com:/teams/plans?$select=id`, 1],
    ["GET", `${origin}/sites/council.sharepoint.com:/sites/plans:/lists`, 2],
    ["GET", `${origin}/sites?search=plans`, 2],
    ["GET", `${site}/lists?$select=id,displayName`, 2],
    ["GET", `${items}/7/versions`, 2],
    ["GET", `${items}/7/versions/2.0`, 1],
    ["GET", `${site}/permissions`, 5],
    ["POST", `${site}/permissions`, 5],
    ["DELETE", `${site}/permissions/9`, 5],
    ["GET", `${items}/7?$expand=permissions,fields`, 5],
    ["GET", `${origin}/users/123`, 0],
    ["GET", `${origin}/users?$filter=mail eq 'a/sites/b'`, 0],
    ["POST", `${origin}/users/123/teamwork/sendActivityNotification`, 0],
    ["GET", `${origin}/users/123/drive`, 2],
    ["GET", `${origin}/groups/5/sites/root`, 1],
  ])("%s %s costs %i", (method, url, units) => {
    expect(unitsOf(method, url)).toBe(units)
  })

  it.each(operations)("counts $method $path as the local SharePoint does", ({ method, path, units }) => {
    for (const query of ["", "?token=abc"]) {
      const url = `${origin}/${path.replaceAll(/\{\w+\}/g, "42")}${query}`
      expect(unitsOf(method, url)).toBe(typeof units === "number" ? units : units(new URL(url).searchParams))
    }
  })

  it("refuses a batch, whose members it cannot see", () => {
    expect(() => unitsOf("POST", `${origin}/$batch`)).toThrow("batch")
  })
})
