// Rows whose cells are joined by " / ", as tables come out of old files. A cell may hold several lines.
import { areHeadings, meaningOf } from "../table/headings.ts"
import { goesOn, isBlank, rowOf, type Taken, type TextReader } from "./reader.ts"

const split = (line: string) => line.split(/ \/(?: |$)/)

type Head = { headings: string[] /** What ran into the headings without a line break. */; rest: string | null }

export const readSlashes: TextReader = (lines, from) => {
  const head = headOf(lines[from] ?? "")
  if (!head) return null
  let to = from + 1
  while (to < lines.length && !isBlank(lines[to])) to++
  const body = [...(head.rest === null ? [] : [head.rest]), ...lines.slice(from + 1, to)]
  const whole = body.filter(line => split(line).length >= head.headings.length - 1 && split(line).length > 1).length
  const rows = whole * 2 >= body.length ? rowALine(body) : stacked(body, head.headings.length)
  const all = [rowOf(head.headings), ...rows.map(cells => rowOf(cells))]
  return { blocks: [{ kind: "table", rows: all }], to } satisfies Taken
}

function headOf(line: string): Head | null {
  const cells = split(line)
  if (cells.length < 3 || cells.length > 60) return null
  // "TIMESCALESEmbed the planning …": the last heading ends where a sentence begins. Two letters are no heading to cut off.
  for (let count = 3; count <= cells.length; count++) {
    const glued = /^(.{2,}?(?:[A-Z]{2,}|[a-z?)]))([A-Z][a-z].*)$/s.exec(cells[count - 1] ?? "")
    const [, last, begun] = glued ?? []
    if (!last || !begun || meaningOf(last).meaning === "other" || isOneHeading(last, begun, cells[count])) continue
    const headings = [...cells.slice(0, count - 1), last]
    if (areHeadings(headings.map(text => text.trim())))
      return { headings, rest: [begun, ...cells.slice(count)].join(" / ") }
  }
  return areHeadings(cells.map(text => text.trim())) ? { headings: cells, rest: null } : null
}

/** "LeadOfficer", "TargetDate": two words of a heading, among others, and no sentence behind one. */
function isOneHeading(last: string, begun: string, next: string | undefined): boolean {
  const isHeading = (text: string) => meaningOf(text.trim()).meaning !== "other"
  if (/\P{L}/u.test(begun.trim())) return false
  return last !== last.toUpperCase() || isHeading(begun) || (next !== undefined && isHeading(next))
}

function rowALine(body: readonly string[]): string[][] {
  const rows: string[][] = []
  for (const line of body) {
    const cells = split(line)
    const last = rows.at(-1)
    if (cells.length === 1 && last && goesOn(line)) last[last.length - 1] = `${last.at(-1)} ${line.trim()}`
    else rows.push(cells)
  }
  return rows
}

/**
 * Cells with line breaks: the last cell of a row and the first of the next stand in one stretch. The last holds as many
 * lines as the one beside it, where there are enough of them; else all but one.
 */
function stacked(body: readonly string[], width: number): string[][] {
  const stretches = split(body.join("\n").replaceAll(/ \/\n/g, " / "))
  const rows: string[][] = []
  let row: string[] = []
  for (const [index, stretch] of stretches.entries()) {
    if (row.length < width - 1 || index === stretches.length - 1) {
      row.push(stretch)
      continue
    }
    const lines = stretch.split("\n")
    const beside = (row.at(-1) ?? "").split("\n").length
    const own = Math.max(1, lines.length > beside ? beside : lines.length - 1)
    rows.push([...row, lines.slice(0, own).join("\n")])
    row = [lines.slice(own).join("\n")]
  }
  return [...rows, row]
}
