// Rows with tabs, as Excel and Word put them on the clipboard. A cell with line breaks stands in quotes.
import type { Row } from "../document.ts"
import { goesOn, isBlank, rowOf, type TextReader } from "./reader.ts"

/** Excel's quoted cell may hold this many lines; beyond, a stray quote mark is only a quote mark. */
const longestCell = 200

export const readTabs: TextReader = (lines, from) => {
  if (!lines[from]?.includes("\t")) return null
  const rows: string[][] = []
  let at = from
  while (at < lines.length && !isBlank(lines[at])) {
    const line = lines[at] ?? ""
    if (line.includes("\t")) {
      const { cells, to } = rowFrom(lines, at)
      rows.push(cells)
      at = to
    } else if (!followedByTabs(lines, at)) break
    else {
      const last = rows.at(-1)
      // A cell that was wrapped goes on; anything else is a heading that lost its tabs.
      if (last && goesOn(line)) last[last.length - 1] = `${last.at(-1)} ${line.trim()}`
      else rows.push([line])
      at++
    }
  }
  const block = { kind: "table" as const, rows: rows.map((cells): Row => rowOf(cells)) }
  return { blocks: [block], to: at }
}

const followedByTabs = (lines: readonly string[], at: number): boolean => {
  const next = lines[at + 1]
  return next !== undefined && (next.includes("\t") || (!isBlank(next) && lines[at + 2]?.includes("\t") === true))
}

/** One row, over several lines where a quoted cell holds them. */
function rowFrom(lines: readonly string[], at: number): { cells: string[]; to: number } {
  const cells: string[] = []
  let to = at
  let rest: string | null = lines[at] ?? ""
  while (rest !== null) {
    const quoted: { text: string; rest: string | null; to: number } | null = rest.startsWith('"')
      ? quotedCell(lines, to, rest)
      : null
    if (quoted) {
      cells.push(quoted.text)
      rest = quoted.rest
      to = quoted.to
      continue
    }
    const tab: number = rest.indexOf("\t")
    cells.push(tab < 0 ? rest : rest.slice(0, tab))
    rest = tab < 0 ? null : rest.slice(tab + 1)
  }
  return { cells, to: to + 1 }
}

/** A quote mark within is doubled; the one that ends the cell stands before a tab or at the end of a line. */
function quotedCell(
  lines: readonly string[],
  at: number,
  start: string,
): { text: string; rest: string | null; to: number } | null {
  let text = ""
  for (let to = at; to < Math.min(lines.length, at + longestCell); to++) {
    const line = to === at ? start.slice(1) : (lines[to] ?? "")
    if (to > at) text += "\n"
    let from = 0
    for (let mark = line.indexOf('"'); mark >= 0; mark = line.indexOf('"', from)) {
      const next = line[mark + 1]
      text += line.slice(from, mark)
      if (next === undefined || next === "\t")
        return { text, rest: next === undefined ? null : line.slice(mark + 2), to }
      if (next !== '"') return null
      text += '"'
      from = mark + 2
    }
    text += line.slice(from)
  }
  return null
}
