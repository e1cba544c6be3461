// Makes Word and Excel files in memory, small enough to say in a test what is in them, hostile ones included.
import { strToU8, type Zippable, zipSync } from "fflate"

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const types = "http://schemas.openxmlformats.org/package/2006/content-types"
const relationships = "http://schemas.openxmlformats.org/package/2006/relationships"
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
const word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
const sheetMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

export const escapeXml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")

type Parts = Record<string, string | Uint8Array>

export function zipOf(parts: Parts, level: 0 | 6 = 6): Uint8Array {
  const entries: Zippable = {}
  for (const [name, part] of Object.entries(parts)) entries[name] = typeof part === "string" ? strToU8(part) : part
  return zipSync(entries, { level })
}

const packageParts = (main: { path: string; contentType: string }, others: readonly [string, string][]): Parts => ({
  "[Content_Types].xml": `${declaration}<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[
    [main.path, main.contentType] as const,
    ...others,
  ]
    .map(([path, contentType]) => `<Override PartName="/${path}" ContentType="${contentType}"/>`)
    .join("")}</Types>`,
  "_rels/.rels": `${declaration}<Relationships xmlns="${relationships}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="${main.path}"/></Relationships>`,
})

export const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
const excelType = "application/vnd.openxmlformats-officedocument.spreadsheetml"
export const sheetType = `${excelType}.sheet.main+xml`

/** A Word file around this body; parts given by name come on top of, or in place of, its own. */
export function docxOf(
  body: string,
  { parts = {}, contentType = wordType }: { parts?: Parts; contentType?: string } = {},
) {
  return zipOf({
    ...packageParts({ path: "word/document.xml", contentType }, []),
    "word/document.xml": `${declaration}<w:document xmlns:w="${word}" xmlns:r="${office}"><w:body>${body}</w:body></w:document>`,
    "word/styles.xml": `${declaration}<w:styles xmlns:w="${word}">${styles()}</w:styles>`,
    "word/numbering.xml": `${declaration}<w:numbering xmlns:w="${word}"><w:abstractNum w:abstractNumId="0">${[0, 1]
      .map(at => `<w:lvl w:ilvl="${at}"><w:numFmt w:val="bullet"/></w:lvl>`)
      .join("")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    "word/_rels/document.xml.rels": `${declaration}<Relationships xmlns="${relationships}"><Relationship Id="rId1" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${office}/numbering" Target="numbering.xml"/></Relationships>`,
    ...parts,
  })
}

const styles = () =>
  [
    ["Title", "Title"],
    ["Heading1", "heading 1"],
    ["Heading2", "heading 2"],
  ]
    .map(([id, name]) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`)
    .join("")

/** A paragraph; `list` is the level of a bulleted one. */
export function wordParagraph(text: string, { style, list }: { style?: string; list?: number } = {}): string {
  const styled = style === undefined ? "" : `<w:pStyle w:val="${style}"/>`
  const listed = list === undefined ? "" : `<w:numPr><w:ilvl w:val="${list}"/><w:numId w:val="1"/></w:numPr>`
  return `<w:p><w:pPr>${styled}${listed}</w:pPr><w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`
}

export type WordCell = string | { body: string; columns?: number; merge?: "start" | "continue" }

export function wordRow(cells: readonly WordCell[], { isHeader = false } = {}): string {
  const drawn = cells.map(each => {
    if (typeof each === "string") return `<w:tc><w:tcPr/>${wordParagraph(each)}</w:tc>`
    const span = each.columns === undefined ? "" : `<w:gridSpan w:val="${each.columns}"/>`
    const merge =
      each.merge === undefined ? "" : `<w:vMerge w:val="${each.merge === "start" ? "restart" : "continue"}"/>`
    return `<w:tc><w:tcPr>${span}${merge}</w:tcPr>${each.body}</w:tc>`
  })
  return `<w:tr>${isHeader ? "<w:trPr><w:tblHeader/></w:trPr>" : ""}${drawn.join("")}</w:tr>`
}

export const wordTable = (rows: readonly string[]): string => `<w:tbl><w:tblPr/>${rows.join("")}</w:tbl>`

/** An Excel file of these sheets' XML (what stands inside `<worksheet>`). */
export function xlsxOf(
  sheets: Record<string, string>,
  { parts = {}, contentType = sheetType, styles = "" }: { parts?: Parts; contentType?: string; styles?: string } = {},
) {
  const names = Object.keys(sheets)
  const listed = names.map((name, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
  const related = names.map(
    (_, at) => `<Relationship Id="rId${at + 1}" Type="${office}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  )
  const drawn = names.map((name, at): [string, string] => [
    `xl/worksheets/sheet${at + 1}.xml`,
    `${declaration}<worksheet xmlns="${sheetMain}">${sheets[name]}</worksheet>`,
  ])
  return zipOf({
    ...packageParts(
      { path: "xl/workbook.xml", contentType },
      drawn.map(([path]) => [path, `${excelType}.worksheet+xml`]),
    ),
    "xl/workbook.xml": `${declaration}<workbook xmlns="${sheetMain}" xmlns:r="${office}"><sheets>${listed.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${declaration}<Relationships xmlns="${relationships}">${related.join("")}<Relationship Id="rIdS" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": `${declaration}<styleSheet xmlns="${sheetMain}">${styles}</styleSheet>`,
    ...Object.fromEntries(drawn),
    ...parts,
  })
}

export const inlineCell = (at: string, text: string): string =>
  `<c r="${at}" t="inlineStr"><is><t>${escapeXml(text)}</t></is></c>`

/** What an OLE compound file begins with, with a stream's name in it as its directory writes names. */
export function compoundFile(stream: string): Uint8Array {
  const head = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  return new Uint8Array(Buffer.concat([head, Buffer.alloc(1528), Buffer.from(stream, "utf16le"), Buffer.alloc(512)]))
}
