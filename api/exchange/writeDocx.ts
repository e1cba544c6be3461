// A plan as a Word document: landscape A4, a title, its "as at" line and one table.
import { AlignmentType, Document, Footer, HeadingLevel, ImportedXmlComponent, Packer, PageNumber, PageOrientation, Paragraph, TextRun } from "docx"
import type { ExportTable } from "#domain/exchange/exportTable.ts"
import { printable } from "#domain/exchange/exportText.ts"
import type { Words } from "#domain/words/words.ts"
import { makeDocxTable, paragraph } from "./writeDocxTable.ts"
import { wordAsAt, wordCount, wordExempt, wordShown } from "./writeWords.ts"

const tableStyle = "PlanTable"

export function writeDocx(table: ExportTable, words: Words): Promise<Uint8Array> {
  const title = printable(table.title)
  const document = new Document({
    ...{ title, creator: "Golden Thread", lastModifiedBy: "Golden Thread", description: wordAsAt(table, words) },
    styles: {
      default: { document: { run: { font: "Arial", size: 20, language: { value: words.language } } } },
      importedStyles: [tableStyleXml],
    },
    sections: [
      {
        properties: { page: { size: landscapeA4, margin: { top: 1134, right: 1134, bottom: 1134, left: 1134 } } },
        footers: { default: new Footer({ children: [pageNumber] }) },
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(title)] }),
          ...linesBefore(table, words).map(line => spaced(line)),
          makeDocxTable(table, words, tableStyle),
          ...linesAfter(table, words).map(line => paragraph(line)),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

export const linesBefore = (table: ExportTable, words: Words): string[] =>
  [wordAsAt(table, words), wordShown(table, words)].filter(line => line !== null)

/** The notes on themes stand here and not in the headings, which are read back; then how much there was. */
export function linesAfter(table: ExportTable, words: Words): string[] {
  const notes = table.themes.flatMap(({ heading, note }) =>
    heading === null || note.trim() === "" ? [] : [words.say("export.themeNote", { theme: heading, note })],
  )
  return [...notes, wordCount(table, words), wordExempt(table, words)].filter(line => line !== null)
}

// The library turns the sides round itself where a page is landscape.
const landscapeA4 = { width: 11_906, height: 16_838, orientation: PageOrientation.LANDSCAPE }

const spaced = (line: string) => new Paragraph({ spacing: { after: 120 }, children: [new TextRun(printable(line))] })

const pageNumber = new Paragraph({
  alignment: AlignmentType.CENTER,
  children: [new TextRun({ children: [PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES] })],
})

// The library makes no table styles. A style with a first row is what tells assistive software of a header.
const side = (name: string) => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="8A99A8"/>`
const tableStyleXml = ImportedXmlComponent.fromXmlString(
  `<w:style xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:type="table" w:customStyle="1" w:styleId="${tableStyle}">` +
    `<w:name w:val="Plan table"/><w:pPr><w:spacing w:after="0"/></w:pPr><w:tblPr><w:tblBorders>` +
    `${["top", "left", "bottom", "right", "insideH", "insideV"].map(side).join("")}</w:tblBorders></w:tblPr>` +
    `<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tblPr/>` +
    `<w:trPr><w:tblHeader/></w:trPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="D9E2EC"/></w:tcPr></w:tblStylePr></w:style>`,
)
