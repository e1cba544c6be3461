// Cuts a long Word table into documents of fewer rows. Mammoth keeps everything it makes of a document until it is
// done: in pieces ten thousand rows take a third of the time and a fraction of the memory.

/** Shorter documents are read whole. */
const longFrom = 1_000_000
const rowsInPiece = 500

/** Where a table may be cut, with the beginning of the table that the rest is to stand in. */
type Cut = { at: number; tableHead: string }
type Tag = { start: number; end: number; name: string; kind: "open" | "close" | "empty" }

/** Every piece but the last ends within a table, and the next goes on with it. */
export function piecesOfWord(xml: string): string[] {
  const body = /<w:body[^>]*>/.exec(xml.slice(0, 20_000))
  if (xml.length < longFrom || body === null) return [xml]
  const cuts = cutsOf(xml)
  const head = xml.slice(0, body.index + body[0].length)
  return [...cuts, null].map((cut, at) => {
    const before = cuts[at - 1]
    const start = before ? head + before.tableHead : ""
    return start + xml.slice(before?.at ?? 0, cut?.at) + (cut ? "</w:tbl></w:body></w:document>" : "")
  })
}

/** Depths of a table that stands in the body itself, and of its rows; only there is nothing else left open by a cut. */
const depths = { table: 2, row: 3 }

function cutsOf(xml: string): Cut[] {
  const cuts: Cut[] = []
  let [depth, tableStart, rowStart, lastEnd, rows] = [0, 0, 0, 0, 0]
  let tableHead: string | null = null
  for (const { start, end, name, kind } of tagsOf(xml)) {
    if (kind === "close") depth--
    if (name === "w:tbl" && depth === depths.table) [tableStart, tableHead, rows] = [start, null, 0]
    if (name === "w:tr" && depth === depths.row) {
      if (kind === "open") {
        tableHead ??= xml.slice(tableStart, start)
        rowStart = start
      } else {
        const isApart = rows === 0 || xml.slice(lastEnd, rowStart).trim() === ""
        if (rows >= rowsInPiece && isApart && !goesOn(xml.slice(rowStart, start)) && tableHead !== null) {
          cuts.push({ at: rowStart, tableHead })
          rows = 0
        }
        rows++
        lastEnd = end
      }
    }
    if (kind === "open") depth++
  }
  return depth === 0 ? cuts : []
}

/** Whether a cell of the row is merged with the one above. */
const goesOn = (row: string) => /<w:vMerge(?:\s*\/>|\s*>|\s+w:val="continue")/.test(row)

function* tagsOf(xml: string): Generator<Tag> {
  for (let start = xml.indexOf("<"); start !== -1; ) {
    const special = xml.startsWith("<!--", start) ? "-->" : xml.startsWith("<![CDATA[", start) ? "]]>" : null
    const close = xml.indexOf(special ?? ">", start)
    if (close === -1) return
    const end = close + (special ?? ">").length
    const second = xml[start + 1]
    if (special === null && second !== "?") {
      const kind = second === "/" ? "close" : xml[close - 1] === "/" ? "empty" : "open"
      yield { start, end, name: nameAt(xml, start + (kind === "close" ? 2 : 1)), kind }
    }
    start = xml.indexOf("<", end)
  }
}

/** Only the names that matter are cut out whole. */
function nameAt(xml: string, from: number): string {
  for (const name of ["w:tbl", "w:tr"])
    if (xml.startsWith(name, from) && /[\s/>]/.test(xml[from + name.length] ?? "")) return name
  return ""
}
