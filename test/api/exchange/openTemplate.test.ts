import { mkdtemp, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Document, Packer, Paragraph } from "docx"
import { describe, expect, it } from "vitest"
import { openTemplate } from "#api/exchange/openTemplate.ts"
import { words } from "./writeSample.ts"

async function fileOf(name: string, bytes: Uint8Array | string): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), "template-")), name)
  await writeFile(path, bytes)
  return path
}
const document = (...lines: string[]) =>
  Packer.toBuffer(new Document({ sections: [{ children: lines.map(line => new Paragraph(line)) }] }))

describe("the council's template", () => {
  it("is read where one is named, and missed by nobody where none is", async () => {
    const bytes = await document("{{title}}", "{{table}}")
    expect(await openTemplate(await fileOf("council.docx", bytes), words)).toEqual(bytes)
    expect(await openTemplate(null, words)).toBeNull()
  })

  it.each<[string, string, () => Uint8Array | string | Promise<Uint8Array>, RegExp]>([
    ["has no place for the table", "a.docx", () => document("Nothing here"), /no paragraph that says '?\{\{/],
    ["is another kind of file", "b.docx", () => "%PDF-1.7", /not a Word document/],
  ])("stops the start when it %s, with its name and the reason", async (_title, name, bytes, reason) => {
    const path = await fileOf(name, await bytes())
    await expect(openTemplate(path, words)).rejects.toThrow(new RegExp(`WORD_TEMPLATE: .*${name}.*${reason.source}`))
  })

  it("stops the start when it is not there", async () => {
    await expect(openTemplate("/nowhere/council.docx", words)).rejects.toThrow(/council\.docx cannot be read/)
  })
})
