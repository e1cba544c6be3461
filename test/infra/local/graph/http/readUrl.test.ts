import { describe, expect, it } from "vitest"
import { readUrl } from "#infra/local/graph/http/readUrl.ts"
import { startWithList } from "../support/startSample.ts"

describe("readUrl", () => {
  it.each([
    ["/v1.0/sites/h,a,b/lists", ["sites", "h,a,b", "lists"]],
    ["/v1.0/sites/h%2Ca%2Cb/lists", ["sites", "h,a,b", "lists"]],
    ["/v1.0/sites/h:/sites/plans", ["sites", "h:/sites/plans"]],
    ["/v1.0/sites/h%3A/sites/plans%3A/lists", ["sites", "h:/sites/plans", "lists"]],
    ["/v1.0/sites/s/lists('Our%20Plans')/items", ["sites", "s", "lists", "Our Plans", "items"]],
    ["/v1.0/sites/s/lists('O''Neil')", ["sites", "s", "lists", "O'Neil"]],
    ["/v1.0/sites/s/lists/A%2FB", ["sites", "s", "lists", "A/B"]],
    ["/v1.0/sites/s/lists/l/items/delta()", ["sites", "s", "lists", "l", "items", "delta"]],
    ["/v1.0/users/a@b.example/", ["users", "a@b.example"]],
  ])("8.3-18 reads %s", (target, segments) => {
    expect(readUrl(target)?.segments).toEqual(segments)
  })

  it("8.3-18 reads a token given as an argument of delta", () => {
    const url = readUrl("/v1.0/sites/s/lists/l/items/delta(token='abc')?$top=5")

    expect(url?.segments.at(-1)).toBe("delta")
    expect(url?.query.get("token")).toBe("abc")
  })

  it("8.3-18 answers all spellings of one address alike", async () => {
    const { app, site, list, add } = await startWithList()
    await add({ Title: "One" })
    const encoded = site.replaceAll(",", "%2C")

    const ids = async (path: string) => (await app(path)).body.value.map(({ id }) => id)

    for (const path of [
      `${list}/items?$select=id`,
      `${list}/items?%24select=id&%24top=1`,
      `${encoded}/lists/Actions/items`,
      `${encoded}/lists/actions/items`,
      `${site}/lists('Actions')/items`,
      "/sites/council.sharepoint.com:/sites/plans:/lists/Actions/items",
      `${list}/items/delta`,
      `${list}/items/delta()`,
    ]) {
      expect(await ids(path), path).toEqual(["1"])
    }
  })
})
