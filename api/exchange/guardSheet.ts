// Goes through a sheet's XML before it is read: how far it reaches, what is merged, and which cells have formats
// that count. What the sheet says of its own size is not believed.
import { limits } from "./guardLimits.ts"
import type { Format } from "./openExcelParts.ts"
import { type Refused, refused } from "./opened.ts"

/** Rows and columns are counted from 1. */
export type Merge = { row: number; column: number; rows: number; columns: number }
export type Sheet = { cells: number; merges: readonly Merge[]; formats: ReadonlyMap<string, Format> }

export const placeOf = (row: number, column: number): string => `${row}:${column}`

const lastRow = 1_048_576
const lastColumn = 16_384
const interesting = /<(?:\w+:)?(row|c|mergeCell)\s([^>]*)>/g

export function guardSheet(xml: Uint8Array, formatsByStyle: ReadonlyMap<string, Format>): Sheet | Refused {
  const text = Buffer.from(xml.buffer, xml.byteOffset, xml.byteLength).toString("latin1")
  const merges: Merge[] = []
  const formats = new Map<string, Format>()
  let [rows, columns] = [0, 0]
  for (const found of text.matchAll(interesting)) {
    const [tag, name, attributes = ""] = found
    if (name === "mergeCell") {
      const merge = mergeOf(attributeOf(attributes, "ref"))
      if (merge) merges.push(merge)
      if (merges.length > limits.cells / 10) return refused("too many cells")
    } else {
      const at = attributeOf(attributes, "r")
      if (name === "row" && Number(at) > lastRow) return refused("broken")
      if (name === "row" || at === "" || isEmpty(attributes, text, found.index + tag.length)) continue
      const [row, column] = addressOf(at)
      if (row > lastRow || column > lastColumn || row === 0 || column === 0) return refused("broken")
      rows = Math.max(rows, row)
      columns = Math.max(columns, column)
      const format = formatsByStyle.size > 0 ? formatsByStyle.get(attributeOf(attributes, "s")) : undefined
      if (format) formats.set(placeOf(row, column), format)
    }
  }
  if (columns > limits.columns || rows * columns > limits.cells) return refused("too many cells")
  return { cells: rows * columns, merges, formats }
}

/** A cell that is only coloured is written too, without a value. */
const isEmpty = (attributes: string, text: string, after: number) =>
  attributes.endsWith("/") ||
  text.startsWith("</", after) ||
  text.startsWith("<v/>", after) ||
  text.startsWith("<v></", after)

/** With what stands around it put together once: it is asked of every cell. */
const openings = { r: ['r="', ' r="'], s: ['s="', ' s="'], ref: ['ref="', ' ref="'] } as const

function attributeOf(attributes: string, name: keyof typeof openings): string {
  const [first, later] = openings[name]
  const isFirst = attributes.startsWith(first)
  const at = isFirst ? 0 : attributes.indexOf(later)
  if (at === -1) return ""
  const from = at + (isFirst ? first : later).length
  return attributes.slice(from, attributes.indexOf('"', from))
}

/** "C7" is row 7, column 3; noughts for what is no address. By hand: of a large sheet there are hundreds of thousands. */
function addressOf(address: string): [row: number, column: number] {
  let [at, column, row] = [0, 0, 0]
  for (let code = address.charCodeAt(at); code >= 65 && code <= 90; code = address.charCodeAt(++at))
    column = column * 26 + code - 64
  const digitsFrom = at
  for (let code = address.charCodeAt(at); code >= 48 && code <= 57; code = address.charCodeAt(++at))
    row = row * 10 + code - 48
  const isOne = digitsFrom > 0 && digitsFrom <= 3 && at > digitsFrom && at - digitsFrom <= 7 && at === address.length
  return isOne ? [row, column] : [0, 0]
}

function mergeOf(reference: string): Merge | null {
  const [from = "", to = from] = reference.split(":")
  const [row, column] = addressOf(from)
  const [toRow, toColumn] = addressOf(to)
  if (row === 0 || toRow < row || toColumn < column) return null
  return { row, column, rows: toRow - row + 1, columns: toColumn - column + 1 }
}
