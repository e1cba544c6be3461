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

function attributeOf(attributes: string, name: string): string {
  const start = attributes.startsWith(`${name}="`) ? 0 : attributes.indexOf(` ${name}="`) + 1
  if (start === 0 && !attributes.startsWith(`${name}="`)) return ""
  const from = start + name.length + 2
  return attributes.slice(from, attributes.indexOf('"', from))
}

/** "C7" is row 7, column 3; noughts for what is no address. */
function addressOf(address: string): [row: number, column: number] {
  const found = /^([A-Z]{1,3})(\d{1,7})$/.exec(address)
  if (!found) return [0, 0]
  const [, letters = "", digits = ""] = found
  return [Number(digits), [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)]
}

function mergeOf(reference: string): Merge | null {
  const [from = "", to = from] = reference.split(":")
  const [row, column] = addressOf(from)
  const [toRow, toColumn] = addressOf(to)
  if (row === 0 || toRow < row || toColumn < column) return null
  return { row, column, rows: toRow - row + 1, columns: toColumn - column + 1 }
}
