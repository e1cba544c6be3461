// The table of a plan in Word: one table, its header repeated on each page, themes and horizons as rows of full width.
// Its shape is what the import reads back; a change here is a change there.
import { Paragraph, ShadingType, Table, TableCell, TableRow, TextRun, WidthType } from "docx"
import type { ExportRow, ExportTable } from "#domain/exchange/exportTable.ts"
import { printable, readsRightToLeft } from "#domain/exchange/exportText.ts"
import type { Words } from "#domain/words/words.ts"
import { wordByWhen, wordHorizon, wordLabel } from "./writeWords.ts"

/** In twentieths of a point; together the width between the margins of a landscape A4 page. */
const widths = [900, 5000, 2700, 2400, 3570]

/** `style` null where the table's look is the template's: its page may be narrower, and it knows no style of ours. */
export function makeDocxTable(table: ExportTable, words: Words, style: string | null): Table {
  const full = (text: string, isTheme: boolean) => fullRow(text, isTheme)
  const body = table.themes.flatMap(({ heading, horizons }) => [
    ...(heading === null ? [] : [full(heading, true)]),
    ...horizons.flatMap(({ horizon, rows }) => [
      ...(horizon === "" ? [] : [full(wordHorizon(horizon, words), false)]),
      ...rows.map(row => actionRow(row, words)),
    ]),
  ])
  return new Table({
    rows: [headerRow(table, words), ...body],
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: widths,
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    tableLook: { firstRow: true, lastRow: false, firstColumn: false, lastColumn: false, noHBand: true, noVBand: true },
    ...(style === null ? {} : { style }),
  })
}

function headerRow(table: ExportTable, words: Words): TableRow {
  const headings = [
    words.say("export.column.ref"),
    wordLabel(table, words),
    words.say("export.column.whom"),
    words.say("export.column.when"),
    words.say("export.column.progress"),
  ]
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: headings.map(
      (text, at) => new TableCell({ width: widthOf(at), shading: shade("D9E2EC"), children: [paragraph(text, { bold: true })] }),
    ),
  })
}

/** Kept with the row below it: a heading alone at the foot of a page heads nothing. */
const fullRow = (text: string, isTheme: boolean) =>
  new TableRow({
    cantSplit: true,
    keepNext: true,
    children: [
      new TableCell({
        columnSpan: widths.length,
        ...(isTheme ? { shading: shade("EEF2F6") } : {}),
        children: [paragraph(text, isTheme ? { bold: true } : { italics: true })],
      }),
    ],
  })

const actionRow = (row: ExportRow, words: Words) =>
  new TableRow({
    children: [row.reference, row.text, row.byWhom, wordByWhen(row, words), row.progress].map(
      (text, at) => new TableCell({ width: widthOf(at), children: [paragraph(text)] }),
    ),
  })

const widthOf = (at: number) => ({ size: widths[at] ?? 0, type: WidthType.DXA })
const shade = (fill: string) => ({ type: ShadingType.CLEAR, color: "auto", fill })

/** The lines of a text stay in one paragraph: an empty line must not become an empty paragraph. */
export function paragraph(text: string, look: { bold?: boolean; italics?: boolean } = {}): Paragraph {
  const said = printable(text)
  const isRightToLeft = readsRightToLeft(said)
  const lines = said.split("\n")
  return new Paragraph({
    ...(isRightToLeft ? { bidirectional: true } : {}),
    children: lines.map(
      (line, at) =>
        new TextRun({ text: line, ...look, ...(at > 0 ? { break: 1 } : {}), ...(isRightToLeft ? { rightToLeft: true } : {}) }),
    ),
  })
}
