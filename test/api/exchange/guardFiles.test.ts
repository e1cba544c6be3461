// Files that want harm, each made here in memory: the code they are refused with, and that nothing is thrown.
import { deflateRawSync } from "node:zlib"
import { describe, expect, it } from "vitest"
import { limits } from "#api/exchange/guardLimits.ts"
import { openDocument } from "#api/exchange/openDocument.ts"
import { openHere } from "#api/exchange/openHere.ts"
import * as make from "../../support/documents.ts"

const outcome = async (name: string, bytes: Uint8Array) => {
  const opened = await openDocument({ name, bytes })
  return opened.kind === "refused" ? opened.why : "opened"
}
const bytesOf = (text: string) => new TextEncoder().encode(text)
const plain = make.docxOf(make.wordTable([make.wordRow(["Action", "May"])]))
const sheetOf = (rows: string) => make.xlsxOf({ Plan: `<sheetData>${rows}</sheetData>` })
const plainSheet = sheetOf(`<row r="1">${make.inlineCell("A1", "Action")}</row>`)

/** Writes another unpacked size into the zip's directory, wherever it gave this one. */
function lieAboutSize(zip: Uint8Array, size: number, said: number): Uint8Array {
  const bytes = Buffer.from(zip)
  for (let at = bytes.indexOf("PK\u0001\u0002"); at !== -1; at = bytes.indexOf("PK\u0001\u0002", at + 1))
    if (bytes.readUInt32LE(at + 24) === size) bytes.writeUInt32LE(said, at + 24)
  return bytes
}

/** Sets a bit of every entry in the zip's directory. */
function flagAll(zip: Uint8Array, bit: number): Uint8Array {
  const bytes = Buffer.from(zip)
  for (let at = bytes.indexOf("PK\u0001\u0002"); at !== -1; at = bytes.indexOf("PK\u0001\u0002", at + 1))
    bytes.writeUInt16LE(bytes.readUInt16LE(at + 8) | bit, at + 8)
  return bytes
}

it("opens what the hostile files are made from", async () => {
  expect(await outcome("plan.docx", plain)).toBe("opened")
  expect(await outcome("plan.xlsx", plainSheet)).toBe("opened")
})

describe("size", () => {
  it("refuses 300 MB unread", async () => {
    expect(await outcome("plan.docx", new Uint8Array(300 * 1_048_576))).toBe("too large")
  })

  it("refuses a paste as large", async () => {
    const text = "x".repeat(limits.fileBytes + 1)
    expect(await openDocument({ paste: { html: null, text } })).toEqual({ kind: "refused", why: "too large" })
  })

  it.each([
    ["one part that packs too well", { "word/media/a.xml": new Uint8Array(20 * 1_048_576) }],
    ["a picture that does", { "word/media/a.png": new Uint8Array(20 * 1_048_576) }],
  ])("refuses a bomb of %s", async (_, parts) => {
    expect(await outcome("plan.docx", make.docxOf("", { parts }))).toBe("unpacks too large")
  })

  it("refuses many parts that are large together", async () => {
    const noise = Buffer.alloc(900_000, "0123456789abcdef the quick brown fox jumps over ")
    const parts = Object.fromEntries(Array.from({ length: 90 }, (_, at) => [`word/part${at}.xml`, noise]))
    expect(await outcome("plan.docx", make.docxOf("", { parts }))).toBe("unpacks too large")
  })

  it("refuses more parts than any document has", async () => {
    const parts = Object.fromEntries(Array.from({ length: limits.entries }, (_, at) => [`word/${at}.xml`, "<a/>"]))
    expect(await outcome("plan.docx", make.docxOf("", { parts }))).toBe("unpacks too large")
  })

  it("stops unpacking where a part is more than it said", async () => {
    const size = 20 * 1_048_576
    const bomb = make.docxOf("", { parts: { "word/media/a.xml": new Uint8Array(size) } })
    expect(await outcome("plan.docx", lieAboutSize(bomb, size, 900))).toBe("unpacks too large")
  })

  it("never unpacks a zip within the document", async () => {
    const inner = make.zipOf({ a: new Uint8Array(20 * 1_048_576) })
    const nested = make.zipOf({ "inner.zip": make.zipOf({ "inner.zip": inner }) })
    const body = make.wordTable([make.wordRow(["Action", "May"])])
    expect(await outcome("plan.docx", make.docxOf(body, { parts: { "word/embeddings/a.zip": nested } }))).toBe("opened")
    expect(await outcome("plan.docx", nested)).toBe("not what its name says")
  })
})

