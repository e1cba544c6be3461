// The table of a plan in Word: one table, its header repeated on each page, themes and horizons as rows of full width.
// Its shape is what the import reads back; a change here is a change there.
import { Paragraph, ShadingType, Table, TableCell, TableRow, TextRun, WidthType } from "docx"
import type { ExportRow, ExportTable } from "#domain/exchange/exportTable.ts"
import { printable, readsRightToLeft } from "#domain/exchange/exportText.ts"
import { horizonOf } from "#domain/exchange/readHeadings.ts"
import type { Words } from "#domain/words/words.ts"
import { wordByWhen, wordHeading, wordLabel } from "./writeWords.ts"

type Column = { heading: string; width: number; text(row: ExportRow): string }

/** Widths in twentieths of a point; on a landscape A4 page the action's column has what the others leave. */
function columnsOf(table: ExportTable, words: Words): Column[] {
  const columns = [
    { heading: words.say("export.column.ref"), width: 900, text: (row: ExportRow) => row.reference },
    { heading: wordLabel(table, words), width: 0, text: (row: ExportRow) => row.text },
    { heading: words.say("export.column.whom"), width: 2600, text: (row: ExportRow) => row.byWhom },
    { heading: words.say("export.column.when"), width: 2300, text: (row: ExportRow) => wordByWhen(row, words) },
    { heading: words.say("export.column.progress"), width: 3570, text: (row: ExportRow) => row.progress },
    ...furtherColumns(table, words),
  ]
  const taken = columns.reduce((sum, { width }) => sum + width, 0)
  return columns.map(column => (column.width === 0 ? { ...column, width: pageWidth - taken } : column))
}

const pageWidth = 14_570

/** Only where they are needed: a horizon that as a heading row would pass for a theme, and recommendations answered. */
const furtherColumns = (table: ExportTable, words: Words): Column[] => [
  ...(haveHorizonRows(table)
    ? []
    : [{ heading: words.say("export.column.horizon"), width: 1200, text: (row: ExportRow) => row.horizon }]),
  ...(table.rows.some(row => row.recommendations.length > 0)
    ? [
        {
          ...{ heading: words.say("export.column.recommendations"), width: 1600 },
          text: (row: ExportRow) => row.recommendations.join(", "),
        },
      ]
    : []),
]

const haveHorizonRows = ({ rows }: ExportTable) =>
  rows.map(row => row.horizon.trim()).every(horizon => horizon === "" || horizonOf(horizon) === horizon)

/** `style` null where the table's look is the template's: its page may be narrower, and it knows no style of ours. */
export function makeDocxTable(table: ExportTable, words: Words, style: string | null): Table {
  const columns = columnsOf(table, words)
  const hasRows = haveHorizonRows(table)
  const full = (text: string, isTheme: boolean) => fullRow(text, isTheme, columns.length)
  const body = table.themes.flatMap(theme => [
    ...(theme.heading === null ? [] : [full(wordHeading(theme, words), true)]),
    ...theme.horizons.flatMap(({ horizon, rows }) => [
      ...(horizon === "" || !hasRows ? [] : [full(horizon, false)]),
      ...rows.map(row => actionRow(row, columns)),
    ]),
  ])
  return new Table({
    rows: [headerRow(columns), ...body],
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: columns.map(({ width }) => width),
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    tableLook: { firstRow: true, lastRow: false, firstColumn: false, lastColumn: false, noHBand: true, noVBand: true },
    ...(style === null ? {} : { style }),
  })
}

const headerRow = (columns: readonly Column[]) =>
  new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(
      ({ heading, width }) =>
        new TableCell({
          width: { size: width, type: WidthType.DXA },
          shading: shade("D9E2EC"),
          children: [paragraph(heading, { bold: true })],
        }),
    ),
  })

/** Kept with the row below it: a heading alone at the foot of a page heads nothing. */
const fullRow = (text: string, isTheme: boolean, span: number) =>
  new TableRow({
    cantSplit: true,
    keepNext: true,
    children: [
      new TableCell({
        columnSpan: span,
        ...(isTheme ? { shading: shade("EEF2F6") } : {}),
        children: [paragraph(text, isTheme ? { bold: true } : { italics: true })],
      }),
    ],
  })

const actionRow = (row: ExportRow, columns: readonly Column[]) =>
  new TableRow({
    children: columns.map(
      ({ width, text }) =>
        new TableCell({ width: { size: width, type: WidthType.DXA }, children: [paragraph(text(row))] }),
    ),
  })

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
        new TextRun({
          text: line,
          ...look,
          ...(at > 0 ? { break: 1 } : {}),
          ...(isRightToLeft ? { rightToLeft: true } : {}),
        }),
    ),
  })
}
