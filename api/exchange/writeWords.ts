// What an exported plan says around its rows, and the wording of a cell: the same in Word, Excel and CSV.
import type { ExportRow, ExportTable, ThemeRows } from "#domain/exchange/exportTable.ts"
import { printable } from "#domain/exchange/exportText.ts"
import { headingOf } from "#domain/exchange/readHeadings.ts"
import { wordReading } from "#domain/words/wordByWhen.ts"
import { capital, type Words } from "#domain/words/words.ts"

/** What the plan calls its actions, as a column's heading. */
export const wordLabel = ({ actionLabel }: ExportTable, words: Words): string =>
  actionLabel === "" ? words.say("export.action") : capital(printable(actionLabel))

/** The words as written; where somebody gave dates and no words, the dates. */
export const wordByWhen = ({ byWhen }: ExportRow, words: Words): string =>
  byWhen.words.trim() === "" ? wordReading(byWhen, words) : byWhen.words

export const wordAsAt = ({ asAt }: ExportTable, words: Words): string =>
  words.say("export.asAt", { day: words.date(asAt) })

/** Which part of the plan this is; null for the whole. */
export function wordShown({ sought }: ExportTable, words: Words): string | null {
  if (sought === null) return null
  if (sought.keys !== null) return words.say("export.shown.keys")
  const filter = words.say(`tab.filter.${sought.filter}`)
  const search = printable(sought.search.trim())
  return search === ""
    ? words.say("export.shown.filter", { filter })
    : words.say("export.shown.search", { filter, search })
}

export const wordCount = ({ sought, rows, total }: ExportTable, words: Words): string =>
  sought === null ? words.say("export.count", { total }) : words.say("export.count.part", { shown: rows.length, total })

/** What is left out for being exempt, or that it is not; null where nothing is exempt. */
export function wordExempt({ exempt }: ExportTable, words: Words): string | null {
  if (exempt.included > 0) return words.say("export.exempt.included", { count: exempt.included })
  return exempt.leftOut > 0 ? words.say("export.exempt.leftOut", { count: exempt.leftOut }) : null
}

/** "3. Performance (these actions take longer than others)": a note that is read back as one hangs on its heading. */
export const wordHeading = (theme: ThemeRows, words: Words): string =>
  hangs(theme)
    ? words.say("export.heading", { theme: theme.heading ?? "", note: theme.note.trim() })
    : (theme.heading ?? "")

/** Notes that hang on no heading, each after the heading it belongs to. */
export const wordNotes = ({ themes }: ExportTable, words: Words): string[] =>
  themes
    .filter(theme => theme.heading !== null && theme.note.trim() !== "" && !hangs(theme))
    .map(({ heading, note }) => words.say("export.themeNote", { theme: heading ?? "", note }))

const hangs = ({ heading, note }: ThemeRows) => {
  const text = `${heading} (${note.trim()})`
  return heading !== null && !text.includes("\n") && headingOf(text).note === note.trim()
}

/** The file's name without its ending; nothing in it that a file system or a reader of names stumbles over. */
export function wordFileName(table: ExportTable, words: Words): string {
  const code = nameable(table.code) || nameable(table.title) || words.say("export.plan")
  const whole = words.say("export.fileName", { code, day: table.asAt })
  const name = table.sought === null ? whole : words.say("export.fileName.part", { name: whole })
  return table.exempt.included > 0 ? words.say("export.fileName.exempt", { name }) : name
}

const nameable = (text: string) =>
  text
    .replaceAll(/[^\p{L}\p{N} _-]/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim()
    .slice(0, 60)
    .trim()
