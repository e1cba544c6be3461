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
    const quoted: { text: string; rest: string | null; to: number } | null = rest.startsWith('"') ? quotedCell(lines, to, rest) : null
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

const closing = /^((?:[^"]|"")*)"(?:\t|$)/

function quotedCell(lines: readonly string[], at: number, start: string): { text: string; rest: string | null; to: number } | null {
  let text = start.slice(1)
  for (let to = at; to < Math.min(lines.length, at + longestCell); to++) {
    if (to > at) text += `\n${lines[to]}`
    // Only a line with a quote mark can close it.
    if (!(to > at ? lines[to] : text)?.includes('"')) continue
    const found = closing.exec(text)
    if (found) {
      const rest = text.length > found[0].length || found[0].endsWith("\t") ? text.slice(found[0].length) : null
      return { text: (found[1] ?? "").replaceAll('""', '"'), rest, to }
    }
  }
  return null
}
