// Opens a file of values separated by commas, semicolons or tabs.
import { CsvError, parse } from "csv-parse/sync"
import { type Cell, cell, type Row } from "#domain/exchange/document.ts"
import { unguarded } from "#domain/exchange/exportText.ts"
import { isOwnExport } from "#domain/exchange/table/ownExport.ts"
import { limits } from "./guardLimits.ts"
import { type Opened, refused } from "./opened.ts"
import { openLetters } from "./openLetters.ts"

const separators = [",", ";", "\t"]

export function openSeparated(bytes: Uint8Array): Opened {
  const letters = openLetters(bytes)
  if (letters.kind === "refused") return letters
  // Excel may say the separator in a first line of its own.
  const said = /^sep=(.)\r?\n/i.exec(letters.text)
  const text = said ? letters.text.slice(said[0].length) : letters.text
  const records = read(text, said?.[1] ?? separatorOf(text))
  if (typeof records === "string") return refused(records)
  while (records.at(-1)?.every(value => value === "")) records.pop()
  if (records.length === 0) return refused("no table")
  // What this app has put before dangerous cells of its own files is no part of them.
  const isOwn = records[0] !== undefined && isOwnExport(records[0].map(unguarded))
  const rows = records.map(isOwn ? record => rowOf(record.map(unguarded)) : rowOf)
  return { kind: "opened", document: { title: null, blocks: [{ kind: "table", rows }] } }
}

function read(text: string, delimiter: string): string[][] | "broken" | "too many cells" {
  // Counted beforehand, for an array of each record is made before any can be looked at.
  if (hasMoreThan(text, "\n", limits.cells) || hasMoreThan(text, delimiter, 4 * limits.cells)) return "too many cells"
  try {
    const records = parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: limits.record,
    })
    const cells = records.reduce((sum, record) => sum + record.length, 0)
    const isWide = records.some(record => record.length > limits.columns)
    return isWide || cells > limits.cells ? "too many cells" : records
  } catch (error) {
    if (error instanceof CsvError) return error.code === "CSV_MAX_RECORD_SIZE" ? "too many cells" : "broken"
    throw error
  }
}

function hasMoreThan(text: string, sign: string, limit: number): boolean {
  let count = 0
  for (let at = text.indexOf(sign); at !== -1; at = text.indexOf(sign, at + 1)) if (++count > limit) return true
  return false
}

const blank: Cell = cell("")
const rowOf = (values: string[]): Row => ({ cells: values.map(value => (value === "" ? blank : cell(tidy(value)))) })
const tidy = (value: string) => (value.includes("\r") ? value.replaceAll(/\r\n?/g, "\n") : value).trim()

/** The one that divides the first lines, quotes apart, into the most columns alike. */
function separatorOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replaceAll(/"[^"]*"/g, "")
    .split(/\r\n|\r|\n/)
    .slice(0, 20)
    .filter(Boolean)
  const weigh = (separator: string) => {
    const counts = lines.map(line => line.split(separator).length - 1)
    const usual = counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0
    return usual * counts.filter(count => count === usual).length
  }
  return separators.toSorted((a, b) => weigh(b) - weigh(a))[0] ?? ","
}