describe("macros and passwords", () => {
  it.each([
    [
      "the type of a macro document",
      "plan.docx",
      make.docxOf("", { contentType: "application/vnd.ms-word.document.macroEnabled.main+xml" }),
    ],
    ["a macro project", "plan.docx", make.docxOf("", { parts: { "word/vbaProject.bin": "x" } })],
    ["a macro project elsewhere", "plan.xlsx", make.xlsxOf({ Plan: "" }, { parts: { "XL/VBAPROJECT.BIN": "x" } })],
    [
      "a macro workbook's type",
      "plan.xlsx",
      make.xlsxOf({ Plan: "" }, { contentType: "application/vnd.ms-excel.sheet.macroEnabled.main+xml" }),
    ],
    ["the name of one", "plan.docm", plain],
  ])("refuses %s", async (_, name, bytes) => {
    expect(await outcome(name, bytes)).toBe("has macros")
  })

  it.each([
    ["plan.docx", make.compoundFile("EncryptedPackage"), "encrypted"],
    ["plan.xlsx", make.compoundFile("EncryptedPackage"), "encrypted"],
    ["plan.xlsx", flagAll(plainSheet, 1), "encrypted"],
    ["plan.doc", make.compoundFile("WordDocument"), "old Word"],
    ["plan.xls", make.compoundFile("Workbook"), "old Excel"],
    ["plan.docx", make.compoundFile("WordDocument"), "old format"],
    ["plan.rtf", bytesOf("{\\rtf1 words}"), "rich text"],
    ["plan.xlsb", plainSheet, "binary workbook"],
  ])("refuses %s (%#)", async (name, bytes, why) => {
    expect(await outcome(name, bytes)).toBe(why)
  })
})

describe("XML", () => {
  const laughs = `<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><a>&c;</a>`
  const fetched = `<?xml version="1.0"?><!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd"><a/>`

  it.each([
    ["expands", "word/document.xml", laughs],
    ["fetches", "word/styles.xml", fetched],
    ["fetches from a part nobody asked for", "customXml/item1.xml", fetched],
    ["says it in another encoding", "word/document.xml", Buffer.from(`\ufeff${laughs}`, "utf16le")],
    ["says it by another name", "word/_rels/document.xml.rels", laughs.replace("DOCTYPE", "doctype")],
    [
      "names an encoding in which it would not be seen",
      "word/document.xml",
      '<?xml version="1.0" encoding="UTF-7"?><a/>',
    ],
  ])("is refused when it %s", async (_, part, xml) => {
    expect(await outcome("plan.docx", make.docxOf("", { parts: { [part]: xml } }))).toBe("entities")
  })

  it("is refused in a workbook too", async () => {
    const parts = { "xl/sharedStrings.xml": laughs }
    expect(await outcome("plan.xlsx", make.xlsxOf({ Plan: "" }, { parts }))).toBe("entities")
  })

  it("has its outer references left alone", async () => {
    const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" TargetMode="External" Target="file:///etc/passwd" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>`
    const picture = `<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:link="rId9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`
    const body = make.wordTable([make.wordRow([{ body: picture }, "May"])])
    const bytes = make.docxOf(body, { parts: { "word/_rels/document.xml.rels": rels } })

    const opened = await openDocument({ name: "plan.docx", bytes })

    expect(opened).toMatchObject({ document: { blocks: [{ rows: [{ cells: [{ text: "" }, { text: "May" }] }] }] } })
  })

  it("may be nested beyond what any reader's stack holds", async () => {
    const deep = "<w:sdt><w:sdtContent>".repeat(20_000) + "</w:sdtContent></w:sdt>".repeat(20_000)
    expect(await outcome("plan.docx", make.docxOf(deep))).toBe("broken")
  })
})

