// A table of themes by actions that lost its lines: the themes, then each cell in turn, closed by the recommendations it
// answers ("R1, R4"). The cells come row by row, so that they fall under the themes again.
import { isRecommendations } from "../readReferences.ts"
import { goesOn, isBlank, rowOf, type TextReader } from "./reader.ts"

const mostThemes = 8
const longestTheme = 80
const longestAction = 60

const isTheme = (line: string) => line.length <= longestTheme && !/[.;:,]$/.test(line) && !/^\d/.test(line)

export const readRecommended: TextReader = (lines, from) => {
  const themes: string[] = []
  let at = from
  for (; at < lines.length && themes.length <= mostThemes; at++) {
    const line = (lines[at] ?? "").trim()
    if (line === "") continue
    if (!isTheme(line) || isRecommendations(line)) break
    themes.push(line)
  }
  if (themes.length < 2 || themes.length > mostThemes) return null
  const { cells, to } = cellsFrom(lines, at)
  if (cells.length < themes.length * 2 || cells.length % themes.length !== 0) return null
  const rows = Array.from({ length: cells.length / themes.length }, (_, row) =>
    rowOf(cells.slice(row * themes.length, (row + 1) * themes.length)),
  )
  return { blocks: [{ kind: "table", rows: [rowOf(themes, true), ...rows] }], to }
}

function cellsFrom(lines: readonly string[], from: number): { cells: string[]; to: number } {
  const cells: string[] = []
  let open: string[] = []
  let to = from
  for (let at = from; at < lines.length && open.length < longestAction; at++) {
    const line = (lines[at] ?? "").trim()
    if (isBlank(line)) continue
    open.push(line)
    if (!isRecommendations(line)) continue
    cells.push(joined(open))
    open = []
    to = at + 1
  }
  return { cells, to }
}

const joined = (lines: readonly string[]) =>
  lines.reduce((text, line) => (goesOn(line) ? `${text} ${line}` : `${text}\n${line}`))
