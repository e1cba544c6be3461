// Actions written as records: "Action: …", "Lead: …", "By when: …", one below the other.
import { meaningOf } from "../table/headings.ts"
import { isBlank, rowOf, type TextReader } from "./reader.ts"

const label = /^\s*([^:\t|]{2,40}?)\s*:\s*(.*)$/

function labelled(line: string | undefined): { heading: string; text: string } | null {
  const found = label.exec(line ?? "")
  if (!found?.[1] || meaningOf(found[1]).meaning === "other" || found[1].split(" ").length > 5) return null
  return { heading: found[1], text: found[2] ?? "" }
}

function areActions(headings: Iterable<string>): boolean {
  const meanings = new Set([...headings].map(each => meaningOf(each).meaning))
  return meanings.has("action") && (meanings.has("whom") || meanings.has("when"))
}

type Entry = Map<string, string>

export const readRecords: TextReader = (lines, from) => {
  if (!labelled(lines[from]) || !(labelled(lines[from + 1]) ?? labelled(lines[from + 2]))) return null
  const records: Entry[] = []
  const headings = new Map<string, string>()
  let heading: string | null = null
  let to = from
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] ?? ""
    if (isBlank(line)) {
      heading = null
      continue
    }
    const found = labelled(line)
    if (!found && heading === null) break
    const record = records.at(-1)
    if (records.length > 3 && !areActions(headings.keys())) return null
    if (!found && record && heading !== null) record.set(heading, `${record.get(heading)} ${line.trim()}`.trim())
    if (found) {
      heading = found.heading.toLowerCase()
      headings.set(heading, headings.get(heading) ?? found.heading)
      const isNew = !record || record.has(heading) || isBlank(lines[at - 1])
      const own = isNew ? new Map<string, string>() : record
      if (isNew) records.push(own)
      own.set(heading, found.text)
    }
    to = at + 1
  }
  if (!areActions(headings.keys())) return null
  const keys = [...headings.keys()]
  const rows = records.map(record => rowOf(keys.map(key => record.get(key) ?? "")))
  return { blocks: [{ kind: "table", rows: [rowOf([...headings.values()]), ...rows] }], to }
}