describe("names", () => {
  it.each([
    ["plan.xlsx", plain, "not what its name says"],
    ["plan.docx", plainSheet, "not what its name says"],
    ["plan.docx", bytesOf("<html><table></table></html>"), "not what its name says"],
    ["plan.csv", plain, "not what its name says"],
    ["plan.txt", Buffer.from("%PDF-1.7"), "not what its name says"],
    ["plan.html", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), "not what its name says"],
    ["plan.csv", Buffer.from("MZ\0\0 words \0 words"), "not what its name says"],
    ["plan.xls", bytesOf("<table><tr><td>a</td></tr></table>"), "old Excel"],
    ["plan.docx", make.zipOf({ "a.txt": "words" }), "not what its name says"],
    ["plan.pdf", Buffer.from("%PDF-1.7"), "pdf"],
    ["plan.odt", plain, "other kind"],
    ["plan", bytesOf("words"), "other kind"],
    ["plan.docx", new Uint8Array(0), "broken"],
    ["plan.csv", new Uint8Array(0), "no table"],
    ["plan.xlsx", make.xlsxOf({ Plan: "<sheetData></sheetData>" }), "no table"],
  ])("refuses %s (%#)", async (name, bytes, why) => {
    expect(await outcome(name, bytes)).toBe(why)
  })
})

describe("what is damaged", () => {
  it.each([0.1, 0.5, 0.9, 0.99])("is refused when %f of it arrived", async part => {
    expect(await outcome("plan.docx", plain.slice(0, plain.length * part))).toBe("broken")
    expect(await outcome("plan.xlsx", plainSheet.slice(0, plainSheet.length * part))).toBe("broken")
  })

  it("is refused when a byte was changed on the way", async () => {
    const bytes = make.zipOf({ "[Content_Types].xml": "<Types/>", "word/document.xml": "<a>words</a>" }, 0)
    bytes[Buffer.from(bytes).indexOf("words")] = 0x78
    expect(await outcome("plan.docx", bytes)).toBe("broken")
  })

  it("is refused when two parts have one name", async () => {
    const bytes = Buffer.from(make.docxOf("", { parts: { "word/documenu.xml": "<other/>" } }))
    for (let at = bytes.indexOf("documenu"); at !== -1; at = bytes.indexOf("documenu", at + 1))
      bytes.write("document", at)
    expect(await outcome("plan.docx", bytes)).toBe("broken")
  })

  it("never throws, whichever bytes are turned", async () => {
    const known = [
      "opened",
      "broken",
      "not what its name says",
      "unpacks too large",
      "encrypted",
      "entities",
      "no table",
    ]
    for (let at = 0; at < 120; at++) {
      const bytes = Uint8Array.from(at % 2 === 0 ? plain : plainSheet)
      const place = (at * 7919) % bytes.length
      bytes[place] = (bytes[place] ?? 0) ^ 0x55
      const opened = await openHere({ name: at % 2 === 0 ? "plan.docx" : "plan.xlsx", bytes })
      expect(known).toContain(opened.kind === "refused" ? opened.why : "opened")
    }
  })

  it.each([
    ["no main part", make.docxOf("", { parts: { "word/document.xml": "" } })],
    ["XML that breaks off", make.docxOf("", { parts: { "word/document.xml": "<w:document><w:body" } })],
    ["deflated bytes that are none", deflateRawSync(plain)],
  ])("is refused with %s", async (_, bytes) => {
    expect(["broken", "not what its name says"]).toContain(await outcome("plan.docx", bytes))
  })
})

