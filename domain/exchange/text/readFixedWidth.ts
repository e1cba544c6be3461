// Columns held apart by spaces, as text is copied out of a PDF. Cells wrap over lines and headings may, too.
import { areHeadings } from "../table/headings.ts"
import { isBlank, rowOf, type TextReader } from "./reader.ts"

type Chunk = { text: string; at: number }

const gap = / {2,}/g

/** Runs of words with at least two spaces between them, and where each begins. */
function chunksOf(line: string): Chunk[] {
  const chunks: Chunk[] = []
  let at = line.length - line.trimStart().length
  const end = line.trimEnd().length
  for (const match of line.matchAll(gap)) {
    if (match.index < at || match.index >= end) continue
    chunks.push({ text: line.slice(at, match.index), at })
    at = match.index + match[0].length
  }
  if (at < end) chunks.push({ text: line.slice(at, end), at })
  return chunks
}

/** The column whose beginning is nearest. */
function nearest(at: number, starts: readonly number[]): number {
  let best = 0
  for (const [index, start] of starts.entries())
    if (Math.abs(start - at) < Math.abs((starts[best] ?? 0) - at)) best = index
  return best
}

export const readFixedWidth: TextReader = (lines, from) => {
  const head = headOf(lines, from)
  if (!head) return null
  const to = endOf(lines, head.to)
  const body = lines.slice(head.to, to).map(chunksOf)
  const starts = startsOf(body, head.starts)
  const parted = body.some((chunks, at) => chunks.length === 0 && at < body.length - 1)
  const rows: string[][] = []
  let isNew = true
  for (const chunks of body) {
    if (chunks.length === 0) {
      isNew = parted
      continue
    }
    const isFull = chunks.length === head.headings.length
    const placed = chunks.map((chunk, index) => ({
      text: chunk.text,
      column: isFull ? index : nearest(chunk.at, starts),
    }))
    // Without blank lines between rows, one begins wherever the first column and another are filled.
    if (isNew || (!parted && chunks.length > 1 && placed[0]?.column === 0)) rows.push(head.headings.map(() => ""))
    isNew = false
    const row = rows.at(-1)
    if (row) for (const { text, column } of placed) row[column] = `${row[column] ?? ""} ${text}`.trim()
  }
  return { blocks: [{ kind: "table", rows: [rowOf(head.headings), ...rows.map(cells => rowOf(cells))] }], to }
}

/** The headings, with the lines below that only carry them on ("Target" above "Date"). */
function headOf(lines: readonly string[], from: number): { headings: string[]; starts: number[]; to: number } | null {
  const first = chunksOf((lines[from] ?? "").replaceAll("\t", "    "))
  if (first.length < 3 || first.length > 60) return null
  const starts = first.map(({ at }) => at)
  const headings = first.map(({ text }) => text)
  if (!areHeadings(headings)) return null
  let to = from + 1
  for (; to < lines.length && to < from + 4; to++) {
    const more = chunksOf(lines[to] ?? "")
    const isMore =
      more.length > 0 &&
      more.every(({ at, text }) => starts.some(start => Math.abs(start - at) <= 1) && text.length <= 20)
    const areCells = more[0]?.at === starts[0]
    if (!isMore || areCells) break
    for (const { at, text } of more) {
      const column = nearest(at, starts)
      headings[column] = `${headings[column]} ${text}`
    }
  }
  return { headings, starts, to }
}

/** Cells seldom stand exactly below their headings: full rows tell better where the columns begin. */
function startsOf(body: readonly Chunk[][], headStarts: readonly number[]): number[] {
  const full = body.filter(chunks => chunks.length === headStarts.length)
  return headStarts.map((start, column) => {
    const seen = full.map(chunks => chunks[column]?.at ?? start).sort((a, b) => a - b)
    return seen[Math.floor(seen.length / 2)] ?? start
  })
}

/** The table ends where, after a blank line, a line stands that is in one piece and is followed by no columns. */
function endOf(lines: readonly string[], from: number): number {
  let end = from
  for (let at = from; at < lines.length; at++) {
    const chunks = chunksOf(lines[at] ?? "")
    if (chunks.length === 0) continue
    const isApart = isBlank(lines[at - 1]) && at > from
    if (isApart && chunks.length === 1 && chunks[0]?.at === 0) return end
    end = at + 1
  }
  return end
}
