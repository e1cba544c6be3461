import { unzipSync } from "fflate"
import { describe, expect, it } from "vitest"
import { writeHere } from "#api/exchange/writeHere.ts"
import { writePlan } from "#api/exchange/writePlan.ts"
import { english, makeWords } from "#domain/words/words.ts"
import { anAction } from "../../support/builders.ts"
import { partsOf, tableOf, words } from "./writeSample.ts"

const loaded = { words, language: "en-GB", messages: english }
const table = tableOf({ actions: [anAction(), anAction({ key: "b", reference: "2", text: "=SUM(1)" })] })

const bytesOf = (written: Awaited<ReturnType<typeof writePlan>>) => {
  if (written.kind === "refused") throw new Error(written.why)
  return written.bytes
}

describe("writePlan", () => {
  it.each(["docx", "xlsx", "csv"] as const)("writes in its thread what would be written here: %s", async format => {
    const wanted = { table, format, template: null }
    const [there, here] = [await writePlan(wanted, loaded), await writeHere(wanted, words)]
    const textOf = (bytes: Uint8Array) =>
      format === "csv"
        ? Buffer.from(bytes).toString()
        : partsOf(bytes)[format === "docx" ? "word/document.xml" : "xl/sharedStrings.xml"]
    expect(textOf(bytesOf(there))).toBe(textOf(bytesOf(here)))
    expect(textOf(bytesOf(there))).toContain("Mend the roof")
  })

  it("writes several asked for at once, each its own", async () => {
    const of = (title: string) => writePlan({ table: { ...table, title }, format: "docx", template: null }, loaded)
    const written = await Promise.all(["First", "Second", "Third"].map(of))
    const titles = written.map(each => /<dc:title>(\w+)</.exec(partsOf(bytesOf(each))["docProps/core.xml"] ?? "")?.[1])
    expect(titles).toEqual(["First", "Second", "Third"])
  })

  it("says why a template will not do, and goes on with the next", async () => {
    const wanted = { table, format: "docx" as const, template: new Uint8Array([1, 2, 3]) }
    expect(await writePlan(wanted, loaded)).toEqual({ kind: "refused", why: "no document" })
    expect(Object.keys(unzipSync(bytesOf(await writePlan({ ...wanted, template: null }, loaded))))).toContain(
      "word/document.xml",
    )
  })

  it("has the words of the council's language, and English where they lack one", async () => {
    const own = { "export.column.ref": "Cyf" }
    const welsh = { words: makeWords("cy-GB", own), language: "cy-GB", messages: { ...english, ...own } }
    const csv = Buffer.from(bytesOf(await writePlan({ table, format: "csv", template: null }, welsh))).toString()
    expect(csv.split("\r\n")[0]).toContain('"Cyf","Theme"')
  })
})
