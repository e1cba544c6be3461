// A table that a PDF gave away as one running line: numbered rows, the cells of each one after the other. Where cells were
// wrapped, the ends of one stand among the beginnings of others. What stands before the priority, and the date and the
// initials after it, can be told; the rest of a row is put beyond its last heading, where it is listed as unread.
import { saysDate } from "../table/alignRow.ts"
import { type ColumnMeaning, meaningOf } from "../table/headings.ts"
import { rowOf, type TextReader } from "./reader.ts"

const shortest = 200
/** Headings and all; beyond this it is a report. */
const longest = 100_000
const mostRows = 500

const opening = /\b(?:Ref|No)\.? Actions? (?=[A-Z])/
const row =
  /^(.{3,}?) (High|HIGH|Medium|MEDIUM|Low|LOW|Essential|Desirable) (.{3,60}?) ([A-Z]{2,6}(?: \((?:[A-Z]{2,6}[,)]? ?)+)?)(?: |$)(.*)$/s

export const readRunning: TextReader = (lines, from) => {
  const line = lines[from] ?? ""
  const start = line.length < shortest || line.length > longest ? null : opening.exec(line)
  if (!start) return null
  const [head, ...items] = itemsOf(line.slice(start.index))
  const headings = head === undefined ? null : headingsOf(head)
  const rows = items.map(cellsOf)
  if (!headings || rows.length < 2 || rows.filter(cells => cells.length > 2).length * 2 < rows.length) return null
  const before = line.slice(0, start.index).trim()
  const table = { kind: "table" as const, rows: [rowOf(headings), ...rows.map(cells => rowOf(cells))] }
  return { blocks: [...(before === "" ? [] : [{ kind: "paragraph" as const, text: before }]), table], to: from + 1 }
}

/** Cut before 1, 2, 3 and so on, each where it first stands after the one before. */
function itemsOf(text: string): string[] {
  const items: string[] = []
  let begin = 0
  for (let number = 1; number <= mostRows; number++) {
    const next = new RegExp(` ${number} (?=[A-Z])`).exec(text.slice(begin))
    if (!next) break
    items.push(text.slice(begin, begin + next.index))
    begin += next.index + 1
  }
  return [...items, text.slice(begin)]
}

const wanted: readonly ColumnMeaning[] = ["reference", "action", "priority", "when", "whom"]

/** The five headings in their order, by single words; what is left of them stands as one more. */
function headingsOf(text: string): string[] | null {
  const words = text.trim().split(" ")
  const headings: string[] = []
  for (const meaning of wanted) {
    const [word] = words
    if (word === undefined || meaningOf(word).meaning !== meaning) return null
    headings.push(words.shift() ?? "")
  }
  return [...headings, words.join(" ")]
}

function cellsOf(item: string): string[] {
  const number = /^\d+/.exec(item)?.[0] ?? ""
  const text = item.slice(number.length).trim()
  const [, action, rank, when, lead, rest] = row.exec(text.slice(0, 4000)) ?? []
  if (!action || !rank || !when || !lead || !saysDate(when)) return [number, text]
  return [number, action, rank, when, lead, "", `${rest ?? ""}${text.slice(4000)}`]
}