describe("cells", () => {
  const { inlineCell: cell } = make

  it("are refused where two of them span a billion", async () => {
    const far = `<row r="1">${cell("A1", "a")}</row><row r="1048576">${cell("XFD1048576", "b")}</row>`
    expect(await outcome("plan.xlsx", sheetOf(far))).toBe("too many cells")
  })

  it("are refused in 16,000 columns", async () => {
    const letters = (at: number): string =>
      at < 0 ? "" : letters(Math.floor(at / 26) - 1) + String.fromCharCode(65 + (at % 26))
    const wide = Array.from({ length: 16_000 }, (_, at) => cell(`${letters(at)}1`, "a"))
    expect(await outcome("plan.xlsx", sheetOf(`<row r="1">${wide.join("")}</row>`))).toBe("too many cells")
    expect(await outcome("plan.csv", bytesOf(",".repeat(16_000)))).toBe("too many cells")
    expect(await outcome("plan.html", bytesOf(`<table><tr>${"<td>a".repeat(16_000)}</table>`))).toBe("too many cells")
  })

  it.each(["4294967296", "1048577"])("are refused in a row %s that Excel does not have", async row => {
    expect(await outcome("plan.xlsx", sheetOf(`<row r="${row}">${cell("A1", "a")}</row>`))).toBe("broken")
    expect(await outcome("plan.xlsx", sheetOf(`<row>${cell(`A${row}`, "a")}</row>`))).toBe("broken")
  })

  it("are refused where spans make more of them than there are", async () => {
    const wide = `<table>${"<tr><td colspan=900 rowspan=60000>a</td></tr>".repeat(2_000)}</table>`
    expect(await outcome("plan.html", bytesOf(wide))).toBe("too many cells")
    expect(await outcome("plan.html", bytesOf("<table><tr><td colspan=99999999>a</td></tr></table>"))).toBe(
      "too many cells",
    )
  })

  it("may be merged over and over without end", async () => {
    const merges = `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(25_000)}</mergeCells>`
    const sheet = `<sheetData>${Array.from({ length: 900 }, (_, at) => `<row r="${at + 1}">${cell(`A${at + 1}`, "a")}${cell(`ALL${at + 1}`, "b")}</row>`).join("")}</sheetData>${merges}`
    expect(await outcome("plan.xlsx", make.xlsxOf({ Plan: sheet }))).toBe("opened")
  })

  it("are not waited for where Word has paragraphs without end", async () => {
    const words = Array.from({ length: 70_000 }, (_, at) => make.wordParagraph(`word ${(at * 7919) % 9973}`))
    expect(await outcome("plan.docx", make.docxOf(words.join("")))).toBe("too many cells")
  })

  it.each([",\n", "\n", "a,b,c,d,e,f,g,h\n"])("are refused where there are millions of lines like %j", async line => {
    expect(await outcome("plan.csv", bytesOf(line.repeat(1_500_000)))).toBe("too many cells")
  })

  it("may be one line that never ends", async () => {
    expect(await outcome("plan.csv", bytesOf(`"${"x".repeat(3_000_000)}`))).toBe("too many cells")
  })
})

describe("a page", () => {
  it.each(["<div>", "<table><tr><td>", "<b>", "<ul><li>"])("of %s without end is refused", async tag => {
    expect(await outcome("plan.html", bytesOf(tag.repeat(1_000_000)))).toBe("broken")
  })

  it("of half a million empty tables holds none", async () => {
    expect(await outcome("plan.html", bytesOf("<table></table>".repeat(500_000)))).toBe("no table")
  })

  it("of comments that never end is read to its end", async () => {
    expect(
      await outcome("plan.html", bytesOf(`<table><tr><td>a</td></tr></table>${"<!--[if".repeat(1_000_000)}`)),
    ).toBe("opened")
  })
})
