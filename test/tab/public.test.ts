import { existsSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { filesIn, root, textOf } from "../support/sourceFiles.ts"

describe("the addresses under /tab/ in the app package", () => {
  const named = new Set([...textOf("appPackage/manifest.json").matchAll(/\/tab\/([\w./-]+)/g)].map(found => found[1]))

  it("are found, those of privacy and terms among them", () => {
    expect([...named]).toEqual(expect.arrayContaining(["index.html", "privacy.html", "terms.html"]))
  })

  it.each([...named])("%s is a page of the tab", name => {
    const places = ["tab", "tab/public"].map(folder => join(root, folder, name ?? ""))

    expect(places.filter(existsSync)).toHaveLength(1)
  })
})

describe("the plain pages beside the tab", () => {
  it.each(filesIn("tab/public", /\.html$/))("%s links only to what is there", page => {
    const linked = [...textOf(page).matchAll(/(?:href|src)="([^"]+)"/g)].map(found => found[1] ?? "")

    expect(linked.filter(name => !existsSync(join(root, "tab/public", name)))).toEqual([])
  })
})
