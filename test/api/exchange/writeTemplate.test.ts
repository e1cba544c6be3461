import { Document, Header, Packer, Paragraph } from "docx"
import { strToU8, unzipSync, zipSync } from "fflate"
import mammoth from "mammoth"
import { describe, expect, it } from "vitest"
import { writeTemplate } from "#api/exchange/writeTemplate.ts"
import { writeXlsx } from "#api/exchange/writeXlsx.ts"
import { everything } from "#domain/exchange/exportFilter.ts"
import { anAction } from "../../support/builders.ts"
import { all, brokenParts, hostileActions, partsOf, tableOf, words, xmlOf } from "./writeSample.ts"

const template = (...lines: string[]) =>
  Packer.toBuffer(
    new Document({
      sections: [
        {
          headers: { default: new Header({ children: [new Paragraph("Anytown Borough Council")] }) },
          children: lines.map(line => new Paragraph(line)),
        },
      ],
    }),
  )
const usual = ["Report: {{title}}", "{{ asAt }}", "{{table}}", "Contact the performance team"]

async function filled(bytes: Uint8Array, table = tableOf({ actions: [anAction()] })) {
  const answer = await writeTemplate(bytes, table, words)
  if (answer.kind === "refused") throw new Error(answer.why)
  const parts = partsOf(answer.bytes)
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(answer.bytes) })
  return { parts, document: xmlOf(parts["word/document.xml"]), lines: value.split("\n").filter(line => line !== "") }
}
const whyOf = async (bytes: Uint8Array) => {
  const answer = await writeTemplate(bytes, tableOf({}), words)
  return answer.kind === "refused" ? answer.why : answer.kind
}
const repacked = (bytes: Uint8Array, change: (parts: Record<string, Uint8Array>) => Record<string, Uint8Array>) =>
  zipSync(change(unzipSync(bytes)))

describe("writeTemplate", () => {
  it("fills the three places and leaves the rest as it was", async () => {
    const { lines, parts, document } = await filled(await template(...usual))
    expect(lines).toEqual([
      ...["Report: Staff Survey Action Plan", "As at 26 November 2026"],
      ...["Ref", "Recommendation", "By whom", "By when", "Progress", "1.1", "Mend the roof"],
      ...["1 action.", "Contact the performance team"],
    ])
    expect(all("w:tblHeader", document).length).toBe(1)
    expect(JSON.stringify(parts)).toContain("Anytown Borough Council")
    expect(parts["docProps/core.xml"]).toContain("<dc:title>Staff Survey Action Plan</dc:title>")
    expect(JSON.stringify(parts)).not.toMatch(/\{\{/)
  })

  it("wants a place for the table alone, and says there what part of the plan is shown", async () => {
    const sought = { ...everything, keys: new Set(["action"]) }
    const { lines } = await filled(await template("{{table}}"), tableOf({ actions: [anAction()] }, { sought }))
    expect(lines.slice(0, 2)).toEqual(["Shown: a selection.", "Ref"])
  })

  it("does not take the plan's own words for places to fill", async () => {
    const sly = "{{table}} {{title}} {{asAt}}"
    const table = tableOf({ actions: [anAction({ text: sly }), ...hostileActions] }, {}, { title: sly })
    const { lines, document, parts } = await filled(await template(...usual), table)
    expect(lines[0]).toBe(`Report: ${sly}`)
    expect(lines).toContain(sly)
    expect(all("w:tbl", document).length).toBe(1)
    expect(brokenParts(parts)).toEqual([])
  })

  it("makes a document of a .dotx, which Word would not open under another name", async () => {
    const dotx = repacked(await template(...usual), parts => {
      const types = Buffer.from(parts["[Content_Types].xml"] ?? []).toString("utf8")
      const changed = types.replace("wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml")
      return { ...parts, "[Content_Types].xml": strToU8(changed) }
    })
    const { parts } = await filled(dotx)
    expect(parts["[Content_Types].xml"]).toContain("wordprocessingml.document.main+xml")
    expect(parts["[Content_Types].xml"]).not.toContain(".template.main+xml")
  })

  it("refuses what has no place for the table", async () => {
    expect(await whyOf(await template("{{title}}", "{{Table}}"))).toBe("no place")
  })

  it("refuses what is no Word document, is damaged, has macros or a password, or is too large", async () => {
    const good = await template(...usual)
    expect(await whyOf(new Uint8Array())).toBe("no document")
    expect(await whyOf(strToU8("{{table}}"))).toBe("no document")
    expect(await whyOf(await writeXlsx(tableOf({}), words))).toBe("no document")
    expect(await whyOf(good.subarray(0, good.length / 2))).toBe("no document")
    expect(await whyOf(repacked(good, parts => ({ ...parts, "word/document.xml": strToU8("<w:document>") })))).toBe(
      "no document",
    )
    expect(await whyOf(repacked(good, parts => ({ ...parts, "word/vbaProject.bin": strToU8("x") })))).toBe("macros")
    const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    const locked = Buffer.concat([compound, Buffer.from("EncryptedPackage", "utf16le")])
    expect(await whyOf(locked)).toBe("password")
    const bomb = repacked(good, parts => ({ ...parts, "word/more.xml": new Uint8Array(4_000_000) }))
    expect(await whyOf(bomb)).toBe("too large")
    expect(await whyOf(new Uint8Array(27_000_000))).toBe("too large")
  })
})
