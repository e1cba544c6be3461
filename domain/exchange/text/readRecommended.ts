// A table of themes by actions that lost its lines: the themes, then each cell in turn, closed by the recommendations it
// answers ("R1, R4"). The cells come row by row, so that they fall under the themes again.
import { isRecommendations } from "../readReferences.ts"
import { goesOn, isBlank, rowOf, type TextReader } from "./reader.ts"

const mostThemes = 8
const longestTheme = 80
const longestAction = 60

const isTheme = (line: string) => line.length <= longestTheme && !/[.;:,]$/.test(line) && !/^\d/.test(line)

export const readRecommended: TextReader = (lines, from) => {
  const { themes, to: begin } = themesFrom(lines, from)
  if (themes.length < 2 || themes.length > mostThemes) return null
  const { cells, to } = cellsFrom(lines, begin)
  if (cells.length < themes.length * 2 || cells.length % themes.length !== 0) return null
  const rows = Array.from({ length: cells.length / themes.length }, (_, row) =>
    rowOf(cells.slice(row * themes.length, (row + 1) * themes.length)),
  )
  return { blocks: [{ kind: "table", rows: [rowOf(themes, true), ...rows] }], to }
}

function themesFrom(lines: readonly string[], from: number): { themes: string[]; to: number } {
  const themes: { text: string; at: number }[] = []
  for (let at = from; at < lines.length && themes.length <= mostThemes + 1; at++) {
    const text = (lines[at] ?? "").trim()
    if (text === "") continue
    // A short first action looks like one more theme, but for what follows it.
    const first = isRecommendations(text) ? themes.pop() : undefined
    if (first || !isTheme(text)) return { themes: themes.map(each => each.text), to: first?.at ?? at }
    themes.push({ text, at })
  }
  return { themes: [], to: from }
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
