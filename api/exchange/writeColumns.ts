// The columns of the flat table that Excel and CSV are given: the plan's own first, then what is known beside them.
import { isOpen } from "#domain/action/status.ts"
import type { Day } from "#domain/day/day.ts"
import type { ExportRow, ExportTable } from "#domain/exchange/exportTable.ts"
import { printable } from "#domain/exchange/exportText.ts"
import { wordStanding } from "#domain/words/wordStanding.ts"
import { capital, type Words } from "#domain/words/words.ts"
import { wordByWhen, wordLabel } from "./writeWords.ts"

export type CellValue =
  | { kind: "text"; text: string }
  | { kind: "day"; day: Day | null }
  | { kind: "number"; n: number }
export type Column = { heading: string; width: number; cell(row: ExportRow): CellValue }

export function columnsOf(table: ExportTable, words: Words): Column[] {
  const say = words.say
  return [
    text(say("export.column.ref"), 8, row => row.reference),
    text(say("export.column.theme"), 24, row => row.theme ?? ""),
    text(say("export.column.horizon"), 14, row => row.horizon),
    text(wordLabel(table, words), 60, row => row.text),
    text(say("export.column.whom"), 28, row => row.byWhom),
    text(say("export.column.when"), 26, row => wordByWhen(row, words)),
    text(say("export.column.progress"), 50, row => row.progress),
    ...besides(words, table.asAt),
    ...(table.exempt.included > 0
      ? [text(say("export.column.exempt"), 16, (row: ExportRow) => row.exemptParagraph ?? "")]
      : []),
  ]
}

const besides = (words: Words, asAt: Day): Column[] => [
  day(words.say("export.column.earliest"), row => row.nextStage?.earliest ?? null),
  day(words.say("export.column.latest"), row => row.nextStage?.latest ?? null),
  day(words.say("export.column.review"), row => row.byWhen.reviewOn),
  text(words.say("export.column.status"), 22, row => wordStatus(row, words)),
  text(words.say("export.column.stands"), 22, row => wordStanding(row.standing, asAt, words)),
  text(words.say("export.column.forecast"), 12, row => wordForecast(row, words)),
  day(words.say("export.column.updated"), row => row.lastUpdateDay),
  text(words.say("export.column.original"), 26, row => row.originalByWhen),
  {
    heading: words.say("export.column.moved"),
    width: 12,
    cell: ({ timesRedated }) => ({ kind: "number", n: timesRedated }),
  },
  text(words.say("export.column.recommendations"), 14, row => row.recommendations.join(", ")),
  text(words.say("export.column.commitments"), 20, row => row.commitments.join(", ")),
]

const text = (heading: string, width: number, of: (row: ExportRow) => string): Column => ({
  ...{ heading, width },
  cell: row => ({ kind: "text", text: printable(of(row)) }),
})

const day = (heading: string, of: (row: ExportRow) => Day | null): Column => ({
  ...{ heading, width: 13 },
  cell: row => ({ kind: "day", day: of(row) }),
})

function wordStatus({ status, closedBecause }: ExportRow, words: Words): string {
  const said = words.say(`status.${status}`)
  if (status !== "closed, not proceeding" || closedBecause === null) return said
  const because = words.say(`closedBecause.${closedBecause}`)
  return words.say("export.closed", { status: said, because: because.charAt(0).toLocaleLowerCase() + because.slice(1) })
}

/** Asked of what is open only; a forecast left from before the end says nothing any more. */
const wordForecast = ({ forecast, status }: ExportRow, words: Words): string =>
  forecast === null || !isOpen(status) ? "" : capital(words.say(`forecast.${forecast}`))
