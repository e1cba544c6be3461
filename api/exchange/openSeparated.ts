// Opens a file of values separated by commas, semicolons or tabs.
import { CsvError, parse } from "csv-parse/sync"
import { type Cell, cell, type Row } from "#domain/exchange/document.ts"
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
  return { kind: "opened", document: { title: null, blocks: [{ kind: "table", rows: records.map(rowOf) }] } }
}

function read(text: string, delimiter: string): string[][] | "broken" | "too many cells" {
  let cells = 0
  try {
    return parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: limits.record,
      on_record: (record: string[]) => {
        cells += record.length
        if (record.length > limits.columns || cells > limits.cells) throw new RangeError("too many cells")
        return record
      },
    })
  } catch (error) {
    if (error instanceof RangeError) return "too many cells"
    if (error instanceof CsvError) return error.code === "CSV_MAX_RECORD_SIZE" ? "too many cells" : "broken"
    throw error
  }
}

const blank: Cell = cell("")
const rowOf = (values: string[]): Row => ({ cells: values.map(value => (value === "" ? blank : cell(tidy(value)))) })
const tidy = (value: string) => value.replaceAll(/\r\n?/g, "\n").trim()

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
