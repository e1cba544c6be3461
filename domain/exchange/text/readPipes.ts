// Tables drawn with "|": a row a line, or a cell a line as web pages are copied.
import { isBlank, rowOf, type TextReader } from "./reader.ts"

const isRule = (line: string) => /^[\s|:+-]*-{2,}[\s|:+-]*$/.test(line)
const pipesIn = (line: string) => line.split("|").length - 1

export const readPipes: TextReader = (lines, from) => {
  const first = lines[from] ?? ""
  if (!first.includes("|")) return null
  const inner = pipesIn(first.trim().replace(/^\|/, "").replace(/\|$/, ""))
  return inner > 0 ? rowALine(lines, from) : cellALine(lines, from)
}

const rowALine: TextReader = (lines, from) => {
  const rows: string[][] = []
  const width = pipesIn((lines[from] ?? "").trim())
  let at = from
  for (; at < lines.length && !isBlank(lines[at]); at++) {
    let line = lines[at]?.trim() ?? ""
    if (isRule(line)) continue
    // A row may be wrapped before all its cells are there.
    while (
      pipesIn(line) < width &&
      !isBlank(lines[at + 1]) &&
      !lines[at + 1]?.trim().startsWith("|") &&
      isWrapped(line, lines, at)
    )
      line = `${line} ${lines[++at]?.trim()}`
    if (!line.includes("|")) break
    rows.push(cellsOf(line))
  }
  return { blocks: [{ kind: "table", rows: rows.map(cells => rowOf(cells)) }], to: at }
}

/** The next line brings the pipes that are missing here. */
const isWrapped = (line: string, lines: readonly string[], at: number) =>
  line.startsWith("|") && lines[at + 1]?.includes("|") === true

const cellsOf = (line: string): string[] => line.replace(/^\|/, "").replace(/\|$/, "").split("|")

/** The rule stands close below the headings, or there is none. */
const mostHeadingLines = 60

/** Every "|" ends a cell; the rule below the headings, or their number, tells how many make a row. */
const cellALine: TextReader = (lines, from) => {
  const found = lines.slice(from + 1, from + 1 + mostHeadingLines).findIndex(isRule)
  const rule = found < 0 ? -1 : from + 1 + found
  const headings = rule < 0 ? "" : lines.slice(from, rule).join("\n")
  const width = pipesIn(headings)
  if (width < 2 || !isBlank(headings.split("|").at(-1))) return null
  let to = rule + 1
  for (let at = to; at < lines.length; at++) if (lines[at]?.includes("|")) to = at + 1
  const body = endsEarly(lines, rule + 1, to, width)
  const cells = lines
    .slice(rule + 1, body)
    .join("\n")
    .split("|")
  const rest = (cells.pop() ?? "").trim()
  const texts = [...headings.split("|").slice(0, width), ...cells, ...(rest === "" ? [] : [rest])]
  const rows = Array.from({ length: Math.ceil(texts.length / width) }, (_, row) =>
    rowOf(texts.slice(row * width, (row + 1) * width).map(text => text.replaceAll(/\s*\n\s*/g, "\n"))),
  )
  return { blocks: [{ kind: "table", rows }], to: body }
}

/** A second table further down begins with headings of its own: the first ends where its last whole row did. */
function endsEarly(lines: readonly string[], from: number, to: number, width: number): number {
  const next = lines.findIndex((line, at) => at >= from && isRule(line))
  if (next < 0) return to
  let cells = 0
  let end = from
  for (let at = from; at < next; at++) {
    if (isBlank(lines[at]) && cells % width === 0 && cells > 0 && !lines[at + 1]?.trim().startsWith("|")) return at
    cells += pipesIn(lines[at] ?? "")
    if (cells % width === 0) end = at + 1
  }
  return Math.min(to, end)
}
