// A plan as a Word document: landscape A4, a title, its "as at" line and one table.
import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from "docx"
import type { ExportTable } from "#domain/exchange/exportTable.ts"
import { printable } from "#domain/exchange/exportText.ts"
import type { Words } from "#domain/words/words.ts"
import { docxStyles, planTableStyle } from "./writeDocxStyles.ts"
import { makeDocxTable, paragraph } from "./writeDocxTable.ts"
import { wordAsAt, wordCount, wordExempt, wordNotes, wordShown } from "./writeWords.ts"

export function writeDocx(table: ExportTable, words: Words): Promise<Uint8Array> {
  const title = printable(table.title)
  const document = new Document({
    ...{ title, creator: "Golden Thread", lastModifiedBy: "Golden Thread", description: wordAsAt(table, words) },
    externalStyles: docxStyles(words.language),
    sections: [
      {
        properties: { page: { size: landscapeA4, margin: { top: 1134, right: 1134, bottom: 1134, left: 1134 } } },
        footers: { default: new Footer({ children: [pageNumber] }) },
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(title)] }),
          ...linesBefore(table, words).map(line => spaced(line)),
          makeDocxTable(table, words, planTableStyle),
          ...linesAfter(table, words).map(line => paragraph(line)),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

export const linesBefore = (table: ExportTable, words: Words): string[] =>
  [wordAsAt(table, words), wordShown(table, words)].filter(line => line !== null)

/** A document that ends in a table gets an empty paragraph from Word; this one ends in how much there was. */
export const linesAfter = (table: ExportTable, words: Words): string[] =>
  [...wordNotes(table, words), wordCount(table, words), wordExempt(table, words)].filter(line => line !== null)

// The library turns the sides round itself where a page is landscape.
const landscapeA4 = { width: 11_906, height: 16_838, orientation: PageOrientation.LANDSCAPE }

const spaced = (line: string) => new Paragraph({ spacing: { after: 120 }, children: [new TextRun(printable(line))] })

const pageNumber = new Paragraph({
  alignment: AlignmentType.CENTER,
  children: [new TextRun({ children: [PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES] })],
})
